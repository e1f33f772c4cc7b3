import { assertNever, at } from '../basics/assert.ts';
import type { Bilingual } from '../basics/bilingual.ts';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { TicketAnswer, TicketLevel, TicketStage } from './ticket-terms.ts';
import { MAX_TICKET_TEXT, TICKET_LEVELS } from './ticket-terms.ts';

/** Where the report of a reader stands. */
export interface TicketState {
  readonly stage: TicketStage;
  readonly level: TicketLevel;
}

export const NEW_TICKET: TicketState = { stage: 'open', level: 'centre' };

export type TicketCommand =
  /** The Thai text is for the public and needed; the English one may be empty. `caseId`: the case that the authority decides. */
  | {
      readonly kind: 'answer';
      readonly answer: TicketAnswer;
      readonly text: Bilingual;
      readonly caseId: number | null;
    }
  | { readonly kind: 'escalate'; readonly note: string }
  | { readonly kind: 'merge'; readonly into: number }
  | { readonly kind: 'reopen'; readonly note: string };
export type TicketCommandKind = TicketCommand['kind'];

export const ALLOWED_TICKET_COMMANDS: Readonly<Record<TicketStage, readonly TicketCommandKind[]>> = {
  open: ['answer', 'escalate', 'merge'],
  answered: ['reopen'],
  merged: ['reopen'],
};

export const TICKET_ERROR_CODES = [
  'not-now',
  'text-missing',
  'text-too-long',
  'note-missing',
  'case-missing',
  'at-the-top',
] as const;
export type TicketErrorCode = (typeof TICKET_ERROR_CODES)[number];

const MESSAGES: Readonly<Record<TicketErrorCode, Bilingual>> = {
  'not-now': {
    th: 'ทำรายการนี้ไม่ได้ในสถานะปัจจุบันของเรื่องแจ้ง',
    en: 'The ticket is at a stage that does not take this action.',
  },
  'text-missing': {
    th: 'ต้องเขียนคำตอบสำหรับประชาชน (ภาษาไทย)',
    en: 'The answer must be written for the public, in Thai.',
  },
  'text-too-long': { th: 'ข้อความยาวเกินไป', en: 'The text is too long.' },
  'note-missing': { th: 'ต้องระบุเหตุผล', en: 'A reason is needed.' },
  'case-missing': {
    th: 'ประกาศต่างจากแบบ ต้องเปิดเรื่องหรือเลือกเรื่องที่เปิดไว้ก่อน',
    en: 'The notice differs from the form: open a case for the authority first, or choose the one that is open.',
  },
  'at-the-top': {
    th: 'เรื่องนี้อยู่ที่ส่วนกลางแล้ว',
    en: 'The ticket is with the national office already.',
  },
};

export interface TicketError {
  readonly code: TicketErrorCode;
  readonly message: Bilingual;
}

export function ticketError(code: TicketErrorCode): TicketError {
  return { code, message: MESSAGES[code] };
}

/** What a command makes of a ticket, or why it is refused. Whether the one to merge into is right is asked where rows are. */
export function decideTicket(state: TicketState, command: TicketCommand): Result<TicketState, TicketError> {
  if (!ALLOWED_TICKET_COMMANDS[state.stage].includes(command.kind)) return err(ticketError('not-now'));
  switch (command.kind) {
    case 'answer': {
      const { th, en } = command.text;
      if (th.trim() === '') return err(ticketError('text-missing'));
      if (th.length > MAX_TICKET_TEXT || en.length > MAX_TICKET_TEXT)
        return err(ticketError('text-too-long'));
      if (command.answer === 'notice-differs' && command.caseId === null)
        return err(ticketError('case-missing'));
      return ok({ ...state, stage: 'answered' });
    }
    case 'escalate': {
      if (command.note.trim() === '') return err(ticketError('note-missing'));
      const next = TICKET_LEVELS.indexOf(state.level) + 1;
      return next === TICKET_LEVELS.length
        ? err(ticketError('at-the-top'))
        : ok({ ...state, level: at(TICKET_LEVELS, next) });
    }
    case 'merge':
      return ok({ ...state, stage: 'merged' });
    case 'reopen':
      return command.note.trim() === '' ? err(ticketError('note-missing')) : ok({ ...state, stage: 'open' });
    default:
      return assertNever(command);
  }
}
