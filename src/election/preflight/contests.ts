import { at } from '../../basics/assert.ts';
import { candidatesOf, type Election } from '../lookup.ts';
import type { Contest } from '../model.ts';
import { contestsOfUnit } from './contests-of-unit.ts';
import { finding, type PreflightFinding } from './finding.ts';

/** Lines, numbers, seats and marks of each contest; units and contests that never meet. */
export function checkContests(election: Election): readonly PreflightFinding[] {
  const findings: PreflightFinding[] = [];
  const met = new Set<Contest>();
  const without = new Map<string, { readonly unit: string; count: number }>();
  election.pkg.units.forEach((unit, u) => {
    const contests = contestsOfUnit(election, u);
    for (const contest of contests) met.add(contest);
    if (contests.length > 0) return;
    const group = without.get(unit.constituencyId) ?? { unit: unit.id, count: 0 };
    group.count++;
    without.set(unit.constituencyId, group);
  });
  for (const [area, { unit, count }] of without) {
    findings.push(
      finding(
        'error',
        'unit-without-contest',
        area,
        `${count} หน่วย (เช่น ${unit}) ไม่มีการเลือกตั้งใดเลย`,
        `${count} units (e.g. ${unit}) vote in no contest.`,
      ),
    );
  }
  election.pkg.contests.forEach((contest, c) => {
    if (!met.has(contest)) {
      findings.push(
        finding(
          'error',
          'contest-without-units',
          contest.id,
          'ไม่มีหน่วยใดลงคะแนนในการเลือกตั้งนี้',
          'No unit votes in this contest: it could never be decided.',
        ),
      );
    }
    findings.push(...checkLines(election, contest, c), ...checkSeats(contest));
  });
  for (const party of election.pkg.parties) {
    if (party.listNumber === null || party.listSize > 0) continue;
    findings.push(
      finding(
        'warning',
        'empty-list',
        party.id,
        `บัญชีรายชื่อของ ${party.name.th} ไม่มีผู้สมัคร จึงไม่ได้ที่นั่ง`,
        `The list of ${party.name.en} has no names: it could win no seat.`,
      ),
    );
  }
  return findings;
}

function checkLines(election: Election, contest: Contest, index: number): readonly PreflightFinding[] {
  const findings: PreflightFinding[] = [];
  const lines = at(election.linesOfContest, index);
  const onCandidates = contest.kind !== 'party-list' && contest.kind !== 'referendum';
  const numbers = onCandidates
    ? candidatesOf(election.pkg, contest.id).map((candidate) => candidate.number)
    : lines.map((line) => line.number);
  const twice = [...new Set(numbers.filter((number, i) => numbers.indexOf(number) !== i))];
  if (twice.length > 0) {
    findings.push(
      finding(
        'error',
        'duplicate-number',
        contest.id,
        `หมายเลขซ้ำกัน: ${twice.join(', ')}`,
        `Numbers appear twice: ${twice.join(', ')}.`,
      ),
    );
  }
  if (lines.length === 0) {
    findings.push(
      onCandidates
        ? finding(
            'warning',
            'no-candidates',
            contest.id,
            'ไม่มีผู้สมัคร ต้องรับสมัครใหม่',
            'Nobody stands in this contest: candidacy must open again.',
          )
        : finding(
            'error',
            'no-lines',
            contest.id,
            'ไม่มีบัญชีรายชื่อหรือตัวเลือกให้ลงคะแนน',
            'There is no list or answer to vote for.',
          ),
    );
  } else if (onCandidates && lines.length <= contest.seats) {
    findings.push(
      finding(
        'info',
        'uncontested',
        contest.id,
        `ผู้สมัคร ${lines.length} คน ไม่เกินจำนวนที่นั่ง ${contest.seats}`,
        `${lines.length} candidates for ${contest.seats} seats: uncontested.`,
      ),
    );
  }
  return findings;
}

/** Seats and marks that a contest of each kind can have. */
function checkSeats(contest: Contest): readonly PreflightFinding[] {
  const findings: PreflightFinding[] = [];
  const single = contest.kind === 'constituency' || contest.kind === 'executive';
  const seatsRight = single
    ? contest.seats === 1
    : contest.kind === 'referendum'
      ? contest.seats === 0
      : contest.seats >= 1;
  if (!seatsRight) {
    findings.push(
      finding(
        'error',
        'wrong-seats',
        contest.id,
        `จำนวนที่นั่ง ${contest.seats} ไม่ตรงกับประเภท ${contest.kind}`,
        `${contest.seats} seats do not fit a contest of kind ${contest.kind}.`,
      ),
    );
  }
  const council = contest.kind === 'council';
  if (council ? contest.marks > contest.seats : contest.marks !== 1) {
    findings.push(
      finding(
        'error',
        'wrong-marks',
        contest.id,
        `กาได้ ${contest.marks} หมายเลข ไม่ตรงกับประเภท ${contest.kind} ที่มี ${contest.seats} ที่นั่ง`,
        `${contest.marks} marks do not fit a ${contest.kind} of ${contest.seats} seats.`,
      ),
    );
  } else if (council && contest.marks < contest.seats) {
    findings.push(
      finding(
        'warning',
        'wrong-marks',
        contest.id,
        `กาได้ ${contest.marks} หมายเลข น้อยกว่า ${contest.seats} ที่นั่ง`,
        `A voter may make ${contest.marks} marks for ${contest.seats} seats.`,
      ),
    );
  }
  return findings;
}
