import type { ReturnSpec } from '../election/lookup.ts';
import type { Answered, Finding, Task } from './desk-api.ts';
import { act } from './desk-api.ts';
import type { Night } from './night.ts';
import type { Session } from './session.ts';

/** Another form of the unit may be accepted while somebody answers, and bring a new warning. */
const ROUNDS = 6;

/**
 * Acts, and answers the warnings that come back, under the same claim, until none is left. `body` gets all answers so far.
 * Errors that stand on the paper are named where the desk asks for them (`codes-differ`).
 */
export async function actAnswering(
  night: Night,
  who: Session,
  spec: ReturnSpec,
  what: string,
  body: (answers: readonly object[]) => object,
  next: readonly Task[] | null = null,
): Promise<Answered> {
  const warned = new Set<string>();
  let codes: readonly string[] = [];
  for (let round = 0; ; round++) {
    const sent = { ...body(answersTo([...warned])), ...(codes.length === 0 ? {} : { codes }) };
    const answer = await act(who, spec, what, sent, next);
    if (answer.ok || answer.refused.code !== 'refused' || round === ROUNDS) return answer;
    const { reason, findings } = answer.refused;
    if (reason === 'unanswered-warnings') {
      const open = codesOf(findings, 'warning').filter((code) => !warned.has(code));
      for (const code of open) warned.add(code);
      night.counts.warningsAnswered += open.length;
      await night.pass(10 * open.length);
    } else if (reason === 'codes-differ') codes = codesOf(findings, 'error');
    else return answer;
  }
}

export function codesOf(findings: readonly Finding[], level: Finding['level']): string[] {
  return [...new Set(findings.filter((f) => f.level === level).map((f) => f.code))];
}

/** One answer to each warning, as it would stand in the committee's log. */
function answersTo(codes: readonly string[]): { code: string; text: string }[] {
  return codes.map((code) => ({
    code,
    text: code === 'C3' ? 'มีผู้แสดงตนแล้วไม่หย่อนบัตร ตามบันทึกเหตุการณ์ของหน่วย' : 'ตรวจกับภาพแบบแล้ว ตรงตามแบบ',
  }));
}

/** Somebody or something was faster: a claim ran out, or the server was away meanwhile. The queue gives it again. */
export function isOvertaken(code: string): boolean {
  return [
    'claim-unknown',
    'claim-expired',
    'claim-used',
    'in-work',
    'wrong-stage',
    'wrong-person',
    'conflict',
  ].includes(code);
}
