import type { ReturnSpec } from '../../election/lookup.ts';
import { testPng } from '../../images/testing/images.ts';
import type { StaffApp } from './staff-app.ts';
import type { Answer, StaffClient } from './staff-client.ts';
import type { WireBody } from './wire.ts';
import { rightForm } from './wire.ts';

let seed = 1000;

export function specOf(staff: StaffApp, unit: string, ballot = 'constituency'): ReturnSpec {
  const spec = staff.election.findReturn(unit, ballot);
  if (spec === undefined) throw new Error(`no return ${unit} ${ballot}`);
  return spec;
}

export function pathOf(spec: ReturnSpec): string {
  return `/api/units/${spec.unit.id}/${spec.contest.ballot}`;
}

/** Sends a photo that nobody has sent before. */
export async function sendPhoto(client: StaffClient, spec: ReturnSpec): Promise<Answer> {
  return must(await client.photo(`${pathOf(spec)}/photos`, testPng({ seed: seed++ })), 201);
}

/** Takes the next piece of work, which must be this return. */
export async function take(
  client: StaffClient,
  spec: ReturnSpec,
  tasks?: readonly string[],
): Promise<string> {
  const wish = { centre: spec.unit.centreId, ...(tasks === undefined ? {} : { tasks }) };
  const claim = must(await client.post('/api/queue/next', wish), 200);
  const unit = claim.body['unit'] as { readonly id: string };
  if (unit.id !== spec.unit.id || claim.body['ballot'] !== spec.contest.ballot) {
    throw new Error(`took ${unit.id} ${String(claim.body['ballot'])}`);
  }
  return String(claim.body['claim']);
}

export function enter(client: StaffClient, spec: ReturnSpec, claim: string, form: WireBody): Promise<Answer> {
  return client.post(`${pathOf(spec)}/entries`, { claim, ...form });
}

/** Takes the return and types a form into it. */
export async function type(
  client: StaffClient,
  spec: ReturnSpec,
  form: WireBody = rightForm(spec),
): Promise<Answer> {
  return must(await enter(client, spec, await take(client, spec), form), 200);
}

/** The whole way to an accepted record. */
export async function accept(
  one: StaffClient,
  two: StaffClient,
  spec: ReturnSpec,
  form: WireBody = rightForm(spec),
): Promise<Answer> {
  await sendPhoto(one, spec);
  await type(one, spec, form);
  const done = await type(two, spec, form);
  if (done.body['outcome'] !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(done.body)}`);
  return done;
}

function must(answer: Answer, status: number): Answer {
  if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}
