import type { Bilingual } from '../../basics/bilingual.ts';
import type { BallotId, Form, FormId, HeadRole, UnitKind } from '../model.ts';
import type { LabelChanges } from './fields.ts';
import { ADVANCE_IN_NUMBERS, ADVANCE_OUT_NUMBERS, formFields, STATION_NUMBERS } from './fields.ts';
import { standardParts } from './form-parts.ts';
import { constituencySummary } from './summaries.ts';

/** Ballots of a general election: 2566 had the first two, 2569 all three. */
export const GENERAL_BALLOTS = ['constituency', 'party-list', 'referendum'] as const;
export type GeneralBallot = (typeof GENERAL_BALLOTS)[number];

interface Paper {
  /** Number of the form in the file name. */
  readonly slug: string;
  readonly unitKinds: readonly UnitKind[];
  readonly numbers: readonly (readonly [HeadRole, string])[];
  readonly unit: Bilingual;
  readonly labels: LabelChanges;
}

const BALLOTS_RECEIVED: Bilingual = { th: 'จำนวนบัตรเลือกตั้งที่ได้รับ', en: 'Ballots received' };
const BALLOTS_OUT_OF_ENVELOPES: Bilingual = {
  th: 'จำนวนบัตรเลือกตั้งที่นับได้จากซอง',
  en: 'Ballots counted out of the envelopes',
};

const PAPERS: readonly Paper[] = [
  {
    slug: '5-16',
    unitKinds: ['advance-in', 'special'],
    numbers: ADVANCE_IN_NUMBERS,
    unit: {
      th: 'บัตรเลือกตั้งที่ออกเสียงลงคะแนนก่อนวันเลือกตั้งในเขตเลือกตั้ง',
      en: 'advance votes inside the constituency',
    },
    labels: { received: BALLOTS_RECEIVED },
  },
  {
    slug: '5-17',
    unitKinds: ['advance-out'],
    numbers: ADVANCE_OUT_NUMBERS,
    unit: {
      th: 'บัตรเลือกตั้งที่ออกเสียงลงคะแนนก่อนวันเลือกตั้งนอกเขตเลือกตั้งและนอกราชอาณาจักร',
      en: 'advance votes outside the constituency and overseas',
    },
    labels: { received: BALLOTS_OUT_OF_ENVELOPES },
  },
  {
    slug: '5-18',
    unitKinds: ['station'],
    numbers: STATION_NUMBERS,
    unit: { th: 'หน่วยเลือกตั้ง', en: 'polling station' },
    labels: {},
  },
];

/**
 * Forms ส.ส. 5/16, 5/17, 5/18 for the constituency ballot, the same with (บช.) for party lists (domain 2.1-2.3), their summaries
 * สส. 6/1, and the returns of the referendum of 2569, whose printed numbers are not known: their codes say in words what they are.
 */
export function generalForms(ballots: readonly GeneralBallot[]): readonly Form[] {
  return GENERAL_BALLOTS.filter((ballot) => ballots.includes(ballot)).flatMap((ballot) => [
    ...PAPERS.map((paper) => makeForm(ballot, paper)).map(
      (form): Form => ({ ...form, parts: standardParts(form, ballot) }),
    ),
    ...(ballot === 'referendum' ? [] : [constituencySummary(ballot)]),
  ]);
}

/** The forms of a referendum held alone. */
export function referendumForms(): readonly Form[] {
  return generalForms(['referendum']);
}

function makeForm(ballot: GeneralBallot, paper: Paper): Form {
  const number = paper.slug.replace('-', '/');
  const shared = {
    ballot: ballot as string as BallotId,
    unitKinds: paper.unitKinds,
    words: 'optional' as const,
  };
  switch (ballot) {
    case 'constituency':
      return {
        ...shared,
        id: paper.slug as FormId,
        code: `ส.ส. ${number}`,
        title: {
          th: `รายงานผลการนับคะแนนสมาชิกสภาผู้แทนราษฎรแบบแบ่งเขตเลือกตั้ง (${paper.unit.th})`,
          en: `Return of votes, constituency ballot (${paper.unit.en})`,
        },
        pages: 2,
        fields: formFields(paper.numbers, paper.labels),
      };
    case 'party-list':
      return {
        ...shared,
        id: `${paper.slug}-list` as FormId,
        code: `ส.ส. ${number} (บช.)`,
        title: {
          th: `รายงานผลการนับคะแนนสมาชิกสภาผู้แทนราษฎรแบบบัญชีรายชื่อ (${paper.unit.th})`,
          en: `Return of votes, party-list ballot (${paper.unit.en})`,
        },
        pages: 4,
        fields: formFields(paper.numbers, {
          ...paper.labels,
          noVote: { th: 'บัตรที่ไม่เลือกบัญชีรายชื่อของพรรคการเมืองใด', en: 'Ballots for no party list' },
        }),
      };
    case 'referendum':
      return {
        ...shared,
        id: `${paper.slug}-referendum` as FormId,
        code: `ประชามติ (${paper.unitKinds.includes('station') ? 'หน่วย' : paper.slug === '5-16' ? 'ในเขต' : 'นอกเขต'})`,
        title: {
          th: `รายงานผลการนับคะแนนออกเสียงประชามติ (${paper.unit.th})`,
          en: `Return of votes, referendum (${paper.unit.en})`,
        },
        pages: 1,
        fields: formFields(paper.numbers, {
          ...paper.labels,
          noVote: { th: 'บัตรที่ไม่แสดงความคิดเห็น', en: 'Ballots expressing no opinion' },
        }),
      };
  }
}
