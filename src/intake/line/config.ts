import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import { Secret } from '../../basics/secret.ts';

export { Secret };

/** One official account of LINE: for the whole election, or one of several (e.g. a province's). */
export interface LineChannel {
  /** Our own name of it, e.g. `main` or `MKM`. */
  readonly id: string;
  /** What the desk calls it. */
  readonly name: string;
  /** Signs webhooks. */
  readonly secret: Secret;
  /** Opens the Messaging API. */
  readonly accessToken: Secret;
}

export interface LineConfig {
  readonly channels: readonly LineChannel[];
  /** Another address of LINE's API and of its content server than the real ones; for rehearsals and tests. */
  readonly apiBase?: string;
  readonly dataBase?: string;
}

/** What is wrong with the file of channels: never holds a value of it. */
export interface ConfigError {
  readonly code: 'not-json' | 'not-a-list' | 'bad-channel' | 'same-id' | 'bad-address' | 'too-many';
  /** Where, e.g. `channels[1].secret`. */
  readonly place: string;
}

/** A webhook is tried against every account's secret; more than a province each is a mistake. */
const MOST_CHANNELS = 100;
const ID = /^[A-Za-z0-9_-]{1,40}$/;

/**
 * Reads the file that `LINE_CHANNELS` names: `{"channels": [{"id", "name", "secret", "accessToken"}, …]}`; `apiBase` and
 * `dataBase` beside the list name another LINE.
 */
export function parseLineConfig(text: string): Result<LineConfig, ConfigError> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err({ code: 'not-json', place: '' });
  }
  const file = isRecord(json) ? json : {};
  const list = file['channels'];
  if (!Array.isArray(list) || list.length === 0) return err({ code: 'not-a-list', place: 'channels' });
  if (list.length > MOST_CHANNELS) return err({ code: 'too-many', place: 'channels' });
  const channels: LineChannel[] = [];
  for (const [i, item] of list.entries()) {
    const place = `channels[${i}]`;
    const fields = isRecord(item) ? item : {};
    const [id, secret, accessToken] = ['id', 'secret', 'accessToken'].map((name) => textOf(fields[name]));
    if (id === undefined || !ID.test(id)) return err({ code: 'bad-channel', place: `${place}.id` });
    if (secret === undefined || secret.length < 8)
      return err({ code: 'bad-channel', place: `${place}.secret` });
    if (accessToken === undefined || !/^[\x21-\x7e]+$/.test(accessToken))
      return err({ code: 'bad-channel', place: `${place}.accessToken` });
    if (channels.some((channel) => channel.id === id)) return err({ code: 'same-id', place: `${place}.id` });
    const name = textOf(fields['name']) ?? id;
    channels.push({ id, name, secret: new Secret(secret), accessToken: new Secret(accessToken) });
  }
  const bases: { apiBase?: string; dataBase?: string } = {};
  for (const key of ['apiBase', 'dataBase'] as const) {
    const value = file[key];
    if (value === undefined) continue;
    const address = textOf(value);
    if (address === undefined || !/^https?:\/\//.test(address) || !URL.canParse(address))
      return err({ code: 'bad-address', place: key });
    bases[key] = address;
  }
  return ok({ channels, ...bases });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
