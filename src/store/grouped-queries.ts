import type { QueryConfig, QueryResultRow } from 'pg';
import pg from 'pg';
import { connectionConfig, SESSION_SETTINGS } from './connect.ts';
import type { Database } from './database.ts';
import { type NamedStatement, PipelinedBatch, type StatementResult } from './pipelined-batch.ts';
import { storeTypes } from './types.ts';

/** Where statements are sent to: the pool, or {@link GroupedQueries}. */
export interface Queries {
  query<Row extends QueryResultRow>(
    config: string | QueryConfig,
    values?: unknown[],
  ): Promise<StatementResult<Row>>;
}

interface Waiting {
  readonly statement: NamedStatement;
  readonly resolve: (result: StatementResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Most statements in one transaction: bounds how long its row locks are held. */
const MOST = 64;

/**
 * Sends the named statements of many requests together: those that come while one batch is under way form the next. Under load
 * that is one write, one wake-up of the server and one commit for dozens of clerks instead of one for each; a lone statement
 * goes out at once. Statements without a name go to the pool.
 *
 * A statement that fails takes its batch back, and each one is then run by itself, so nobody suffers from another's error. A lost
 * connection rejects what was under way: it may or may not have happened, as with any connection, and the natural keys
 * of the requests make it safe to ask again.
 */
export class GroupedQueries implements Queries {
  readonly #db: Pick<Database, 'pool' | 'url'>;
  #waiting: Waiting[] = [];
  #connection: { readonly client: pg.Client; readonly prepared: Set<string> } | null = null;
  #running = false;
  #closed = false;

  constructor(db: Pick<Database, 'pool' | 'url'>) {
    this.#db = db;
  }

  query<Row extends QueryResultRow>(
    config: string | QueryConfig,
    values?: unknown[],
  ): Promise<StatementResult<Row>> {
    if (typeof config === 'string' || config.name === undefined || this.#closed) {
      return this.#db.pool.query<Row>(config, values);
    }
    const statement = {
      name: config.name,
      text: config.text,
      values: values ?? (config.values as unknown[]) ?? [],
    };
    return new Promise<StatementResult<Row>>((resolve, reject) => {
      this.#waiting.push({ statement, resolve: (result) => resolve(result as StatementResult<Row>), reject });
      if (!this.#running) void this.#run();
    });
  }

  /** Ends the connection; what comes later goes to the pool. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#connection?.client.end().catch(() => undefined);
    this.#connection = null;
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, MOST);
      try {
        const results = await this.#send(group.map(({ statement }) => statement));
        group.forEach(({ resolve }, i) => {
          const result = results[i];
          if (result !== undefined) resolve(result);
        });
      } catch (error) {
        await this.#drop();
        if (group.length > 1 && error instanceof pg.DatabaseError) await this.#oneByOne(group);
        else for (const { reject } of group) reject(error);
      }
    }
    this.#running = false;
  }

  async #send(statements: readonly NamedStatement[]): Promise<readonly StatementResult[]> {
    this.#connection ??= await this.#connect();
    const { client, prepared } = this.#connection;
    const batch = new PipelinedBatch(statements, prepared, storeTypes);
    client.query(batch);
    return batch.done;
  }

  async #connect(): Promise<{ client: pg.Client; prepared: Set<string> }> {
    // A plan that was made while the tables were empty would read them whole for the rest of the night; these statements look
    // everything up by key.
    const options = `${SESSION_SETTINGS.options} -c enable_seqscan=off`;
    const client = new pg.Client({ ...connectionConfig(this.#db.url), ...SESSION_SETTINGS, options });
    client.on('error', () => undefined); // the batch under way fails too, and that is handled
    await client.connect();
    return { client, prepared: new Set() };
  }

  /** After an error the connection may know some names and not others; the next batch begins with a fresh one. */
  async #drop(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    await connection?.client.end().catch(() => undefined);
  }

  async #oneByOne(group: readonly Waiting[]): Promise<void> {
    await Promise.all(
      group.map(({ statement: { name, text, values }, resolve, reject }) =>
        this.#db.pool.query({ name, text, values: [...values] }).then(resolve, reject),
      ),
    );
  }
}
