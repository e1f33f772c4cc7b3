import { useLocation } from 'wouter';
import { useDesk } from '../../desk.tsx';
import { Combobox } from '../../parts/combobox.tsx';
import { findPlaces, usePlaces } from '../../parts/places.ts';
import { useWords } from '../../words.ts';
import { TICKET_WORDS } from './words.ts';

/** The whole area of duty, among the ids of areas. */
const ALL = '*';
const MOST = 30;
/** Areas whose reports the server gives by themselves. */
const KINDS: readonly string[] = ['province', 'constituency', 'local-body'];

/** Account files say `constituency:BKK_1`, addresses `BKK_1`. */
const bare = (id: string) => id.slice(id.indexOf(':') + 1);

/** Chooses the constituency or province whose reports the list shows; the address of the screen remembers it. */
export function AreaChoice({ area }: { readonly area: string | undefined }) {
  const w = useWords(TICKET_WORDS);
  const { say } = useDesk();
  const [path, go] = useLocation();
  const areas = (usePlaces()?.areas ?? []).filter(({ kind }) => KINDS.includes(kind));
  if (areas.length < 2) return null;
  const chosen = areas.find(({ id }) => bare(id) === area);
  return (
    <Combobox
      label={w.area}
      shown={area === undefined ? w.anyArea : chosen === undefined ? area : say(chosen.name)}
      placeholder={w.areaHint}
      nothing={w.noArea}
      find={(text) => {
        const found = findPlaces(areas, text, MOST).map(({ id, name, around }) => ({
          id,
          name: say(name),
          detail: around.map(say).join(' · '),
        }));
        return text === '' ? [{ id: ALL, name: w.anyArea, detail: '' }, ...found] : found;
      }}
      onChoose={(id) => go(id === ALL ? path : `${path}?area=${encodeURIComponent(bare(id))}`)}
    />
  );
}
