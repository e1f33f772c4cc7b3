import { layoutForm } from '../forms/layout/layout-form.ts';
import type { IntakeDeps } from '../intake/deps.ts';
import { agreementFile, agreements } from '../intake/reading/agreement.ts';
import { readingJob } from '../intake/reading/job.ts';
import type { DigitModel } from '../reading/digits/model-file.ts';
import { ownModel } from '../reading/digits/own-model.ts';
import { shelfModel } from '../reading/digits/shelf-model.ts';
import type { PublicSite } from './public/site.ts';

/** How often the public file of agreement is made anew. */
const PUBLISH_EVERY_MS = 60_000;

export interface ThirdOpinion {
  stop(): Promise<void>;
}

/**
 * Starts to read accepted forms, with the installation's own weights where it has fitted some, and publishes how often the reader agrees
 * with people (`/v1/reading.json`). `leads`: one process reads for all.
 */
export function startThirdOpinion(
  pictures: IntakeDeps,
  dataDir: string,
  leads: () => boolean,
  site: Pick<PublicSite, 'offer'>,
): ThirdOpinion {
  const { desk, reader, formKey, log } = pictures;
  const model = modelOf(dataDir, log);
  const job = readingJob(
    { desk, reader, model, formKey, pagesOf: (spec) => layoutForm(desk.election, spec), log },
    { leads },
  );
  const publish = () => {
    agreements(desk.db).then(
      (models) => site.offer('/v1/reading.json', 'application/json', agreementFile(models)),
      (error: unknown) => log(`the agreement of the reader could not be counted: ${String(error)}`),
    );
  };
  publish();
  const timer = setInterval(publish, PUBLISH_EVERY_MS);
  timer.unref();
  job.start();
  return {
    async stop() {
      clearInterval(timer);
      await job.stop();
    },
  };
}

function modelOf(dataDir: string, log: (line: string) => void): DigitModel {
  const own = ownModel(dataDir);
  if (!own.ok) log(`the fitted weights cannot be used (${own.error}); those of the program are`);
  const model = (own.ok ? own.value : null) ?? shelfModel();
  const { fittedBoxes } = model.origin;
  const fitted =
    fittedBoxes === 0 ? 'not fitted to forms of this country yet' : `fitted to ${fittedBoxes} boxes`;
  log(`digits of accepted forms are read with ${model.hash.slice(0, 16)}, ${fitted}`);
  return model;
}
