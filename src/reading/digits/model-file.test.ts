import { describe, expect, it } from 'vitest';
import { unwrap } from '../../basics/result.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import { readModel, writeModel } from './model-file.ts';
import type { Network } from './network.ts';
import { LAYER_SIZES } from './network.ts';

const layer = (i: 0 | 1 | 2 | 3) =>
  Float32Array.from({ length: LAYER_SIZES[i] ?? 0 }, (_, k) => ((k % 64) - 32) / 64);
const network: Network = [layer(0), layer(1), layer(2), layer(3)];
const calibration = { temperature: 1.5, bar: 0.97 };
const origin = { made: '2026-11-26', sources: ['a test'], fittedBoxes: 0 };
const bytes = writeModel([network, network], calibration, origin);

describe('a model file', () => {
  it('comes back as it was written, under the name of its hash', () => {
    const model = unwrap(readModel(bytes, sha256Hex(bytes)));
    expect(model).toEqual({ hash: sha256Hex(bytes), networks: [network, network], calibration, origin });
  });

  it('is refused when it is another file than was meant', () => {
    const other = bytes.slice();
    other[other.length - 1] = 1;
    expect(readModel(other, sha256Hex(bytes))).toEqual({ ok: false, error: 'changed' });
    expect(readModel(other, null).ok).toBe(true);
  });

  it('is refused when it is no model, cut short, too long, or holds numbers that are none', () => {
    const bad = (change: (copy: Uint8Array) => Uint8Array) => readModel(change(bytes.slice()), null);
    const refused = { ok: false, error: 'not-a-model' };
    expect(bad(() => new Uint8Array(0))).toEqual(refused);
    expect(bad((copy) => copy.slice(0, 17))).toEqual(refused);
    expect(bad((copy) => copy.slice(0, -2))).toEqual(refused);
    expect(bad((copy) => new Uint8Array([...copy, 0, 0]))).toEqual(refused);
    expect(bad((copy) => copy.fill(0x7f, 15, 19))).toEqual(refused);
    expect(bad((copy) => copy.fill(0x20, 19, 40))).toEqual(refused);
    expect(bad((copy) => copy.fill(0xff, copy.length - 2))).toEqual(refused);
    expect(readModel(writeModel([network], { temperature: 0, bar: 0.9 }, origin), null)).toEqual(refused);
    expect(readModel(writeModel([], calibration, origin), null)).toEqual(refused);
  });

  it('of a newer program is named as such', () => {
    const text = new TextDecoder('latin1').decode(bytes).replace('"version":1', '"version":9');
    expect(
      readModel(
        Uint8Array.from(text, (c) => c.charCodeAt(0)),
        null,
      ),
    ).toEqual({
      ok: false,
      error: 'other-version',
    });
  });
});
