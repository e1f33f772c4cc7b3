import { bucketOf } from '../search/keys.ts';
import type { Entry, Hit } from '../search/rank.ts';
import { rank, readQuery } from '../search/rank.ts';

const LIMIT = 20;

/** Finds while the reader types: fetches the part of the index that the word begins in, once, and ranks it here. */
function start(input: HTMLInputElement, found: HTMLElement): void {
  const english = document.documentElement.lang === 'en';
  const buckets = Number(found.dataset['buckets']);
  const [foundWords = '', nothing = '', unitWord = ''] = (found.dataset['words'] ?? '').split('|');
  const kinds = new Map(
    (found.dataset['kinds'] ?? '').split('|').map((text) => [text[0] ?? '', text.slice(1)]),
  );
  const parts = new Map<number, Promise<Entry[]>>();
  const status = found.querySelector('p');
  const list = found.querySelector('ul');
  let turn = 0;

  const part = (bucket: number): Promise<Entry[]> => {
    let loading = parts.get(bucket);
    if (loading === undefined) {
      loading = fetch(`/v1/search/${bucket}.json`).then((r) =>
        r.ok ? r.json() : Promise.reject(new Error()),
      );
      loading.catch(() => parts.delete(bucket));
      parts.set(bucket, loading);
    }
    return loading;
  };

  const show = (hits: readonly Hit[]): void => {
    if (status)
      status.textContent = hits.length === 0 ? nothing : foundWords.replace('#', String(hits.length));
    list?.replaceChildren(...hits.map(item));
  };

  const item = ({ entry, number }: Hit): HTMLLIElement => {
    const line = document.createElement('li');
    const link = document.createElement('a');
    link.href = `/${english ? 'en' : 'th'}/${entry.h}${number === null ? '' : `#n${number}`}`;
    link.textContent = english ? (entry.e ?? entry.n) : entry.n;
    if (number !== null) link.textContent += ` ${unitWord} ${number}`;
    const below = document.createElement('span');
    below.className = 'soft';
    const place = english ? (entry.z ?? entry.s) : entry.s;
    below.textContent = [kinds.get(entry.k), place].filter(Boolean).join(' · ');
    line.append(link, ' ', below);
    return line;
  };

  const look = async (): Promise<void> => {
    const mine = ++turn;
    const text = input.value;
    const word = [...readQuery(text).words].sort((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))[0];
    if (word === undefined || (word[0]?.length ?? 0) < 2) {
      list?.replaceChildren();
      if (status) status.textContent = '';
      return;
    }
    try {
      const loaded = await Promise.all(
        [...new Set(word.map((spelling) => bucketOf(spelling, buckets)))].map(part),
      );
      if (mine === turn)
        show(rank([...new Map(loaded.flat().map((e) => [`${e.h}|${e.n}`, e])).values()], text, LIMIT));
    } catch {
      // Without the index the form still asks the server.
    }
  };

  input.addEventListener('input', look);
  const asked = new URLSearchParams(location.search).get('q') ?? '';
  if (asked !== '' && found.dataset['query'] !== asked) {
    // A static copy: nobody has answered the form.
    input.value = asked;
    look();
  }
}

const input = document.querySelector<HTMLInputElement>('input#q');
const found = document.getElementById('found');
if (input !== null && found !== null) start(input, found);
