import { useState } from 'react';
import type { Claim } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';
import type { RowMarks } from '../../entry/line-places.ts';
import type { Place } from '../../entry/places.ts';
import { useWords } from '../../words.ts';
import { lineOf } from './bench.tsx';
import { WORK_WORDS } from './words.ts';

interface LineCropProps {
  readonly claim: Claim;
  readonly places: readonly Place[];
  readonly place: Place;
  readonly marks: readonly RowMarks[];
}

/** Width and height of the strip, CSS pixels. */
const WIDTH = 560;
const MOST_HIGH = 150;

/** One line of the paper, cut out of its photo: what a third person reads. */
export function LineCrop({ claim, places, place, marks }: LineCropProps) {
  const { say } = useDesk();
  const w = useWords(WORK_WORDS);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const line = lineOf(claim, places, marks, place.ref);
  const photo = line === null ? undefined : claim.photos[line.photo];
  if (line === null || photo === undefined) return <p className="no-crop">{w.noCrop}</p>;
  const { rect } = line;
  // A little more than the line, so that a figure that leaves it is seen whole.
  const part = {
    x: rect.x - 10,
    y: rect.y - rect.height * 0.4,
    width: rect.width + 20,
    height: rect.height * 1.8,
  };
  const scale = size.width === 0 ? 0 : (WIDTH * 1000) / (part.width * size.width);
  const high = Math.min(MOST_HIGH, Math.max(44, (part.height / 1000) * size.height * scale));
  return (
    <div className="crop" style={{ height: high }}>
      <img
        src={photo.url}
        alt={w.crop(`${place.number} ${say(place.label)}`)}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          setSize({ width: naturalWidth, height: naturalHeight })
        }
        style={{
          transform: `scale(${scale}) translate(${(-part.x / 1000) * size.width}px, ${(-part.y / 1000) * size.height}px)`,
        }}
      />
    </div>
  );
}
