import { tasksFor } from '../centre/claim-next.ts';
import type { Act, Performed } from '../centre/perform.ts';
import { perform } from '../centre/perform.ts';
import type { Submission } from '../centre/submit.ts';
import { submit } from '../centre/submit.ts';
import type { Task } from '../centre/tasks.ts';
import { claimView } from './claim-view.ts';
import { refusalError } from './refusal.ts';
import type { ApiCall, ApiReply } from './route.ts';

/** Query of routes that can give the next piece of work with their reply. */
export const NEXT_QUERY = {
  type: 'object',
  properties: {
    next: {
      type: 'string',
      enum: ['0', '1'],
      description: '1: take the next return of the same centre, too.',
    },
    tasks: { type: 'string', maxLength: 100, description: 'Tasks for the next one, separated by commas.' },
    brief: { type: 'string', enum: ['0', '1'], description: '1: leave out the form and its lines.' },
  },
} as const;

/** Carries out work under a claim and shapes the reply, with the next claim when it is asked for. */
export async function replyToSubmission(
  call: ApiCall,
  work: Omit<Submission, 'spec' | 'person' | 'nextTasks'>,
): Promise<ApiReply> {
  const { deps, person, spec, query } = call;
  const wished = (query['tasks'] ?? '').split(',').filter((t) => t !== '') as Task[];
  const nextTasks = query['next'] === '1' ? tasksFor(person, wished) : null;
  const done = await submit(deps.desk, { ...work, spec, person, nextTasks });
  if (!done.ok) throw refusalError(done.error);
  return { status: 200, body: await outcomeView(call, done.value) };
}

/** Carries out a command that needs no claim. */
export async function replyToAct(call: ApiCall, act: Omit<Act, 'spec' | 'person'>): Promise<ApiReply> {
  const { deps, person, spec } = call;
  const done = await perform(deps.desk, { ...act, spec, person });
  if (!done.ok) throw refusalError(done.error);
  return { status: 200, body: await outcomeView(call, done.value) };
}

/** The reply for work that was done. */
export async function outcomeView(call: ApiCall, { outcome, madeRecord, next }: Performed): Promise<object> {
  if (madeRecord) {
    call.deps.metrics.count('khanaen_records_total', 'Records accepted or corrected by this process.');
  }
  const view = {
    outcome: outcome.stage,
    round: outcome.round,
    version: outcome.version,
    findings: outcome.findings,
  };
  if (call.query['next'] !== '1') return view;
  const brief = call.query['brief'] === '1';
  return { ...view, next: next === null ? null : await claimView(call.deps.desk, next, brief) };
}
