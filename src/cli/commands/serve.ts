import { parseArgs } from 'node:util';
import { startServer } from '../../server/compose.ts';
import { EVENT_LISTENERS } from '../../server/server-options.ts';
import { ALERTS_HELP, alertOptions } from '../alert-options.ts';
import type { CommandIo } from '../io.ts';
import { loadDeliveryConfig } from '../load-delivery-config.ts';
import { loadLineConfig } from '../load-line-config.ts';
import { loadElection } from '../load-package.ts';

const HELP = `khanaen serve --package DIR --data DIR [--port 8080] [--host 127.0.0.1] [--cut-every 1000] [--behind-proxy]
  [--origin https://desk.example] [--second-factor required|optional] [--own-password required|optional] [--take-along 5] [--mailbox DIR]
  [--most-photos 60] [--most-evidence 100] [--event-listeners 5000]
  [--read-digits] [--deliver FILE] [--bulletins-every 60] [--alerts on|off|forget]

Desk, public site and feeds of one election. Without DATABASE_URL an embedded PostgreSQL keeps its files in --data.
Prints one line with the address when ready. Ends on SIGINT or SIGTERM. --behind-proxy: a proxy in front ends https; cookies are
marked secure and the client's address is taken from it. --origin: the address that browsers show, to which passkeys belong
(without it, what each request says). --second-factor, --own-password: whether those who accept, correct or publish must set up
a second factor, and everybody a password of their own; required unless the package is a drill. --take-along: how many forms
each browser keeps ready for a cut line (0 to 50). --mailbox: a folder with one folder for each centre, named by its id: photos and PDFs
that a scanner, a fax or an e-mail program puts there are taken in. PHOTO_STORE=s3://bucket/prefix?endpoint=… keeps photos in
S3-compatible storage. --most-photos, --most-evidence: photos of one return, evidence of one case. --event-listeners: most streams of /v1/events at the
same time, 0 for none. --read-digits: reads the boxes of accepted forms and notes for supervisors where
the paper seems to say something else; off until fitted to your own forms (khanaen reader fit). --bulletins-every: minutes between two
bulletins of the press (1 to 60, a part of an hour); less than 60 is for drills. --deliver: a file with the places to which every
cut is brought (docs/delivery.md). ${ALERTS_HELP}`;

export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      package: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string', default: '8080' },
      host: { type: 'string', default: '127.0.0.1' },
      'cut-every': { type: 'string', default: '1000' },
      'behind-proxy': { type: 'boolean', default: false },
      origin: { type: 'string' },
      'second-factor': { type: 'string' },
      'own-password': { type: 'string' },
      'take-along': { type: 'string', default: '5' },
      'most-photos': { type: 'string', default: '60' },
      'most-evidence': { type: 'string', default: '100' },
      'event-listeners': { type: 'string', default: String(EVENT_LISTENERS) },
      'read-digits': { type: 'boolean', default: false },
      'bulletins-every': { type: 'string', default: '60' },
      mailbox: { type: 'string' },
      deliver: { type: 'string' },
      alerts: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  const port = Number(values.port);
  const cutIntervalMs = Number(values['cut-every']);
  const takeAlong = Number(values['take-along']);
  const photosPerReturn = Number(values['most-photos']);
  const evidencePerCase = Number(values['most-evidence']);
  const eventListeners = Number(values['event-listeners']);
  const bulletinMinutes = Number(values['bulletins-every']);
  if (
    values.package === undefined ||
    values.data === undefined ||
    !Number.isInteger(port) ||
    !(cutIntervalMs >= 50) ||
    !Number.isInteger(takeAlong) ||
    takeAlong < 0 ||
    takeAlong > 50 ||
    !isCount(photosPerReturn) ||
    !isCount(evidencePerCase) ||
    !(Number.isInteger(eventListeners) && eventListeners >= 0) ||
    !(Number.isInteger(bulletinMinutes) && bulletinMinutes >= 1 && 60 % bulletinMinutes === 0) ||
    (values.origin !== undefined && !URL.canParse(values.origin)) ||
    !isPolicy(values['second-factor']) ||
    !isPolicy(values['own-password'])
  ) {
    io.err(HELP);
    return 2;
  }
  const loaded = await loadElection(values.package);
  if (!loaded.ok) {
    for (const error of loaded.error)
      io.err(`${error.file}:${error.line ?? ''} ${error.message.th} · ${error.message.en}`);
    return 2;
  }
  const line = await loadLineConfig(process.env['LINE_CHANNELS']);
  if (!line.ok) {
    io.err(`LINE_CHANNELS: ${line.error.th} · ${line.error.en}`);
    return 2;
  }
  const deliver = loadDeliveryConfig(values.deliver, process.env);
  if (!deliver.ok) {
    for (const line of deliver.error) io.err(line);
    return 2;
  }
  const alerts = alertOptions(values.alerts, values.origin, process.env['PUSH_SERVICES']);
  if (!alerts.ok) {
    io.err(`${alerts.error.th} · ${alerts.error.en}`);
    return 2;
  }
  const server = await startServer({
    election: loaded.value,
    dataDir: values.data,
    databaseUrl: process.env['DATABASE_URL'],
    port,
    host: values.host,
    cutIntervalMs,
    behindProxy: values['behind-proxy'],
    takeAlong,
    ...(values.mailbox === undefined ? {} : { mailbox: values.mailbox }),
    ...(process.env['PHOTO_STORE'] ? { photoStore: process.env['PHOTO_STORE'] } : {}),
    files: { photosPerReturn, evidencePerCase },
    eventListeners,
    bulletinsEveryMs: bulletinMinutes * 60_000,
    readDigits: values['read-digits'],
    ...(line.value === null ? {} : { line: line.value }),
    ...(deliver.value === null ? {} : { deliver: deliver.value }),
    ...(alerts.value === null ? {} : { alerts: alerts.value }),
    ...(values.origin === undefined ? {} : { origin: values.origin }),
    accounts: {
      ...(values['second-factor'] === undefined ? {} : { secondFactor: values['second-factor'] }),
      ...(values['own-password'] === undefined ? {} : { ownPassword: values['own-password'] === 'required' }),
    },
    log: (message) => io.err(`${new Date().toISOString()} ${message}`),
  });
  await server.ready;
  io.out(`khanaen ${server.url} · ${loaded.value.pkg.manifest.id} · package ${loaded.value.pkg.hash}`);
  await ended();
  await server.close();
  return 0;
}

function isCount(n: number): boolean {
  return Number.isInteger(n) && n >= 1 && n <= 10_000;
}

function isPolicy(text: string | undefined): text is 'required' | 'optional' | undefined {
  return text === undefined || text === 'required' || text === 'optional';
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
export function ended(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}
