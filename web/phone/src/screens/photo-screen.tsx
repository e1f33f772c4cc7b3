import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FormState, UnitState } from '../api.ts';
import { judge } from '../image/judge.ts';
import type { Picture } from '../image/picture.ts';
import { openPicture, takePicture } from '../image/picture.ts';
import { readCodes } from '../image/read-code.ts';
import type { PageOnPhoto } from '../page-on-photo.ts';
import { pageOnPhoto } from '../page-on-photo.ts';
import type { Queue } from '../queue/use-queue.ts';
import { useWords } from '../words.ts';
import { Camera } from './camera.tsx';
import { Review } from './review.tsx';

interface PhotoScreenProps {
  readonly code: string;
  readonly unit: UnitState;
  readonly form: FormState;
  readonly page: number;
  /** A picture that was chosen; null: the camera opens. */
  readonly file: File | null;
  readonly queue: Queue;
  readonly onDone: () => void;
}

interface Taken {
  readonly picture: Picture;
  readonly onPhoto: PageOnPhoto;
}

/** From the camera, or a chosen picture, to a photo in the queue. */
export function PhotoScreen({ code, unit, form, page, file, queue, onDone }: PhotoScreenProps) {
  const words = useWords();
  const [taken, setTaken] = useState<Taken | null>(null);
  const [unread, setUnread] = useState(false);

  // The unit is asked for again now and then; a photo is looked at once.
  const unitNow = useRef(unit);
  unitNow.current = unit;

  const look = useCallback(async (source: ImageBitmap | HTMLVideoElement) => {
    const picture = await takePicture(source);
    setTaken({ picture, onPhoto: pageOnPhoto(await readCodes(source), unitNow.current) });
  }, []);
  const lookAtFile = useCallback(
    async (chosen: File) => {
      const bitmap = await openPicture(chosen);
      setUnread(bitmap === null);
      if (bitmap === null) return;
      await look(bitmap);
      bitmap.close();
    },
    [look],
  );
  useEffect(() => {
    if (file !== null) void lookAtFile(file);
  }, [file, lookAtFile]);

  const use = async (ballot: string, ofPage: number) => {
    if (taken === null) return;
    await queue.add({
      key: crypto.randomUUID(),
      code,
      ballot,
      page: ofPage,
      takenAt: Date.now(),
      blob: taken.picture.photo,
      thumbnail: taken.picture.thumbnail,
      outcome: null,
      refusal: null,
    });
    onDone();
  };

  if (unread)
    return (
      <main>
        <p role="alert">{words.review.notAPicture}</p>
        <button type="button" class="main" onClick={onDone}>
          {words.receipts.back}
        </button>
      </main>
    );
  if (taken === null)
    return file === null ? (
      <Camera
        title={words.camera.title(form.form.code, page)}
        onTake={look}
        onFile={lookAtFile}
        onClose={onDone}
      />
    ) : (
      <main aria-busy="true">{words.opening}</main>
    );
  return (
    <Review
      title={words.camera.title(form.form.code, page)}
      photo={taken.picture.photo}
      verdict={judge(taken.picture.small)}
      onPhoto={taken.onPhoto}
      asked={{ ballot: form.ballot, page }}
      onUse={use}
      onAgain={() => (file === null ? setTaken(null) : onDone())}
    />
  );
}
