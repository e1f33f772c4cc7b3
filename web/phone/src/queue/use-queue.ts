import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { KeptFigures, KeptPhoto } from './kept.ts';
import { forgetPhoto, keepFigures, keepPhoto, listFigures, listPhotos } from './kept.ts';
import type { Line } from './sender.ts';
import { Sender } from './sender.ts';

export interface Queue {
  /** Photos of this unit on this phone, oldest first. */
  readonly photos: readonly KeptPhoto[];
  readonly figures: readonly KeptFigures[];
  readonly line: Line;
  /** The phone does not let us keep photos: closing the page loses what is not sent. */
  readonly forgetful: boolean;
  add(photo: KeptPhoto): Promise<void>;
  drop(key: string): Promise<void>;
  setFigures(kept: KeptFigures): Promise<void>;
  sendAgain(): void;
}

/** What this phone keeps of a unit, and its way to the server. `onNews`: the server has something new. */
export function useQueue(code: string, onNews: () => void): Queue {
  const [photos, setPhotos] = useState<readonly KeptPhoto[]>([]);
  const [figures, setFigures] = useState<readonly KeptFigures[]>([]);
  const [line, setLine] = useState<Line>('idle');
  const [forgetful, setForgetful] = useState(false);
  const sender = useRef<Sender | null>(null);
  const news = useRef(onNews);
  news.current = onNews;

  const read = useCallback(async () => {
    try {
      setPhotos((await listPhotos()).filter((photo) => photo.code === code));
      setFigures((await listFigures()).filter((kept) => kept.code === code));
    } catch {
      setForgetful(true);
    }
  }, [code]);

  useEffect(() => {
    let before: Line = 'idle';
    const sending = new Sender((now) => {
      setLine(now);
      void read();
      if (before === 'sending' && now !== 'sending') news.current();
      before = now;
    });
    sender.current = sending;
    const wake = () => sending.nudge();
    const seen = () => {
      if (document.visibilityState === 'visible') wake();
    };
    addEventListener('online', wake);
    document.addEventListener('visibilitychange', seen);
    void read();
    wake();
    // Else the browser may throw kept photos away when the phone is full.
    navigator.storage?.persist?.().catch(() => undefined);
    return () => {
      removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', seen);
      sending.stop();
    };
  }, [read]);

  const after = async (work: Promise<void>) => {
    try {
      await work;
    } catch {
      setForgetful(true);
    }
    await read();
    sender.current?.nudge();
  };
  return {
    photos,
    figures,
    line,
    forgetful,
    add: (photo) => after(keepPhoto(photo)),
    drop: (key) => after(forgetPhoto(key)),
    setFigures: (kept) => after(keepFigures(kept)),
    sendAgain: () => sender.current?.nudge(),
  };
}
