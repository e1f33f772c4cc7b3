import type { Pool } from 'pg';
import { openFile } from '../intake/files.ts';
import type { LineConfig } from '../intake/line/config.ts';
import { Line } from '../intake/line/line.ts';
import { unitFinder } from '../intake/line/unit-of-code.ts';
import type { IntakeRoom } from './intake-room.ts';

export interface LineRoom {
  readonly line: Line;
  close(): Promise<void>;
}

/** LINE as a server process runs it: the real door, the codes that the forms bear. */
export async function openLineRoom(
  config: LineConfig,
  db: Pool,
  { intake, pictures }: Pick<IntakeRoom, 'intake' | 'pictures'>,
  log: (line: string) => void,
): Promise<LineRoom> {
  const { desk, reader, formKey } = pictures;
  const { election, photos } = desk;
  const line = new Line({
    config,
    db,
    election,
    door: intake.door,
    openFile: (bytes) => openFile(bytes, { reader, photos }),
    owed: (unit) => intake.owed(unit),
    unitOf: unitFinder(election, formKey),
    log,
  });
  const deaf = intake.onSettled((settled) => {
    line.settled(settled).catch((error: unknown) => log(`LINE: ${String(error)}`));
  });
  await line.start();
  return {
    line,
    async close() {
      deaf();
      await line.stop();
    },
  };
}
