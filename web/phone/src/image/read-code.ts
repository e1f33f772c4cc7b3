/** The reader of codes that some phones have built in; others leave it to the server. */
interface Detector {
  detect(source: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

let detector: Detector | null | undefined;

function detectorOfPhone(): Detector | null {
  if (detector !== undefined) return detector;
  const known = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  try {
    detector = known === undefined ? null : new known({ formats: ['qr_code'] });
  } catch {
    detector = null;
  }
  return detector;
}

/** Texts of the codes on a picture, where the phone can read them; empty where it cannot. */
export async function readCodes(source: ImageBitmapSource): Promise<readonly string[]> {
  try {
    const found = (await detectorOfPhone()?.detect(source)) ?? [];
    return [...new Set(found.map(({ rawValue }) => rawValue))];
  } catch {
    return [];
  }
}
