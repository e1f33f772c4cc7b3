import { ApiError } from '../../api-error.ts';
import { JOB_SCOPES, scopeFrom, servesScope } from '../../print-jobs.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { addressOf, jobView } from './reply.ts';

interface Body {
  readonly kind: string;
  readonly of: string;
  readonly forms?: readonly string[];
  readonly copies?: boolean;
}

export const postPrintJob: ApiRoute = {
  method: 'POST',
  url: '/api/print-jobs',
  access: 'print-forms',
  area: 'own',
  schema: {
    summary:
      'Prints all forms of a unit, centre or province in the background. The same order again goes on where it stopped.',
    body: {
      type: 'object',
      properties: {
        kind: { type: 'string', enum: JOB_SCOPES },
        of: { type: 'string', minLength: 1, maxLength: 64 },
        forms: { type: 'array', minItems: 1, maxItems: 200, items: { type: 'string', maxLength: 64 } },
        copies: { type: 'boolean' },
      },
      required: ['kind', 'of'],
      additionalProperties: false,
    },
    response: replies({ 202: described('The job.') }),
  },
  async handle(call) {
    const { deps, person } = call;
    const body = call.body as Body;
    const scope = scopeFrom(deps.election, body.kind, body.of);
    if (scope === null) throw new ApiError('not-found');
    if (!servesScope(deps.election, person, scope)) throw new ApiError('not-your-area');
    const known = new Set(deps.election.pkg.forms.map((form): string => form.id));
    if (body.forms?.some((form) => !known.has(form)) === true) throw new ApiError('not-found');
    const forms = body.forms === undefined ? null : [...new Set(body.forms)].sort();
    const job = await deps.printing.start({
      scope,
      forms,
      copies: body.copies ?? false,
      baseUrl: addressOf(call),
    });
    if (job === null) throw new ApiError('nothing-to-print');
    return { status: 202, body: jobView(deps.election, job) };
  },
};
