import { CLAIM_ID } from './schemas.ts';

const FIGURE = {
  description: 'A whole number, or text: digits (Arabic or Thai), "-" dash, "" blank, "?" illegible.',
} as const;

/** What is common to typed work: places by role and ballot number. The room `returns` reads and judges it. */
export const WIRE_ENTRY = {
  head: {
    type: 'object',
    description: 'Every place above the table, by role.',
    additionalProperties: FIGURE,
  },
  votes: {
    type: 'object',
    description: 'Every line of the table, by ballot number.',
    additionalProperties: FIGURE,
  },
  words: {
    type: ['object', 'null'],
    additionalProperties: true,
    description: 'Numbers in words, where typed.',
  },
  answers: {
    type: ['array', 'null'],
    items: {},
    description: 'Answers to warnings: a list of {code, text}.',
  },
  remarks: { type: ['string', 'null'], description: 'Remarks on the form.' },
} as const;

export const WORK = {
  claim: { ...CLAIM_ID, description: 'The claim under which you work.' },
  durationMs: { type: 'integer', minimum: 0, maximum: 86_400_000, description: 'How long the typing took.' },
} as const;

export const CODES = {
  type: 'array',
  items: { type: 'string' },
  maxItems: 40,
  description: 'The errors that are to stand as written on the paper: exactly those that stand.',
} as const;
