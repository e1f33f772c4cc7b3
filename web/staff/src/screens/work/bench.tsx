import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { Claim } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';
import type { RowMarks } from '../../entry/line-places.ts';
import { markedPlace, placeOnPhotos } from '../../entry/line-places.ts';
import type { Place } from '../../entry/places.ts';
import type { Sheet } from '../../entry/sheet.ts';
import { useCurrent } from '../../entry/sheet.ts';
import type { PhotoLine } from '../../parts/photo-pane.tsx';
import { PhotoPane } from '../../parts/photo-pane.tsx';

type Shown = Pick<Claim, 'photos'> & { readonly form: Pick<Claim['form'], 'places' | 'placesOn'> };

interface BenchProps {
  readonly claim: Shown;
  readonly places: readonly Place[];
  readonly sheet: Sheet;
  readonly marks: readonly RowMarks[];
  readonly onMarks: (marks: RowMarks) => void;
  readonly photo: number;
  readonly onPhoto: (photo: number) => void;
  readonly children: ReactNode;
}

/** Photo left, form right, in the same order. The photo follows the line that is being typed. */
export function Bench({ children, ...photo }: BenchProps) {
  const [wide, setWide] = useState(false);
  return (
    <div className={wide ? 'bench wide-photo' : 'bench'}>
      <FollowingPhoto {...photo} onWide={() => setWide((now) => !now)} />
      <div className="work">{children}</div>
    </div>
  );
}

type FollowingProps = Omit<BenchProps, 'children'> & { readonly onWide: () => void };

function FollowingPhoto({ claim, places, sheet, marks, onMarks, photo, onPhoto, onWide }: FollowingProps) {
  const { say } = useDesk();
  const current = useCurrent(sheet);
  const line = useMemo(() => lineOf(claim, places, marks, current), [claim, places, marks, current]);
  const rows = useMemo(
    () => places.flatMap((p) => (p.part === 'votes' ? [`${p.number} ${say(p.label)}`] : [])),
    [places, say],
  );
  return (
    <PhotoPane
      photos={claim.photos}
      line={line}
      start={photo}
      onPhoto={onPhoto}
      onWide={onWide}
      rows={rows}
      onMarks={onMarks}
    />
  );
}

/** Where a place stands on the photos: what the typist pointed at goes before what the package says. */
export function lineOf(
  claim: Shown,
  places: readonly Place[],
  marks: readonly RowMarks[],
  ref: string | null,
): PhotoLine | null {
  if (ref === null || claim.photos.length === 0) return null;
  const marked = markedPlace(marks, places, ref);
  if (marked !== null) return { photo: marked.photo, rect: marked };
  return placeOnPhotos(claim, places, ref);
}
