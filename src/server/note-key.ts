import { sign as signBytes } from 'node:crypto';
import type { Signer } from '../ledger/note.ts';
import { encodeNoteKey } from '../ledger/note.ts';
import { loadOrMakeKey } from '../store/signing-key.ts';

/** The installation's key as checkpoints use it, and the line that readers verify them with. */
export async function noteKeyOf(
  dataDir: string,
  electionId: string,
): Promise<{ signer: Signer; line: string }> {
  const { privateKey, publicBytes } = await loadOrMakeKey(dataDir);
  const key = { name: `khanaen/${electionId}`, publicKey: publicBytes };
  return {
    signer: { key, sign: (message) => signBytes(null, message, privateKey) },
    line: encodeNoteKey(key),
  };
}
