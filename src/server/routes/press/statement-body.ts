import type { Language } from '../../../basics/bilingual.ts';
import { LANGUAGES } from '../../../basics/bilingual.ts';
import type { Result } from '../../../basics/result.ts';
import { fillStatement } from '../../../press/statements/fill.ts';
import type { Statement, StatementInput, StatementRefusal } from '../../../press/statements/model.ts';
import { isStatementKind, STATEMENT_KINDS } from '../../../press/statements/model.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiCall } from '../../route.ts';
import type { NowFigures } from './parts.ts';
import { AREA_ID, figuresOf, originOf } from './parts.ts';

interface Body {
  readonly kind: string;
  readonly of?: string;
  readonly correction?: number;
  readonly what?: { readonly th: string; readonly en: string };
  readonly next?: { readonly th: string; readonly en: string };
}

const WORDS = {
  type: 'object',
  properties: { th: { type: 'string', maxLength: 4000 }, en: { type: 'string', maxLength: 4000 } },
  required: ['th', 'en'],
  additionalProperties: false,
} as const;

export const STATEMENT_PROPERTIES = {
  kind: { type: 'string', enum: STATEMENT_KINDS },
  of: AREA_ID,
  correction: { type: 'integer', minimum: 0 },
  what: WORDS,
  next: WORDS,
} as const;

export interface Filled extends NowFigures {
  readonly origin: string;
  readonly by: Readonly<Record<Language, Result<Statement, StatementRefusal>>>;
}

const NO_WORDS = { th: '', en: '' } as const;

/** The statement that a call orders, in both languages. */
export async function filledStatement(call: ApiCall): Promise<Filled> {
  const body = call.body as Body;
  const { templates } = await call.deps.press.templates();
  const template = templates.find(({ kind }) => kind === body.kind);
  if (!isStatementKind(body.kind) || template === undefined) throw new ApiError('not-found');
  const now = await figuresOf(call, body.of);
  const origin = originOf(call);
  const input: StatementInput = {
    ...now,
    origin,
    correction: body.correction ?? null,
    what: body.what ?? NO_WORDS,
    next: body.next ?? NO_WORDS,
  };
  const [th, en] = LANGUAGES.map((language) => fillStatement(template, input, language)) as [
    Result<Statement, StatementRefusal>,
    Result<Statement, StatementRefusal>,
  ];
  return { ...now, origin, by: { th, en } };
}
