/** Opens the reader's own photo of a posted notice beside ours. It never leaves the device. */
function start(host: HTMLElement): void {
  const [pick = '', yours = '', ours = ''] = (host.dataset['words'] ?? '').split('|');
  const photos = (host.dataset['photos'] ?? '').split(' ');
  const label = document.createElement('label');
  label.textContent = `${pick} `;
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  label.append(input);
  const place = document.createElement('div');
  place.className = 'two mine';
  let url = '';

  const figure = (sources: readonly string[], text: string): HTMLElement => {
    const box = document.createElement('figure');
    for (const source of sources) {
      const image = document.createElement('img');
      image.src = source;
      image.alt = text;
      box.append(image);
    }
    const caption = document.createElement('figcaption');
    caption.textContent = text;
    box.append(caption);
    return box;
  };

  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (url !== '') URL.revokeObjectURL(url);
    url = file === undefined ? '' : URL.createObjectURL(file);
    place.replaceChildren(...(url === '' ? [] : [figure([url], yours), figure(photos, ours)]));
  });
  host.replaceChildren(label, place);
}

const host = document.getElementById('mine');
if (host !== null) start(host);
