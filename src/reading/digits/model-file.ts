import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import { fromHalf, toHalf } from './float16.ts';
import type { Network } from './network.ts';
import { LAYER_SIZES } from './network.ts';

/** Where a model's confidence comes from, and what it may say. */
export interface Calibration {
  /** Scores are divided by it before they become shares: above 1 makes the networks humbler. */
  readonly temperature: number;
  /** A digit below it is not used; 0 to 1. */
  readonly bar: number;
}

/** What a model was made from, in plain words; goes into the model card and into reports. */
export interface Origin {
  readonly made: string;
  readonly sources: readonly string[];
  /** Boxes of accepted records on which the last layer and the bar were fitted again; 0: none, a model from the shelf. */
  readonly fittedBoxes: number;
}

/** Networks that read a digit together. */
export interface DigitModel {
  /** SHA-256 of the file: the model's name in every report. */
  readonly hash: string;
  readonly networks: readonly Network[];
  readonly calibration: Calibration;
  readonly origin: Origin;
}

/** `not-a-model`: no file of ours, or cut short. `other-version`: made by a newer program. `changed`: not the file that was meant. */
export type ModelError = 'not-a-model' | 'other-version' | 'changed';

const MAGIC = 'KHANAEN-DIGITS\n';
const VERSION = 1;
const NETWORK_SIZE = LAYER_SIZES.reduce((sum, size) => sum + size, 0);
const LARGEST_HEADER = 65_536;
const MOST_NETWORKS = 8;

interface Header {
  readonly version: number;
  readonly networks: number;
  readonly calibration: Calibration;
  readonly origin: Origin;
}

/**
 * The file: a magic line, the length of the header (4 bytes, low byte first), the header as JSON, then all weights as numbers of
 * 16 bits, network after network, layer after layer.
 */
export function writeModel(
  networks: readonly Network[],
  calibration: Calibration,
  origin: Origin,
): Uint8Array<ArrayBuffer> {
  const header: Header = { version: VERSION, networks: networks.length, calibration, origin };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = MAGIC.length + 4 + json.length;
  const bytes = new Uint8Array(start + networks.length * NETWORK_SIZE * 2);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(MAGIC.length, json.length, true);
  bytes.set(json, MAGIC.length + 4);
  let place = start;
  for (const network of networks) {
    for (const layer of network) {
      for (const weight of layer) {
        view.setUint16(place, toHalf(weight), true);
        place += 2;
      }
    }
  }
  return bytes;
}

/** Reads a model; `expected`: the hash that the caller trusts, null to take any well-formed file. */
export function readModel(bytes: Uint8Array, expected: string | null): Result<DigitModel, ModelError> {
  const hash = sha256Hex(bytes);
  if (expected !== null && hash !== expected) return err('changed');
  const header = readHeader(bytes);
  if (!header.ok) return header;
  const { start, networks: count, calibration, origin } = header.value;
  if (bytes.length !== start + count * NETWORK_SIZE * 2) return err('not-a-model');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let place = start;
  const layer = (size: number) => {
    const weights = new Float32Array(size);
    for (let i = 0; i < size; i++, place += 2) weights[i] = fromHalf(view.getUint16(place, true));
    return weights;
  };
  const [first, second, third, last] = LAYER_SIZES;
  const networks: Network[] = [];
  for (let n = 0; n < count; n++) {
    networks.push([layer(first ?? 0), layer(second ?? 0), layer(third ?? 0), layer(last ?? 0)]);
  }
  const sound = networks.every((network) => network.every((weights) => weights.every(Number.isFinite)));
  return sound ? ok({ hash, networks, calibration, origin }) : err('not-a-model');
}

function readHeader(bytes: Uint8Array): Result<Header & { start: number }, ModelError> {
  const text = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to));
  const from = MAGIC.length + 4;
  if (bytes.length < from || text(0, MAGIC.length) !== MAGIC) return err('not-a-model');
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(MAGIC.length, true);
  if (length > LARGEST_HEADER || from + length > bytes.length) return err('not-a-model');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text(from, from + length));
  } catch {
    return err('not-a-model');
  }
  if (typeof parsed !== 'object' || parsed === null) return err('not-a-model');
  const header = parsed as Partial<Header>;
  if (header.version !== VERSION) return err('other-version');
  const { networks, calibration, origin } = header;
  if (
    typeof networks !== 'number' ||
    !Number.isInteger(networks) ||
    networks < 1 ||
    networks > MOST_NETWORKS ||
    !isCalibration(calibration) ||
    !isOrigin(origin)
  ) {
    return err('not-a-model');
  }
  return ok({ version: VERSION, networks, calibration, origin, start: from + length });
}

function isCalibration(value: unknown): value is Calibration {
  const { temperature, bar } = (value ?? {}) as Partial<Calibration>;
  return typeof temperature === 'number' && temperature > 0 && typeof bar === 'number' && bar > 0 && bar <= 1;
}

function isOrigin(value: unknown): value is Origin {
  const { made, sources, fittedBoxes } = (value ?? {}) as Partial<Origin>;
  return (
    typeof made === 'string' &&
    Array.isArray(sources) &&
    sources.every((source) => typeof source === 'string') &&
    typeof fittedBoxes === 'number' &&
    Number.isInteger(fittedBoxes) &&
    fittedBoxes >= 0
  );
}
