import type { Election } from '../../election/lookup.ts';
import { Front } from '../front.ts';
import { listen } from '../listen.ts';
import { EMBED_POLICY, eventOffer, PUBLIC_POLICY } from '../make-site.ts';
import { CutEvents } from '../public/cut-events.ts';
import { type Memory, mirrorAnswer } from './answer.ts';
import { openKeeper } from './keeper.ts';
import { LiveTree } from './live-tree.ts';
import { TreeFiles } from './tree-files.ts';

export interface MirrorOptions {
  /** The folder that the served tree is written into. */
  readonly folder: string;
  /** Reads the package and the line of `/v1/key.txt`; meanwhile the folder is already served. Null: they cannot be read. */
  readonly load: () => Promise<{ readonly election: Election; readonly keyLine: string } | null>;
  /** Photos, and the embedded database when no server is named. Nothing is written there. */
  readonly dataDir: string;
  /** A PostgreSQL server; a standby will do. */
  readonly databaseUrl: string | undefined;
  readonly photoStore?: string | undefined;
  /** The address that readers see. The first path must have the same: it stands in pages. */
  readonly origin?: string | undefined;
  readonly port: number;
  readonly host: string;
  /** A proxy right in front says whose requests they are. */
  readonly behindProxy: boolean;
  /** Least time between two written cuts, milliseconds. */
  readonly everyMs: number;
  /** Pages of single units go into the folder, too. */
  readonly units: boolean;
  readonly eventListeners: number;
  readonly log: (message: string) => void;
}

export interface RunningMirror {
  readonly url: string;
  close(): Promise<void>;
}

/** The folder holds the tree of another election; it is not overwritten. */
export class ForeignFolder extends Error {
  override readonly name = 'ForeignFolder';
}

/**
 * The second path: follows the published cuts by itself, writes the served tree of each into a folder, and serves it. Listens first,
 * with what the folder holds; goes on with the last cut while the database is away. Null when the package cannot be read.
 */
export async function startMirror(options: MirrorOptions): Promise<RunningMirror | null> {
  const events = new CutEvents({ limit: options.eventListeners, behindProxy: options.behindProxy });
  const tree = new LiveTree(options.folder);
  const before = await tree.open();
  let memory: Memory | null = null;
  const front = new Front(
    mirrorAnswer({
      files: new TreeFiles(tree.folder, eventOffer(events.limit > 0)),
      memory: () => memory,
      treeIsNewest: () => tree.cut === memory?.cut(),
      policy: PUBLIC_POLICY,
      embedPolicy: EMBED_POLICY,
    }),
  );
  const url = await listen(front.server, options);
  const close = async (): Promise<void> => {
    events.close();
    await front.close();
  };
  try {
    const loaded = await options.load();
    if (loaded === null) {
      await close();
      return null;
    }
    if (before.package !== null && before.package !== loaded.election.pkg.hash)
      throw new ForeignFolder(`${tree.folder} holds the results of another election; choose another folder`);
    const keeper = await openKeeper({ ...options, ...loaded, tree, events });
    memory = keeper.memory;
    front.open(keeper.answerOperator);
    keeper.start();
    return {
      url,
      async close() {
        const stopped = keeper.stop();
        await close();
        await stopped;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
