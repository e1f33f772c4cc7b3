import type { UnitId } from '../../../election/model.ts';
import { channelStates, groupRows, senderRows, troubleRows } from '../../../intake/line/desk-state.ts';
import { unitWords } from '../../../intake/line/unit-words.ts';
import { ownCentres } from '../../own-centres.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getLineState: ApiRoute = {
  method: 'GET',
  url: '/api/line',
  access: 'see-line',
  area: 'own',
  schema: {
    summary:
      'How the accounts of LINE are; groups, senders and photos in trouble of your centres. People are numbers and what they call themselves.',
    querystring: { type: 'object', properties: { centre: { type: 'string' } } },
    response: replies({ 200: described('Channels, groups, senders, photos in trouble.') }),
  },
  async handle(call) {
    const { deps } = call;
    const { db, election } = deps;
    const centres = ownCentres(call);
    const own = centres === null ? null : new Set<string>(centres);
    const units =
      own === null
        ? null
        : election.pkg.units.filter(({ centreId }) => own.has(centreId)).map(({ id }) => id as string);
    const [channels, groups, senders, troubles] = await Promise.all([
      channelStates(db),
      groupRows(db, centres),
      senderRows(db, units),
      troubleRows(db, centres),
    ]);
    const named = (unit: string | null) =>
      unit !== null && election.unitIndex.has(unit as UnitId) ? unitWords(election, unit as UnitId) : null;
    return {
      status: 200,
      body: {
        on: deps.line !== undefined,
        channels,
        groups,
        senders: senders.map((row) => ({ ...row, unitName: named(row.unit) })),
        troubles: troubles.map((row) => ({ ...row, unitName: named(row.unit) })),
      },
    };
  },
};
