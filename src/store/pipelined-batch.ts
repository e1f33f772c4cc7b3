import type { Connection, CustomTypesConfig, QueryResultRow } from 'pg';
import pg from 'pg';

/** A statement that is prepared once per connection under its name. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What a statement gave: its rows and how many it touched. */
export interface StatementResult<Row extends QueryResultRow = QueryResultRow> {
  readonly rows: Row[];
  readonly rowCount: number | null;
}

/** The driver's own collector of one statement's rows, as far as we use it. */
interface RowCollector {
  readonly _result: { _types?: CustomTypesConfig };
  readonly _results: StatementResult;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
}

/** Turns a value into what goes over the wire: text, bytes or null. Exported by the driver, missing in its types. */
const { prepareValue } = (
  pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }
).utils;

/**
 * Several statements sent at once and ended by a single Sync: one write to the socket, one transaction, one commit. The driver
 * takes it as one query (its interface Submittable). `done` settles after the commit; when one statement fails, none has
 * happened.
 */
export class PipelinedBatch {
  readonly done: Promise<readonly StatementResult[]>;
  readonly #statements: readonly { name: string; text: string; values: (string | Buffer | null)[] }[];
  readonly #collectors: readonly RowCollector[];
  readonly #prepared: Set<string>;
  #resolve: (results: readonly StatementResult[]) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  #current = 0;
  #failed = false;

  /** `prepared`: names that this connection knows already; the batch adds its own when it succeeds. */
  constructor(statements: readonly NamedStatement[], prepared: Set<string>, types: CustomTypesConfig) {
    this.#statements = statements.map(({ name, text, values }) => ({
      name,
      text,
      values: values.map(prepareValue),
    }));
    this.#prepared = prepared;
    this.#collectors = statements.map(() => {
      const collector = new pg.Query('', () => undefined) as unknown as RowCollector;
      collector._result._types = types;
      return collector;
    });
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: Connection): void {
    const known = new Set(this.#prepared);
    connection.stream.cork();
    for (const { name, text, values } of this.#statements) {
      if (!known.has(name)) {
        connection.parse({ name, text, types: [] }, true);
        known.add(name);
      }
      connection.bind({ portal: '', statement: name, values }, true);
      connection.describe({ type: 'P', name: '' }, true);
      connection.execute(null, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription(message: unknown): void {
    this.#collectors[this.#current]?.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.#collectors[this.#current]?.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, connection: Connection): void {
    this.#collectors[this.#current]?.handleCommandComplete(message, connection);
    this.#current += 1;
  }

  /** Called by the driver for an error of the server and for a lost connection. */
  handleError(error: unknown): void {
    this.#failed = true;
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#failed) return;
    for (const { name } of this.#statements) this.#prepared.add(name);
    this.#resolve(this.#collectors.map((collector) => collector._results));
  }
}
