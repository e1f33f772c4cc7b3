export interface RunningCamera {
  readonly stop: () => void;
  /** Turns the light on and off; null where the phone does not let us. */
  readonly torch: ((on: boolean) => void) | null;
}

/** Opens the camera at the back, as fine as it goes, and shows it. Rejects where there is none, or nobody allows it. */
export async function openCamera(screen: HTMLVideoElement): Promise<RunningCamera> {
  // Only over https, and on the machine itself.
  if (navigator.mediaDevices === undefined) throw new Error('no camera here');
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 4096 }, height: { ideal: 3072 } },
  });
  screen.srcObject = stream;
  await screen.play();
  const [track] = stream.getVideoTracks();
  const able = (track?.getCapabilities?.() ?? {}) as { torch?: boolean };
  return {
    stop: () => {
      for (const each of stream.getTracks()) each.stop();
      screen.srcObject = null;
    },
    torch:
      track !== undefined && able.torch === true
        ? (on) =>
            void track
              .applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
              .catch(() => undefined)
        : null,
  };
}
