import type { Desk } from '../centre/desk.ts';
import type { Election, ReturnSpec } from '../election/lookup.ts';
import type { FormPlace } from '../election/model.ts';
import type { PageGeometry } from '../forms/geometry.ts';
import { pageOf } from '../forms/layout/compose.ts';
import { layoutForm } from '../forms/layout/layout-form.ts';
import type { IntakeDeps } from '../intake/deps.ts';
import type { Intake } from '../intake/door.ts';
import { loadOrMakeFormKey } from '../intake/form-key.ts';
import { openIntake } from '../intake/open.ts';
import { openReader } from '../reading/open-reader.ts';

export interface IntakeRoom {
  readonly intake: Intake;
  readonly pictures: IntakeDeps;
  close(): Promise<void>;
}

/** Reader workers of one server process; they yield to everything else on the machine. */
const WORKERS = 2;

/** The intake as a server process runs it: real readers, the installation's form key, the geometry that forms are printed with. */
export async function openIntakeRoom(
  desk: Desk,
  dataDir: string,
  log: (line: string) => void,
): Promise<IntakeRoom> {
  const reader = openReader({ workers: WORKERS });
  const pictures: IntakeDeps = {
    desk,
    reader,
    formKey: await loadOrMakeFormKey(dataDir),
    geometryOf: (spec, page) => geometryOf(desk.election, spec, page),
    log,
    parallel: WORKERS,
  };
  const intake = openIntake(pictures);
  intake.start();
  return {
    intake,
    pictures,
    async close() {
      await intake.stop();
      await reader.close();
    },
  };
}

function geometryOf(election: Election, spec: ReturnSpec, page: number): PageGeometry | null {
  return pageOf(layoutForm(election, spec), page);
}

/** Where figures stand on a return's form as we print it, in thousandths of each page: the same for every unit of a contest. */
export function printedPlacesOf(election: Election): (spec: ReturnSpec) => readonly FormPlace[] {
  return onceForEach((spec) =>
    layoutForm(election, spec).flatMap(({ page, width, height, figures }) =>
      figures.map(({ place, line }) => ({
        place,
        page,
        x: thousandths(line.x, width),
        y: thousandths(line.y, height),
        width: thousandths(line.width, width),
        height: thousandths(line.height, height),
      })),
    ),
  );
}

function thousandths(millimetres: number, of: number): number {
  return Math.round((millimetres / of) * 1000);
}

/** How many pages a return's form has as we print it. */
export function printedPagesOf(election: Election): (spec: ReturnSpec) => number {
  return onceForEach((spec) => layoutForm(election, spec).length);
}

/** Remembers what was found for each form of each contest: laying a form out takes a millisecond, and all units share it. */
function onceForEach<T>(find: (spec: ReturnSpec) => T): (spec: ReturnSpec) => T {
  const known = new Map<string, T>();
  return (spec) => {
    const key = `${spec.form.id} ${spec.contest.id}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(spec);
    known.set(key, found);
    return found;
  };
}
