import type { FileLimits } from '../centre/most-files.ts';
import type { DeliveryConfig } from '../delivery/config/model.ts';
import type { Election } from '../election/lookup.ts';
import type { LineConfig } from '../intake/line/config.ts';
import type { AccountPolicy } from '../people/accounts.ts';
import type { AlertOptions } from './alerts-room.ts';

/** What a server is started with: the options of `khanaen serve`. */
export interface ServerOptions {
  readonly election: Election;
  /** Photos, keys, and the embedded database's files. */
  readonly dataDir: string;
  /** A PostgreSQL server; without it, the embedded one. */
  readonly databaseUrl: string | undefined;
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** Least time between two cuts, milliseconds. */
  readonly cutIntervalMs: number;
  /** Behind a proxy that ends https: cookies are marked secure and the client's address is taken from the proxy. */
  readonly behindProxy?: boolean;
  /** What is asked of people's accounts; without it everything, and nothing in a drill. */
  readonly accounts?: Partial<AccountPolicy>;
  /** How many returns each browser keeps ready for a cut line; without it, as the desk has it. */
  readonly takeAlong?: number;
  /** Most photos of a return and pieces of evidence of a case. */
  readonly files?: Partial<FileLimits>;
  /** A folder with one folder for each centre, into which scanners and e-mail programs put files. */
  readonly mailbox?: string;
  /** Where photos are kept: `s3://bucket/prefix?endpoint=…`; without it, in `dataDir`. */
  readonly photoStore?: string;
  /** The address that people's browsers show; without it, what each request says. */
  readonly origin?: string;
  /** Reads digits of accepted forms and notes where the paper seems to differ; without it, nothing is read. */
  readonly readDigits?: boolean;
  /** Official accounts of LINE; without it, there is none. */
  readonly line?: LineConfig;
  /** Places to which every cut is brought; without it, there are none. */
  readonly deliver?: DeliveryConfig;
  /** Alerts by web push; without it, there are none. `forget`: none, and every browser that asked for them is forgotten. */
  readonly alerts?: AlertOptions | 'forget';
  /** Most listeners of `/v1/events`; 0: none. */
  readonly eventListeners?: number;
  /** Time between two bulletins of the press, milliseconds; an hour when absent. */
  readonly bulletinsEveryMs?: number;
  readonly log: (message: string) => void;
}

/** Places of `/v1/events` when nothing else is said: 11 kB of memory and 15 µs of a core for each event and listener. */
export const EVENT_LISTENERS = 5000;

/** A drill plays hundreds of accounts with one given password; a real election asks for everything. */
export function policyOf({ election, accounts }: ServerOptions): AccountPolicy {
  const { drill } = election.pkg.manifest;
  return { ownPassword: !drill, secondFactor: drill ? 'optional' : 'required', ...accounts };
}
