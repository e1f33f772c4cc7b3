import type { RuleCode } from '../election/model.ts';
import type { ReturnCommand } from '../returns/life-commands.ts';
import type { Stage } from '../returns/life-state.ts';
import type { Outcome } from './perform.ts';

/** What the audit keeps beside who, when and what: never figures (entries hold them), always reasons and orders. */
export function auditDetail(command: ReturnCommand, outcome: Outcome): object {
  const detail: {
    stage: Stage;
    version: number;
    reason?: string;
    order?: string;
    codes?: readonly RuleCode[];
  } = {
    stage: outcome.stage,
    version: outcome.version,
  };
  switch (command.kind) {
    case 'accept-as-written':
      return { ...detail, reason: command.reason, codes: command.codes };
    case 'settle':
      return { ...detail, reason: command.reason, codes: command.overrideCodes };
    case 'propose-correction':
      return {
        ...detail,
        reason: `${command.reason.code}: ${command.reason.text}`,
        codes: command.overrideCodes,
      };
    case 'annul':
      return { ...detail, reason: command.reason, order: command.order };
    case 'allow-not-blind':
    case 'mark-unreadable':
    case 'reject-correction':
    case 'set-aside':
      return { ...detail, reason: command.reason };
    case 'receive-photo':
    case 'enter':
    case 'look-again':
    case 'decide':
      return detail;
    case 'confirm-correction':
      return { ...detail, agreed: outcome.stage !== 'correction-proposed' };
  }
}
