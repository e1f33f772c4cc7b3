import { readFileSync, writeFileSync } from 'node:fs';
import type { Network } from '../../src/reading/digits/network.ts';
import { LAYER_SIZES } from '../../src/reading/digits/network.ts';

/** Weights of one network as it comes from training: 32-bit floats of all layers, one after the other. */
export function saveWeights(layers: readonly Float32Array[], path: string): void {
  writeFileSync(
    path,
    Buffer.concat(layers.map((layer) => Buffer.from(layer.buffer, layer.byteOffset, layer.byteLength))),
  );
}

export function loadWeights(path: string): Network {
  const bytes = readFileSync(path);
  const all = new Float32Array(new Uint8Array(bytes).buffer);
  if (all.length !== LAYER_SIZES.reduce((sum, size) => sum + size, 0))
    throw new Error(`${path}: not our weights`);
  let from = 0;
  const next = (layer: 0 | 1 | 2 | 3) => {
    const size = LAYER_SIZES[layer] ?? 0;
    from += size;
    return all.slice(from - size, from);
  };
  return [next(0), next(1), next(2), next(3)];
}
