import type { RuleCode } from '../election/model.ts';
import { RULE_CODES } from '../election/model.ts';
import { MAX_FIGURE, NOT_ON_FORM } from '../returns/figures.ts';
import { isWellFormed } from './canonical-json.ts';
import type { Fact, FactKind } from './facts.ts';

type Check = ((value: unknown) => boolean) & { readonly optional?: boolean };
type Shape<F> = { readonly [K in Exclude<keyof F, 'kind'>]: Check };

/** What is wrong with the shape of a fact. `field` is null where the whole fact is meant. */
export interface ShapeProblem {
  readonly code: 'not-an-object' | 'unknown-kind' | 'missing-field' | 'unknown-field' | 'wrong-type';
  readonly field: string | null;
}

const isText: Check = (v) => typeof v === 'string' && isWellFormed(v);
const isName: Check = (v) => isText(v) && v !== '';
const isHash: Check = (v) => typeof v === 'string' && /^[0-9a-f]{64}$/.test(v);
const isPerson: Check = (v) => typeof v === 'string' && /^p[0-9a-f]{1,64}$/.test(v);
const isDay: Check = (v) =>
  typeof v === 'string' && /^\d{4}-\d\d-\d\d$/.test(v) && isRealInstant(`${v}T00:00:00.000Z`);
const isBoolean: Check = (v) => typeof v === 'boolean';
const isInstant: Check = (v) =>
  typeof v === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(v) && isRealInstant(v);
const isInteger =
  (low: number, high: number): Check =>
  (v) =>
    Number.isSafeInteger(v) && !Object.is(v, -0) && (v as number) >= low && (v as number) <= high;
const isListOf =
  (check: Check): Check =>
  (v) =>
    Array.isArray(v) && v.every(check);
const isNullOr =
  (check: Check): Check =>
  (v) =>
    v === null || check(v);
/** A field that older facts have not. */
const optional = (check: Check): Check => Object.assign((v: unknown) => check(v), { optional: true });
const isRecord =
  (members: Readonly<Record<string, Check>>): Check =>
  (v) =>
    memberProblem(v, members) === null;

const codes: ReadonlySet<unknown> = new Set<RuleCode>(RULE_CODES);
const isRuleCode: Check = (v) => codes.has(v);
const isVersion = isInteger(1, Number.MAX_SAFE_INTEGER);

const recordShape = {
  at: isInstant,
  unit: isName,
  ballot: isName,
  version: isVersion,
  figures: isListOf(isInteger(NOT_ON_FORM, MAX_FIGURE)),
  photos: isListOf(isHash),
  enteredBy: isListOf(isPerson),
  acceptedBy: isPerson,
  findings: isListOf(isRecord({ code: isRuleCode, answer: isNullOr(isText) })),
  asWritten: isNullOr(isRecord({ codes: isListOf(isRuleCode), reason: isText, by: isPerson })),
  remarks: isText,
  notBlind: optional(isRecord({ reason: isText, by: isPerson })),
};

/** The fields of every kind, and nothing else. The type makes a forgotten field a compile error. */
const SHAPES: { readonly [K in FactKind]: Shape<Extract<Fact, { kind: K }>> } = {
  'package-opened': { at: isInstant, election: isName, package: isHash },
  'photo-received': {
    at: isInstant,
    unit: isName,
    ballot: isName,
    original: isHash,
    photo: isHash,
    bytes: isInteger(1, Number.MAX_SAFE_INTEGER),
    source: isText,
    masked: optional(isNullOr(isHash)),
    by: isPerson,
  },
  'photo-moved': {
    at: isInstant,
    unit: isName,
    ballot: isName,
    original: isHash,
    photo: isHash,
    to: isNullOr(isRecord({ unit: isName, ballot: isName })),
    reason: isName,
    by: isPerson,
  },
  'record-accepted': recordShape,
  'record-corrected': {
    ...recordShape,
    reason: isRecord({ code: isName, text: isText }),
    confirmedBy: isPerson,
    differed: optional(isVersion),
  },
  'record-annulled': {
    at: isInstant,
    unit: isName,
    ballot: isName,
    version: isVersion,
    order: isText,
    reason: isText,
    by: isPerson,
  },
  'case-opened': {
    at: isInstant,
    case: isName,
    unit: isName,
    ballot: isName,
    trigger: isName,
    summary: isText,
    summaryEn: optional(isText),
  },
  'case-ordered': {
    at: isInstant,
    case: isName,
    decision: isName,
    body: isName,
    order: isName,
    date: isDay,
  },
  'case-closed': {
    at: isInstant,
    case: isName,
    order: isText,
    effect: isText,
    effectEn: optional(isText),
    decision: optional(isName),
    version: optional(isInteger(0, Number.MAX_SAFE_INTEGER)),
    changed: optional(isBoolean),
  },
  'case-reopened': { at: isInstant, case: isName, reason: isText, reasonEn: optional(isText) },
  'ticket-answered': {
    at: isInstant,
    ticket: isName,
    unit: isName,
    ballot: isName,
    version: isInteger(0, Number.MAX_SAFE_INTEGER),
    figure: isInteger(0, Number.MAX_SAFE_INTEGER),
    claimed: isInteger(NOT_ON_FORM, MAX_FIGURE),
    reports: isInteger(1, Number.MAX_SAFE_INTEGER),
    openedAt: isInstant,
    answer: isName,
    text: isText,
    textEn: optional(isText),
    case: optional(isName),
    by: isPerson,
  },
  'policy-changed': {
    at: isInstant,
    capPercent: isInteger(1, 100),
    paused: isBoolean,
    reason: isText,
    reasonEn: optional(isText),
    by: isPerson,
    confirmedBy: optional(isPerson),
  },
  'draw-held': {
    at: isInstant,
    contest: isName,
    order: isListOf(isInteger(0, Number.MAX_SAFE_INTEGER)),
    by: isPerson,
    confirmedBy: optional(isPerson),
  },
  'result-certified': {
    at: isInstant,
    contest: isName,
    order: isText,
    date: optional(isDay),
    by: isPerson,
    confirmedBy: optional(isPerson),
  },
};

export function isFactKind(kind: unknown): kind is FactKind {
  return typeof kind === 'string' && Object.hasOwn(SHAPES, kind);
}

/** The first thing that keeps a value from being a fact, or null. */
export function factProblem(value: unknown): ShapeProblem | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { code: 'not-an-object', field: null };
  }
  const { kind, ...members } = value as Readonly<Record<string, unknown>>;
  if (!isFactKind(kind)) return { code: 'unknown-kind', field: 'kind' };
  return memberProblem(members, SHAPES[kind]);
}

function memberProblem(value: unknown, shape: Readonly<Record<string, Check>>): ShapeProblem | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { code: 'not-an-object', field: null };
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const [field, check] of Object.entries(shape)) {
    if (!Object.hasOwn(members, field)) {
      if (check.optional === true) continue;
      return { code: 'missing-field', field };
    }
    if (!check(members[field])) return { code: 'wrong-type', field };
  }
  for (const field of Object.keys(members)) {
    if (!Object.hasOwn(shape, field)) return { code: 'unknown-field', field };
  }
  return null;
}

function isRealInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}
