/** Schemas that several routes share. Plain JSON Schema; the OpenAPI document is made from them. */

const BILINGUAL = {
  type: 'object',
  properties: { th: { type: 'string' }, en: { type: 'string' } },
  required: ['th', 'en'],
} as const;

const FINDING = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    level: { type: 'string', enum: ['error', 'warning', 'info'] },
    fields: { type: 'array', items: { type: 'string' } },
    message: BILINGUAL,
  },
} as const;

const ERROR_REPLY = {
  description: 'Refused.',
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: { type: 'string' },
        message: BILINGUAL,
        reason: { type: 'string' },
        place: { type: 'string' },
        findings: { type: 'array', items: FINDING },
        fields: { type: 'array', items: { type: 'string' } },
        problems: { type: 'array', items: { type: 'object', additionalProperties: true } },
      },
      required: ['code', 'message'],
    },
  },
  required: ['error'],
} as const;

export const UNIT_PARAMS = {
  type: 'object',
  properties: {
    unit: { type: 'string', description: 'Id of the unit.' },
    ballot: { type: 'string', description: 'Id of the ballot, e.g. constituency.' },
  },
  required: ['unit', 'ballot'],
} as const;

export const CLAIM_ID = { type: 'string', format: 'uuid' } as const;
export const HASH = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
/** A text that somebody writes for the record. */
export const REASON = { type: 'string', minLength: 1, maxLength: 2000 } as const;

export const PASSWORD = { type: 'string', minLength: 1, maxLength: 1000 } as const;
/** Sealed text of one of our earlier replies. */
export const TICKET = { type: 'string', pattern: '^[A-Za-z0-9_-]{20,1000}$' } as const;

const BASE64URL = { type: 'string', maxLength: 40_000, pattern: '^[A-Za-z0-9_=-]*$' } as const;
const PASSKEY_REPLY = {
  id: { type: 'string', minLength: 1, maxLength: 2000, pattern: '^[A-Za-z0-9_-]*$' },
  rawId: BASE64URL,
  type: { type: 'string', enum: ['public-key'] },
  authenticatorAttachment: { type: 'string', maxLength: 40 },
  clientExtensionResults: { type: 'object' },
} as const;

/** What a browser answers when it made a passkey (RegistrationResponseJSON of WebAuthn). */
export const REGISTRATION = {
  type: 'object',
  properties: {
    ...PASSKEY_REPLY,
    response: {
      type: 'object',
      properties: {
        clientDataJSON: BASE64URL,
        attestationObject: BASE64URL,
        transports: { type: 'array', maxItems: 10, items: { type: 'string', maxLength: 40 } },
      },
      required: ['clientDataJSON', 'attestationObject'],
    },
  },
  required: ['id', 'rawId', 'type', 'response'],
} as const;

/** What a browser answers when it used a passkey (AuthenticationResponseJSON of WebAuthn). */
export const ASSERTION = {
  type: 'object',
  properties: {
    ...PASSKEY_REPLY,
    response: {
      type: 'object',
      properties: {
        clientDataJSON: BASE64URL,
        authenticatorData: BASE64URL,
        signature: BASE64URL,
        userHandle: BASE64URL,
      },
      required: ['clientDataJSON', 'authenticatorData', 'signature'],
    },
  },
  required: ['id', 'rawId', 'type', 'response'],
} as const;

/** Replies of a route: its own, and the shape of every refusal. */
export function replies(own: Readonly<Record<string, object>>): Record<string, object> {
  return { ...own, '4XX': ERROR_REPLY, '5XX': ERROR_REPLY };
}

/** An object of JSON whose members the text of the description explains. */
export function described(description: string, properties: object = {}): object {
  return { description, type: 'object', properties, additionalProperties: true };
}
