import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { HASH_SIZE } from './merkle.ts';
import type { NoteError, NoteKey, Signer } from './note.ts';
import { decodeBase64, openNote, signNote } from './note.ts';

/** What the sealer vouches for at a moment: the size and the root of the ledger (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Names the ledger: one line, the same for all its checkpoints, e.g. `results.example.org/th-2566`. */
  readonly origin: string;
  readonly size: number;
  /** RFC 6962 root, 32 bytes. */
  readonly root: Uint8Array;
  /** Further lines, e.g. `cut 12`; not empty, one line each. */
  readonly extensions: readonly string[];
}

export type CheckpointError = NoteError | 'not-a-checkpoint' | 'other-origin';

/** The checkpoint as a signed note. Lines that would break its format are a bug and throw. */
export function signCheckpoint(
  checkpoint: Omit<Checkpoint, 'extensions'> & Partial<Checkpoint>,
  signer: Signer,
): string {
  const { origin, size, root, extensions = [] } = checkpoint;
  const text = [origin, String(size), Buffer.from(root).toString('base64'), ...extensions, ''].join('\n');
  if (parseText(text) === null || extensions.some((line) => line === '' || line.includes('\n'))) {
    throw new Error('not a checkpoint');
  }
  return signNote(text, signer);
}

/**
 * Reads a checkpoint of the ledger `origin` that `key` signed. The signature is checked before anything else is read, so
 * every changed byte is refused. There is no way to read one unchecked.
 */
export function parseCheckpoint(
  note: string,
  key: NoteKey,
  origin: string,
): Result<Checkpoint, CheckpointError> {
  const text = openNote(note, key);
  if (!text.ok) return text;
  const checkpoint = parseText(text.value);
  if (checkpoint === null) return err('not-a-checkpoint');
  return checkpoint.origin === origin ? ok(checkpoint) : err('other-origin');
}

function parseText(text: string): Checkpoint | null {
  const [origin = '', size = '', encoded = '', ...rest] = text.split('\n');
  const extensions = rest.slice(0, -1);
  const root = decodeBase64(encoded);
  if (origin === '' || !/^(?:0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) return null;
  if (root?.length !== HASH_SIZE || rest.at(-1) !== '' || extensions.includes('')) return null;
  return { origin, size: Number(size), root: new Uint8Array(root), extensions };
}
