/**
 * Opens the reader's own photo of a posted notice beside ours. It does not leave the device, unless the reader ticks that it shall go
 * with a report: then a smaller copy goes, which has lost its metadata here already.
 */
function start(host: HTMLElement): void {
  const [pick = '', yours = '', ours = '', send = ''] = (host.dataset['words'] ?? '').split('|');
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
    if (file !== undefined) void bringForm(host, file, send);
  });
  host.replaceChildren(label, place);
}

/** Brings the form of the report page here, below both photos. Without it the link below leads there. */
async function bringForm(host: HTMLElement, file: File, words: string): Promise<void> {
  const from = host.dataset['report'];
  if (from === undefined) return;
  let form = host.querySelector('form');
  if (form === null) {
    const page = await fetch(from)
      .then((response) => (response.ok ? response.text() : ''))
      .catch(() => '');
    const found = new DOMParser().parseFromString(page, 'text/html').getElementById('report');
    if (found === null) return;
    form = document.importNode(found, true) as HTMLFormElement;
    host.append(form);
  }
  offerPhoto(form, file, words);
}

/** A tick in place of the choice of a file: the photo that is shown above goes along, or does not. */
function offerPhoto(form: HTMLFormElement, file: File, words: string): void {
  const field = form.querySelector<HTMLInputElement>('[name=photo]');
  if (field === null) return;
  field.value = '';
  field.hidden = true;
  form.querySelector<HTMLElement>('label[for=r-photo]')?.remove();
  form.querySelector('.pick')?.remove();
  const label = document.createElement('label');
  label.className = 'pick';
  const tick = document.createElement('input');
  tick.type = 'checkbox';
  label.append(tick, words);
  field.before(label);
  tick.addEventListener('change', async () => {
    field.value = '';
    if (!tick.checked) return;
    const button = form.querySelector<HTMLButtonElement>('[type=submit]');
    if (button !== null) button.disabled = true;
    const small = await smaller(file);
    if (button !== null) button.disabled = false;
    const files = new DataTransfer();
    files.items.add(small);
    if (tick.checked) field.files = files.files;
  });
}

/** Longest side that is sent: enough to read every figure of a form. */
const SIDE = 2400;

/** Drawn anew: smaller, as JPEG, and without time, place and device. What cannot be drawn goes as it is, and the server looks at it. */
async function smaller(file: File): Promise<File> {
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return blob === null ? file : new File([blob], 'notice.jpg', { type: 'image/jpeg' });
  } catch {
    return file;
  }
}

const host = document.getElementById('mine');
if (host !== null) start(host);
