import { setTimeout as sleep } from 'node:timers/promises';
import type { Election } from '../election/lookup.ts';
import type { Desk } from './accounts.ts';
import { accountFile, DRILL_PUBLISHER, drillPassword } from './accounts.ts';
import type { Board } from './board.ts';
import { listReturns } from './desk-api.ts';
import type { Ask, Http } from './http.ts';
import { Session, UnexpectedReply } from './session.ts';

/** Sessions of everybody who plays in a drill. */
export interface Cast {
  readonly admin: Session;
  /** The second person for everything that changes publication. */
  readonly publisher: Session;
  session(username: string): Session;
}

/** Logs in as administrator, makes the accounts of all desks (existing ones stay), and opens their sessions. */
export async function castPeople(http: Http, adminPassword: string, desks: readonly Desk[]): Promise<Cast> {
  const admin = new Session(http, 'admin', adminPassword);
  await admin.logIn();
  const password = drillPassword(adminPassword);
  const ask: Ask = {
    method: 'POST',
    path: '/api/people/import',
    headers: { 'content-type': 'text/csv' },
    body: accountFile(desks, password),
  };
  const reply = await admin.send(ask);
  if (reply.status !== 200) throw new UnexpectedReply(ask, reply);
  const publisher = new Session(http, DRILL_PUBLISHER, password);
  const sessions = new Map<string, Session>([[DRILL_PUBLISHER, publisher]]);
  for (const desk of desks) {
    for (const name of [...desk.clerks, ...desk.supervisors])
      sessions.set(name, new Session(http, name, password));
  }
  // two at a time: a password costs the server a good part of a core
  const names = [...sessions.values()];
  const lane = async () => {
    for (let who = names.shift(); who !== undefined; who = names.shift()) await who.logIn();
  };
  await Promise.all([lane(), lane()]);
  return {
    admin,
    publisher,
    session(username) {
      const found = sessions.get(username);
      if (found === undefined) throw new Error(`no such person: ${username}`);
      return found;
    },
  };
}

/** Asks the desk where every return stands, centre by centre. */
export async function lookAtAll(
  election: Election,
  desks: readonly Desk[],
  session: (username: string) => Session,
  board: Board,
): Promise<void> {
  const lane = async (desk: Desk) => {
    const who = session(desk.supervisors[0] ?? '');
    for (const centre of desk.centreIds) {
      for (const listed of await listReturns(who, centre)) {
        const spec = election.findReturn(listed.unit, listed.ballot);
        if (spec !== undefined) board.set(spec, listed.stage, listed.version);
      }
    }
  };
  await Promise.all(desks.map(lane));
}

/**
 * While nothing has happened for a while although forms are open, looks at the desk again: a reply may have been lost with a
 * server that was killed, or a claim of an earlier run has run out.
 */
export async function watchForStandstill(
  board: Board,
  lookAgain: () => Promise<void>,
  stopped: () => boolean,
): Promise<void> {
  while (!stopped()) {
    await sleep(500);
    const idle = Date.now() - board.lastChange;
    if (idle < 4_000 || board.finished || board.inWork + board.openCorrections === 0) continue;
    await lookAgain();
    board.lastChange = Date.now();
  }
}
