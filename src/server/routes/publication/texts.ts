const TEXT = { type: 'string', maxLength: 2000 } as const;

/** A reason in Thai, and in English where somebody can write it. */
export const BOTH_REASONS = {
  type: 'object',
  properties: { th: { ...TEXT, minLength: 1 }, en: TEXT },
  required: ['th', 'en'],
  additionalProperties: false,
} as const;

/** The same, where none may be needed. */
export const ANY_REASONS = { ...BOTH_REASONS, properties: { th: TEXT, en: TEXT } } as const;

export const PROPOSAL_PARAMS = {
  type: 'object',
  properties: { proposal: { type: 'string', pattern: '^[0-9]{1,15}$' } },
  required: ['proposal'],
} as const;

/** Numbers in the order that a lot gave. */
export const LOT_ORDER = {
  type: 'array',
  items: { type: 'integer', minimum: 1, maximum: 999_999 },
  minItems: 2,
  maxItems: 200,
  uniqueItems: true,
} as const;
