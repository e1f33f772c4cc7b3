import { assertNever, at } from '../../basics/assert.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import { BLANK, HEAD_SIZE, ILLEGIBLE } from '../../returns/figures.ts';
import type { HeldUnit, PublicUnit, PublicVersion } from '../model.ts';

/**
 * What was observed of one form, as closed codes (docs/media-guide.md): where it stands, then what is on the paper, then the
 * checks that found something (`C5`), with `+` where an error was accepted as written (`C5+`).
 */
export function observationsOf(
  spec: ReturnSpec,
  shown: PublicUnit,
  version: PublicVersion | null,
  held: HeldUnit | undefined,
): readonly string[] {
  const codes: string[] = [];
  switch (shown.status) {
    case 'awaited':
      codes.push('not-received');
      break;
    case 'photographed':
      codes.push(at(shown.photos, spec.ballotIndex).length > 0 ? 'photo-only' : 'not-received');
      break;
    case 'partly':
      codes.push('other-ballot-missing');
      break;
    case 'held-back':
      codes.push(`held-${held?.why ?? 'pause'}`);
      break;
    case 'shown':
      break;
    default:
      assertNever(shown.status);
  }
  if (version !== null) codes.push(...paperCodes(version));
  if (shown.cases.some((one) => one.ballotIndex === spec.ballotIndex && one.closed === null))
    codes.push('case-open');
  return codes;
}

function paperCodes(version: PublicVersion): readonly string[] {
  const votes = version.figures.slice(HEAD_SIZE);
  const written = new Set(version.asWritten?.codes ?? []);
  const found = version.findings.map(({ code }) => code).filter((code) => !written.has(code));
  return [
    ...(version.photos.length === 0 ? ['no-photo'] : []),
    ...(version.figures.includes(ILLEGIBLE) ? ['illegible'] : []),
    ...(votes.length > 0 && votes.every((figure) => figure === BLANK) ? ['all-empty'] : []),
    ...(version.annulled === null ? [] : ['annulled']),
    ...(version.version > 1 ? ['corrected'] : []),
    ...(version.notBlind === null ? [] : ['not-blind']),
    ...new Set(found),
    ...[...written].map((code) => `${code}+`),
  ];
}
