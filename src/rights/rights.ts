import type { CommandKind } from '../returns/life-commands.ts';
import { ALLOWED_COMMANDS, COMMAND_DUTY } from '../returns/life-commands.ts';
import type { Stage } from '../returns/life-state.ts';
import { STAGES } from '../returns/life-state.ts';
import type { Role } from './roles.ts';
import { ROLES } from './roles.ts';

/**
 * Where an action may be done: `duty` only for units and centres of the person's area of duty, `anywhere` for the whole
 * election.
 */
export type Reach = 'duty' | 'anywhere';

export interface Right {
  readonly roles: readonly Role[];
  readonly reach: Reach;
  /** What the action does to a return; it makes sense at the stages that take one of these. None: any stage, or no return. */
  readonly commands?: readonly CommandKind[];
  /**
   * From which step of the first log-in on the action works: `log-in` at once, `own-password` before the second factor is set
   * up. Without it, only when the account is ready.
   */
  readonly from?: 'log-in' | 'own-password';
}

/** Who has the duty that the life of a return asks for. A head leads and approves, and types nothing. */
const WITH_DUTY: Readonly<Record<'clerk' | 'supervisor' | 'head', readonly Role[]>> = {
  clerk: ['clerk', 'supervisor'],
  supervisor: ['supervisor', 'head'],
  head: ['head'],
};

/** A right over returns of the area of duty, for those whose duty its first command is, and the others named. */
function onReturns(commands: readonly [CommandKind, ...CommandKind[]], ...others: readonly Role[]): Right {
  return { roles: [...WITH_DUTY[COMMAND_DUTY[commands[0]]], ...others], reach: 'duty', commands };
}

const HEADS = ['head', 'province', 'administrator'] as const satisfies readonly Role[];
const READERS = [
  'clerk',
  'supervisor',
  'head',
  'province',
  'administrator',
  'publisher',
  'auditor',
] as const satisfies readonly Role[];

/**
 * Who may do what: the one table that server and screens share, printed in docs/rights.md. A right is a role, an area of duty
 * and a stage of the return. The one who keys is never the one who approves (domain 6.2): the life of a return asks for
 * different persons beside these roles. Auditors and observers only look.
 */
export const RIGHTS = {
  'see-self': { roles: ROLES, reach: 'anywhere', from: 'log-in' },
  'log-out': { roles: ROLES, reach: 'anywhere', from: 'log-in' },
  'set-own-password': { roles: ROLES, reach: 'anywhere', from: 'log-in' },
  'set-second-factor': { roles: ROLES, reach: 'anywhere', from: 'own-password' },
  'keep-own-sessions': { roles: ROLES, reach: 'anywhere' },
  'send-photo': onReturns(['receive-photo'], 'head'),
  'take-work': onReturns(['enter', 'look-again', 'decide', 'settle', 'accept-as-written'], 'head'),
  enter: onReturns(['enter', 'look-again']),
  release: onReturns(['enter', 'look-again', 'decide', 'settle', 'accept-as-written'], 'head'),
  'mark-unreadable': onReturns(['mark-unreadable'], 'head'),
  'accept-as-written': onReturns(['accept-as-written']),
  'allow-not-blind': onReturns(['allow-not-blind'], 'province'),
  // A head is a third person where nobody else is: only the disputed places, and no entry of their own.
  decide: onReturns(['decide'], 'head'),
  settle: onReturns(['settle']),
  'set-aside': onReturns(['set-aside']),
  'propose-correction': onReturns(['propose-correction']),
  'confirm-correction': onReturns(['confirm-correction', 'reject-correction'], 'province'),
  annul: onReturns(['annul'], 'province'),
  'close-case': { roles: ['supervisor', ...HEADS], reach: 'duty' },
  'handle-case': { roles: ['supervisor', ...HEADS], reach: 'duty' },
  'compare-board': { roles: ['supervisor', 'head'], reach: 'duty' },
  'see-cases': { roles: ['supervisor', ...HEADS, 'publisher', 'auditor'], reach: 'duty' },
  // Reports of readers. Nobody who types sees what a reader says stands on a form.
  'see-tickets': { roles: [...HEADS, 'auditor'], reach: 'duty' },
  'answer-ticket': { roles: HEADS, reach: 'duty' },
  'see-entries': { roles: ['supervisor', ...HEADS, 'auditor'], reach: 'duty' },
  'see-returns': { roles: READERS, reach: 'duty' },
  'see-photos': { roles: READERS, reach: 'duty' },
  'see-findings': { roles: ['supervisor', ...HEADS, 'publisher', 'auditor'], reach: 'duty' },
  'see-inbox': { roles: ['clerk', 'supervisor', ...HEADS, 'auditor'], reach: 'duty' },
  'settle-photo': { roles: ['clerk', 'supervisor', 'head'], reach: 'duty' },
  'move-photo': { roles: ['supervisor', 'head'], reach: 'duty' },
  // Groups and senders of LINE.
  'see-line': { roles: ['supervisor', ...HEADS, 'auditor'], reach: 'duty' },
  'manage-line': { roles: HEADS, reach: 'duty' },
  'see-station-figures': { roles: ['supervisor', ...HEADS, 'auditor'], reach: 'duty' },
  'begin-without-pages': { roles: ['supervisor', 'head'], reach: 'duty' },
  'see-progress': { roles: ROLES, reach: 'anywhere' },
  'see-notices': { roles: ROLES, reach: 'anywhere' },
  'acknowledge-notice': { roles: ['clerk', 'supervisor', ...HEADS, 'publisher'], reach: 'anywhere' },
  'see-evening': { roles: ['supervisor', ...HEADS, 'publisher', 'auditor'], reach: 'duty' },
  'see-contacts': { roles: ['supervisor', ...HEADS, 'auditor'], reach: 'duty' },
  'see-person-work': { roles: [...HEADS, 'auditor'], reach: 'duty' },
  'raise-return': { roles: ['supervisor', 'head'], reach: 'duty' },
  'take-away-claim': { roles: ['supervisor', 'head'], reach: 'duty' },
  'note-missing': { roles: ['supervisor', 'head'], reach: 'duty' },
  'import-contacts': { roles: HEADS, reach: 'duty' },
  'pause-entry': { roles: HEADS, reach: 'duty' },
  announce: { roles: ['supervisor', ...HEADS], reach: 'duty' },
  'see-publication': { roles: ['province', 'administrator', 'publisher', 'auditor'], reach: 'anywhere' },
  'propose-publication': { roles: ['publisher', 'administrator'], reach: 'anywhere' },
  'confirm-publication': { roles: ['publisher', 'administrator'], reach: 'anywhere' },
  // Places to which every cut is brought.
  'see-delivery': { roles: ['administrator', 'publisher', 'auditor'], reach: 'anywhere' },
  'manage-delivery': { roles: ['administrator', 'publisher'], reach: 'anywhere' },
  'print-forms': { roles: ['supervisor', ...HEADS], reach: 'duty' },
  'see-forms': { roles: ['supervisor', ...HEADS, 'auditor'], reach: 'duty' },
  'see-record-form': { roles: ['supervisor', ...HEADS, 'auditor'], reach: 'duty' },
  // Bulletins, notices, posters and statements hold nothing but what is public.
  'see-press': { roles: ['supervisor', ...HEADS, 'publisher', 'auditor'], reach: 'anywhere' },
  'write-statement': { roles: ['supervisor', ...HEADS, 'publisher'], reach: 'anywhere' },
  // After acceptance only: what the paper seems to say never reaches somebody who types.
  'see-reading': { roles: ['supervisor', ...HEADS, 'auditor'], reach: 'duty' },
  'settle-reading': { roles: ['supervisor', 'head'], reach: 'duty' },
  'see-people': { roles: [...HEADS, 'auditor'], reach: 'duty' },
  'manage-people': { roles: HEADS, reach: 'duty' },
  'see-audit': { roles: ['administrator', 'auditor'], reach: 'anywhere' },
} as const satisfies Readonly<Record<string, Right>>;

export type Action = keyof typeof RIGHTS;

export const ACTIONS = Object.keys(RIGHTS) as readonly Action[];

/** True when the role may do the action somewhere, at some stage. */
export function roleMay(role: Role, action: Action): boolean {
  const right: Right = RIGHTS[action];
  return right.roles.includes(role);
}

/** What a role may do somewhere: screens leave out the rest. */
export function actionsOf(role: Role): Action[] {
  return ACTIONS.filter((action) => roleMay(role, action));
}

/** Stages at which the action makes sense; null for one that has nothing to do with the stage of a return. */
export function stagesOf(action: Action): readonly Stage[] | null {
  const { commands }: Right = RIGHTS[action];
  if (commands === undefined) return null;
  return STAGES.filter((stage) => ALLOWED_COMMANDS[stage].some((command) => commands.includes(command)));
}

/** True when the role may do the action to a return at this stage of its area of duty. Who did what before is asked elsewhere. */
export function roleMayAt(role: Role, action: Action, stage: Stage): boolean {
  return roleMay(role, action) && (stagesOf(action)?.includes(stage) ?? true);
}
