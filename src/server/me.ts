import { actionsOf } from '../people/rights.ts';
import { secondFactorAsked, waitsFor } from '../people/second-factors.ts';
import type { LiveSession } from '../people/sessions.ts';
import type { AppDeps } from './deps.ts';

/** What the screens need to know about the person who works: name, role, rights, centres, session, and the election. */
export function meOf(
  session: LiveSession,
  { accounts, election, clock }: Pick<AppDeps, 'accounts' | 'election' | 'clock'>,
): object {
  const { manifest, hash } = election.pkg;
  const { person } = session;
  const { duty } = person;
  return {
    username: person.username,
    displayName: person.displayName,
    id: person.publicId,
    role: person.role,
    may: actionsOf(person.role),
    everyCentre: duty.everyCentre,
    centres: duty.everyCentre
      ? []
      : duty.centreIds
          .filter((id) => election.centreIndex.has(id))
          .map((id) => ({ id, name: election.getCentre(id).name })),
    areas: duty.everyCentre ? [] : (duty.areas ?? []),
    waitsFor: waitsFor(session, accounts.policy),
    secondFactor: {
      asked: secondFactorAsked(person.role, accounts.policy),
      set: session.hasSecondFactor,
    },
    session: {
      idleSeconds: accounts.sessions.limits.idleSeconds,
      endsInSeconds: Math.max(0, Math.floor((session.endsAt - clock()) / 1000)),
    },
    election: { id: manifest.id, title: manifest.title, package: hash, drill: manifest.drill },
  };
}
