import { useEffect, useRef, useState } from 'preact/hooks';
import type { Verdict } from '../image/judge.ts';
import { judge } from '../image/judge.ts';
import { smallCopy } from '../image/picture.ts';
import { FileButton } from '../parts/file-button.tsx';
import type { PhoneWords } from '../words.ts';
import { useWords } from '../words.ts';
import { openCamera } from './open-camera.ts';

interface CameraProps {
  readonly title: string;
  readonly onTake: (video: HTMLVideoElement) => Promise<void>;
  readonly onFile: (file: File) => void;
  readonly onClose: () => void;
}

const LOOK_EVERY_MS = 700;

/** The running camera with a frame to fill, and what it sees told at once. */
export function Camera({ title, onTake, onFile, onClose }: CameraProps) {
  const words = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'opening' | 'running' | 'refused'>('opening');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [torch, setTorch] = useState<((on: boolean) => void) | null>(null);
  const [lit, setLit] = useState(false);

  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    const screen = video.current;
    if (screen === null) return undefined;
    openCamera(screen).then(
      (camera) => {
        if (gone) return camera.stop();
        stop = camera.stop;
        setTorch(() => camera.torch);
        setState('running');
      },
      () => setState('refused'),
    );
    const timer = setInterval(() => {
      if (screen.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && screen.videoWidth > 0)
        setVerdict(judge(smallCopy(screen)));
    }, LOOK_EVERY_MS);
    return () => {
      gone = true;
      clearInterval(timer);
      stop?.();
    };
  }, []);

  const shoot = () => {
    if (video.current !== null) void onTake(video.current);
  };
  return (
    <main class="camera">
      <h1>{title}</h1>
      <div class="finder">
        <video ref={video} playsInline muted />
        <div class="frame" aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </div>
      </div>
      <p class="hint" role="status">
        {state === 'running' ? hint(verdict, words) : words.camera[state]}
      </p>
      <div class="buttons">
        <button type="button" onClick={onClose}>
          {words.camera.close}
        </button>
        <button type="button" class="main shoot" disabled={state !== 'running'} onClick={shoot}>
          {words.camera.shoot}
        </button>
        {torch !== null && (
          <button
            type="button"
            aria-pressed={lit}
            onClick={() => {
              torch(!lit);
              setLit(!lit);
            }}
          >
            {words.camera.light}
          </button>
        )}
        <FileButton label={words.choose} name={words.choose} onFile={onFile} />
      </div>
    </main>
  );
}

/** One thing at a time, the worst first. */
function hint(verdict: Verdict | null, words: PhoneWords): string {
  if (verdict === null) return words.camera.guide;
  if (verdict.dark) return words.camera.dark;
  if (verdict.blurred) return words.camera.steady;
  if (verdict.corners === 4) return words.camera.good;
  return verdict.corners === 0 ? words.camera.guide : words.camera.corners(verdict.corners);
}
