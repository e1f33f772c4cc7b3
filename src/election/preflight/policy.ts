import { at } from '../../basics/assert.ts';
import type { Election } from '../lookup.ts';
import { RULE_CODES } from '../model.ts';
import { formatTime } from '../time.ts';
import { finding, type PreflightFinding } from './finding.ts';

/** Times in order, on the right day, a cap that can be kept, signatures, and rules that nobody set. */
export function checkPolicy(election: Election): readonly PreflightFinding[] {
  const findings: PreflightFinding[] = [];
  const { manifest, rules } = election.pkg;
  const { publication } = manifest;
  const { cap } = publication;
  const inOrder =
    publication.embargoUntil <= publication.firstRelease &&
    publication.firstRelease <= publication.completeBy;
  if (!inOrder) {
    findings.push(
      finding(
        'error',
        'times-order',
        'publication',
        'เวลาต้องเรียงตามลำดับ ปิดหีบ ≤ เผยแพร่ครั้งแรก ≤ ครบถ้วน',
        'Times must be in order: embargo, first release, complete.',
      ),
    );
  }
  if (cap.until !== null && cap.until < publication.embargoUntil) {
    findings.push(
      finding(
        'error',
        'times-order',
        'publication.cap.until',
        'เพดานการเผยแพร่สิ้นสุดก่อนปิดหีบ',
        'The cap ends before the embargo does.',
      ),
    );
  }
  if (!formatTime(publication.embargoUntil).startsWith(manifest.electionDay)) {
    findings.push(
      finding(
        'warning',
        'not-on-election-day',
        'publication.embargo_until',
        `เวลาปิดหีบ ${formatTime(publication.embargoUntil)} ไม่อยู่ในวันเลือกตั้ง ${manifest.electionDay}`,
        `The embargo ends ${formatTime(publication.embargoUntil)}, not on election day ${manifest.electionDay}.`,
      ),
    );
  }
  findings.push(...checkCap(election));
  if (manifest.signaturesRequired === 0) {
    findings.push(
      finding(
        'warning',
        'no-signatures',
        'signatures_required',
        'ไม่ต้องมีลายมือชื่อ กฎ C13 จะผ่านเสมอ',
        'No signatures are required: rule C13 always holds.',
      ),
    );
  }
  const absent = RULE_CODES.filter((code) => !rules.some((rule) => rule.code === code));
  if (absent.length > 0) {
    findings.push(
      finding(
        'warning',
        'rule-missing',
        'rules.csv',
        `ไม่ได้กำหนดระดับของกฎ ${absent.join(', ')}`,
        `No level is set for rules ${absent.join(', ')}.`,
      ),
    );
  }
  return findings;
}

function checkCap(election: Election): readonly PreflightFinding[] {
  const { percent } = election.pkg.manifest.publication.cap;
  if (!Number.isInteger(percent) || percent < 1 || percent > 100) {
    return [
      finding(
        'error',
        'cap-range',
        'publication.cap.percent',
        `เพดานต้องเป็นจำนวนเต็ม 1-100 ไม่ใช่ ${percent}`,
        `The cap must be a whole number from 1 to 100, not ${percent}.`,
      ),
    ];
  }
  const findings: PreflightFinding[] = [];
  election.pkg.areas.forEach((area, a) => {
    const stations = at(election.unitsOfConstituency, a).filter(
      (u) => at(election.pkg.units, u).kind === 'station',
    ).length;
    if (stations === 0 || Math.floor((stations * percent) / 100) > 0) return;
    findings.push(
      finding(
        'warning',
        'cap-hides-all',
        area.id,
        `มี ${stations} หน่วย เพดานร้อยละ ${percent} ทำให้ไม่แสดงหน่วยใดเลย`,
        `With ${stations} stations a cap of ${percent} % shows none of them.`,
      ),
    );
  });
  return findings;
}
