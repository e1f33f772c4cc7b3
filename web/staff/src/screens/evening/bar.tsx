interface BarProps {
  readonly part: number;
  readonly whole: number;
  /** What the bar shows is lacking: a full one is nothing good. */
  readonly lacking?: boolean;
}

/** A small bar. The numbers always stand beside it, so it says nothing to those who do not see it. */
export function Bar({ part, whole, lacking }: BarProps) {
  const share = whole <= 0 ? 0 : Math.min(1, part / whole);
  return (
    <span className={lacking === true ? 'share-bar lacking' : 'share-bar'} aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}
