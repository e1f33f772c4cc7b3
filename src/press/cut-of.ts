import type { PublicView } from '../publication/model.ts';
import type { PressCut, PressElection } from './model.ts';

export function cutOf({ head }: PublicView): PressCut {
  const { number, at, ledgerSize, root, status, drill } = head;
  return { number, at, ledgerSize, root, package: head.package, status, drill };
}

export function electionOf({ election }: PublicView): PressElection {
  const { id, title, electionDay } = election.pkg.manifest;
  return { id, title, day: electionDay };
}
