/** The drawings of the states of a seat, one tile of 9 × 9 each, by the letter that `drawnAs` gives. */
export function TileShapes() {
  return (
    <defs>
      <path id="d" d="M0 0h9v9H0z" />
      <path id="w" d="M0 0h9v9H0z" fill="none" stroke-dasharray="2 1" pointer-events="all" />
      <g id="f" pointer-events="all">
        <path d="M0 0h9v9H0z" fill="none" stroke-dasharray="2 1" />
        <path d="M3.500 3.500h2v2h-2z" class="dot" />
      </g>
      <g id="l">
        <path d="M0 0h9v9H0z" />
        <path d="M9 4v5H4z" fill="#fff" />
      </g>
      <g id="c">
        <path d="M0 0h9v9H0z" />
        <path d="M2 4.500l2 2 3.500-4" fill="none" stroke="#fff" stroke-width="1.800" />
      </g>
      <path id="x" d="M0 0h9v9H0zM0 0l9 9M9 0L0 9" fill="none" pointer-events="all" />
    </defs>
  );
}
