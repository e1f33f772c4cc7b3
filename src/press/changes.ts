import { at } from '../basics/assert.ts';
import type { Bilingual } from '../basics/bilingual.ts';
import type { Election, ReturnSpec } from '../election/lookup.ts';
import type { HeadRole } from '../election/model.ts';
import { HEAD_ROLES } from '../election/model.ts';
import type { CorrectionEvent } from '../publication/model.ts';
import { CORRECTION_REASON_LABELS, isCorrectionReason } from '../returns/correction-reasons.ts';
import type { Figures } from '../returns/figures.ts';
import { headFigure, voteFigure } from '../returns/figures.ts';
import type { PressChange, PressCorrection } from './model.ts';
import { HEAD_LABELS, unitPlace } from './names.ts';

/** A figure's name as the form has it, so that it is the law's word; ours where the form says none. */
export function headLabel({ form }: ReturnSpec, role: HeadRole): Bilingual {
  const own = form.fields.find((field) => field.role === role)?.label;
  return own === undefined || own.th === '' ? HEAD_LABELS[role] : own;
}

/** The places of a form that differ. `after` null: the record was annulled, and only its votes are told. */
export function changesOf(spec: ReturnSpec, before: Figures, after: Figures | null): readonly PressChange[] {
  const changes: PressChange[] = [];
  if (after !== null) {
    for (const role of HEAD_ROLES) {
      const [old, now] = [headFigure(before, role), headFigure(after, role)];
      if (old !== now) changes.push({ label: headLabel(spec, role), before: old, after: now });
    }
  }
  spec.lines.forEach((line, i) => {
    const [old, now] = [voteFigure(before, i), after === null ? null : voteFigure(after, i)];
    if (old === now) return;
    const label = {
      th: `${line.number} ${line.name.th}`,
      en: `${line.number} ${line.name.en || line.name.th}`,
    };
    changes.push({ label, before: old, after: now });
  });
  return changes;
}

/** A correction's reason for the public: the closed code in words, and what the proposer wrote. */
export function reasonText(code: string, text: string): Bilingual {
  const label = isCorrectionReason(code) ? CORRECTION_REASON_LABELS[code] : { th: code, en: code };
  const join = (first: string) => [first, text.trim()].filter((part) => part !== '').join(': ');
  return { th: join(label.th), en: join(label.en) };
}

export function correctionOf(election: Election, event: CorrectionEvent): PressCorrection {
  const spec = at(election.returns, at(at(election.returnsOfUnit, event.unitIndex), event.ballotIndex));
  return {
    kind: event.kind,
    seq: event.seq,
    at: event.at,
    unit: spec.unit.id,
    place: unitPlace(election, event.unitIndex),
    ballot: spec.contest.kind,
    version: event.version,
    reason: event.reason,
    changes: changesOf(spec, event.before, event.after),
  };
}
