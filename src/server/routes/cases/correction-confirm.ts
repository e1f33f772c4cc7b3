import { sha256 } from '../../../basics/sha256.ts';
import { confirmCorrection } from '../../../centre/cases/confirm-correction.ts';
import { readWirePlaces } from '../../../returns/wire-places.ts';
import { WORK } from '../../entry-schema.ts';
import { entryErrors, refusalError } from '../../refusal.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies, UNIT_PARAMS } from '../../schemas.ts';
import { outcomeView } from '../../submission.ts';

export const postCorrectionConfirm: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/correction/confirm',
  access: 'confirm-correction',
  area: 'unit',
  schema: {
    summary:
      'A second person types the changed places from the paper, blind. Equal to the proposal: the next version. Different: both readings are kept and shown, the proposal still waits.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: {
        values: {
          type: 'object',
          additionalProperties: true,
          description: 'Exactly the places that change.',
        },
        durationMs: WORK.durationMs,
      },
      required: ['values'],
      additionalProperties: false,
    },
    response: replies({
      200: described('What became of the return; still `correction-proposed` when the readings differ.'),
    }),
  },
  async handle(call) {
    const { deps, spec, person } = call;
    const { values, durationMs } = call.body as { readonly values: object; readonly durationMs?: number };
    const read = readWirePlaces(spec, { values });
    if (!read.ok) throw entryErrors(read.error);
    const done = await confirmCorrection(deps.desk, {
      spec,
      person,
      values: read.value.values,
      requestHash: sha256(JSON.stringify([...read.value.values].sort())),
      durationMs: durationMs ?? null,
    });
    if (!done.ok) throw refusalError(done.error);
    return { status: 200, body: await outcomeView(call, done.value) };
  },
};
