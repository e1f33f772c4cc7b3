import { jsonOf } from './http.ts';
import type { Session } from './session.ts';
import { UnexpectedReply } from './session.ts';

const PROPOSALS = '/api/publication/proposals';

/** Lifts the cap as in a real night: one person proposes, another one looks and confirms. Lifted already: nothing to do. */
export async function liftCap(proposer: Session, confirmer: Session): Promise<void> {
  const body = {
    value: { kind: 'release' },
    reason: { th: 'สิ้นสุดการฝึกซ้อม เผยแพร่ครบทุกหน่วย', en: 'End of the drill: all units are published' },
  };
  const proposed = await proposer.post(PROPOSALS, body);
  const made = jsonOf(proposed) as { readonly id?: number; readonly error?: { readonly reason?: string } };
  if (made.error?.reason === 'no-change') return;
  if (made.id === undefined) throw new UnexpectedReply({ method: 'POST', path: PROPOSALS }, proposed);
  const { waiting } = (await confirmer.get('/api/publication')) as {
    readonly waiting: readonly { readonly id: number; readonly revision: number }[];
  };
  const revision = waiting.find(({ id }) => id === made.id)?.revision ?? 0;
  const path = `${PROPOSALS}/${made.id}/confirm`;
  const reply = await confirmer.post(path, { revision });
  if (reply.status >= 300) throw new UnexpectedReply({ method: 'POST', path }, reply);
}
