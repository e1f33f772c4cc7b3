import { layoutForm } from '../forms/layout/layout-form.ts';
import type { IntakeDeps } from '../intake/deps.ts';
import type { ReadingJob } from '../intake/reading/job.ts';
import { readingJob } from '../intake/reading/job.ts';
import { ownModel } from '../reading/digits/own-model.ts';
import { shelfModel } from '../reading/digits/shelf-model.ts';

/** Starts to read accepted forms, with the installation's own weights where it has fitted some. `leads`: one process reads for all. */
export function startThirdOpinion(pictures: IntakeDeps, dataDir: string, leads: () => boolean): ReadingJob {
  const { desk, reader, formKey, log } = pictures;
  const own = ownModel(dataDir);
  if (!own.ok) log(`the fitted weights cannot be used (${own.error}); those of the program are`);
  const model = (own.ok ? own.value : null) ?? shelfModel();
  const fitted = model.origin.fittedBoxes;
  log(
    `digits of accepted forms are read with ${model.hash.slice(0, 16)}, ${fitted === 0 ? 'not fitted to forms of this country yet' : `fitted to ${fitted} boxes`}`,
  );
  const pagesOf = (spec: Parameters<typeof layoutForm>[1]) => layoutForm(desk.election, spec);
  const job = readingJob({ desk, reader, model, formKey, pagesOf, log }, { leads });
  job.start();
  return job;
}
