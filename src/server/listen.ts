import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bilingual } from '../basics/bilingual.ts';

/** Why a server could not listen, with a text for the operator. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly text: Bilingual;

  constructor(text: Bilingual, cause: unknown) {
    super(text.en, { cause });
    this.text = text;
  }
}

/** Begins to listen and gives the address for people; port 0 takes a free one. Throws {@link ListenError}. */
export async function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<string> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ListenError(
      {
        th: `เปิดพอร์ต ${port} ไม่ได้ (${code}) อาจมีโปรแกรมอื่นใช้อยู่ โปรดเลือกพอร์ตอื่นด้วย --port`,
        en: `Port ${port} cannot be opened (${code}). Another program may use it; choose another one with --port.`,
      },
      error,
    );
  }
  const shown = host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host;
  return `http://${shown}:${(server.address() as AddressInfo).port}`;
}
