import type { Bilingual, Language } from '../../../src/basics/bilingual.ts';
import type { ContestKind } from '../../../src/election/model.ts';
import type { MoreWords } from '../../public/more-words.ts';
import { moreWordsOf } from '../../public/more-words.ts';
import type { Words } from '../../shared/words.ts';
import { wordsOf } from '../../shared/words.ts';
import type { Area } from './data/names.ts';
import { areasOf, nameIn } from './data/names.ts';
import type { Read, Shown } from './data/reader.ts';
import type { Nation, Party } from './data/v1.ts';
import type { PressWords } from './words.ts';
import { pressWordsOf } from './words.ts';

/** What every scene gets: the cut that is shown, in one language. */
export interface Stage {
  readonly shown: Shown;
  readonly nation: Nation;
  readonly official: boolean;
  readonly language: Language;
  /** Texts of the public site, of its further pages, and of the wall. */
  readonly w: Words;
  readonly m: MoreWords;
  readonly p: PressWords;
  readonly areas: ReadonlyMap<string, Area>;
  readonly parties: ReadonlyMap<string, Party>;
  /** Page of the list that is shown, from 0. */
  readonly page: number;
  /** The place of the scene of places. */
  readonly place: string | null;
  /** It is shown again and again. */
  readonly pinned: boolean;
}

export function makeStage(
  shown: Shown,
  language: Language,
  page: number,
  place: string | null,
  pinned = false,
): Stage {
  const { nation } = shown;
  return {
    shown,
    nation,
    official: nation.status === 'official',
    language,
    w: wordsOf(language),
    m: moreWordsOf(language),
    p: pressWordsOf(language),
    areas: areasOf(shown.areas),
    parties: new Map(shown.parties.parties.map((party) => [party.id, party])),
    page,
    place,
    pinned,
  };
}

export function named(stage: Stage, name: Bilingual): string {
  return nameIn(stage.language, name);
}

export function partyName(stage: Stage, id: string | null): string {
  const party = id === null ? undefined : stage.parties.get(id);
  return party === undefined ? (id ?? stage.w.independent) : named(stage, party.name);
}

/** A file of the cut; null while it is not there. */
export function fileOf<T>(stage: Stage, path: string): (Read & { readonly value: T }) | null {
  return (stage.shown.files.get(path) as (Read & { readonly value: T }) | undefined) ?? null;
}

const KINDS: readonly ContestKind[] = ['constituency', 'party-list', 'referendum', 'executive', 'council'];

/** Kind of a ballot by its id: a second question has a number behind it (`referendum-2`). */
export function kindOfBallot(ballot: string): ContestKind {
  return KINDS.find((kind) => ballot.startsWith(kind)) ?? 'constituency';
}

/** Name of a ballot's contest, with the number of a further question. */
export function ballotName(stage: Stage, ballot: string): string {
  const kind = kindOfBallot(ballot);
  const rest = ballot.slice(kind.length).replace('-', ' ');
  return stage.w.contest[kind] + rest;
}
