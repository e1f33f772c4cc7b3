import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { PUBLIC_POLICY } from '../../../src/server/make-site.ts';
import type { StaffApp } from '../../../src/server/testing/staff-app.ts';
import { staffApp } from '../../../src/server/testing/staff-app.ts';
import { buildPhone } from '../../../tools/build-web.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The built page of the committees in front of the real application. */
export interface PhoneRig {
  readonly staff: StaffApp;
  readonly url: string;
  /** A folder for what a test makes. */
  readonly folder: string;
  close(): Promise<void>;
}

export async function openPhoneRig(): Promise<PhoneRig> {
  const folder = mkdtempSync(join(tmpdir(), 'khanaen-phone-'));
  const [staff] = await Promise.all([staffApp({ stationsEach: 12, constituencies: 1 }), buildPhone(folder)]);
  await staff.app.ready();
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path.startsWith('/api/')) {
      staff.app.routing(request, response);
      return;
    }
    const file =
      path === '/phone-sw.js'
        ? 'sw.js'
        : path === '/f' || path.startsWith('/f/')
          ? 'index.html'
          : path.replace('/assets/phone/', '');
    try {
      const bytes = readFileSync(join(folder, 'phone', file.replaceAll('..', '')));
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': PUBLIC_POLICY,
      });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    staff,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    folder,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await staff.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
