import type { Result } from '../../../basics/result.ts';
import { ok } from '../../../basics/result.ts';
import { sha256 } from '../../../basics/sha256.ts';
import type { ReturnSpec } from '../../../election/lookup.ts';
import type { RuleCode } from '../../../election/model.ts';
import type { CorrectionReasonCode } from '../../../returns/correction-reasons.ts';
import { CORRECTION_REASONS } from '../../../returns/correction-reasons.ts';
import type { EntryError } from '../../../returns/entry-errors.ts';
import type { Change } from '../../../returns/life-commands.ts';
import { readWireEntry } from '../../../returns/wire-entry.ts';
import { readWirePlaces } from '../../../returns/wire-places.ts';
import { CODES, WIRE_ENTRY, WORK } from '../../entry-schema.ts';
import { entryErrors } from '../../refusal.ts';
import type { ApiRoute } from '../../route.ts';
import { described, REASON, replies, UNIT_PARAMS } from '../../schemas.ts';
import { replyToAct } from '../../submission.ts';
import { CASE_PARAMS, caseForReturn } from './find.ts';

interface Body {
  readonly reason: { readonly code: CorrectionReasonCode; readonly text: string };
  readonly codes?: readonly RuleCode[];
  readonly durationMs?: number;
  readonly entry?: object;
  readonly places?: object;
  readonly case?: string;
}

export const postCorrection: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/correction',
  access: 'propose-correction',
  area: 'unit',
  schema: {
    summary:
      'Proposes a correction of an accepted record, with a reason; a second person confirms or rejects it.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: {
        reason: {
          type: 'object',
          properties: { code: { type: 'string', enum: CORRECTION_REASONS }, text: REASON },
          required: ['code', 'text'],
          additionalProperties: false,
        },
        codes: CODES,
        durationMs: WORK.durationMs,
        case: { ...CASE_PARAMS.properties.case, description: 'The open case that it follows from.' },
        entry: { type: 'object', properties: WIRE_ENTRY, description: 'The whole form again …' },
        places: {
          type: 'object',
          properties: { values: { type: 'object', additionalProperties: true } },
          description: '… or only the places that change.',
        },
      },
      required: ['reason'],
      oneOf: [{ required: ['entry'] }, { required: ['places'] }],
      additionalProperties: false,
    },
    response: replies({ 200: described('What became of the return.') }),
  },
  async handle(call) {
    const body = call.body as Body;
    const change = changeOf(call.spec, body);
    if (!change.ok) throw entryErrors(change.error);
    const { reason } = body;
    const caseId = await caseForReturn(call, body.case);
    const overrideCodes = body.codes ?? [];
    return replyToAct(call, {
      claim: null,
      command: { kind: 'propose-correction', change: change.value, reason, overrideCodes },
      ...(caseId === null ? {} : { caseId }),
      entry: { requestHash: sha256(JSON.stringify(body)), durationMs: body.durationMs ?? null },
    });
  },
};

function changeOf(spec: ReturnSpec, body: Body): Result<Change, readonly EntryError[]> {
  if (body.entry !== undefined) {
    const entry = readWireEntry(spec, body.entry);
    return entry.ok ? ok({ kind: 'whole', entry: entry.value }) : entry;
  }
  const places = readWirePlaces(spec, body.places);
  return places.ok ? ok({ kind: 'places', ...places.value }) : places;
}
