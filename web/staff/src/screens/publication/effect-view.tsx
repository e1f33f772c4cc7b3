import { groupDigits } from '../../../../shared/numbers.ts';
import type { CertificationEffect, DrawEffect, Effect } from '../../api/publication-api.ts';
import { useWords } from '../../words.ts';
import { BeforeAfter } from './before-after.tsx';
import { PolicyEffectView } from './policy-effect-view.tsx';
import { WORDS } from './words.ts';

/** What would change for the public, before and after; the server worked it out from the newest cut. */
export function EffectView({ effect }: { effect: Effect | null }) {
  const words = useWords(WORDS);
  if (effect === null) return <p className="hint">{words.effectUnknown}</p>;
  if ('released' in effect) return <PolicyEffectView effect={effect} />;
  return 'of' in effect ? <Certified effect={effect} /> : <Drawn effect={effect} />;
}

function Drawn({ effect }: { effect: DrawEffect }) {
  const words = useWords(WORDS);
  const list = (numbers: readonly number[]) => (numbers.length === 0 ? words.none : numbers.join(', '));
  return (
    <BeforeAfter
      cut={effect.cut}
      rows={[
        [words.elected, list(effect.before.ahead), list(effect.after.ahead)],
        [words.stillTied, list(effect.before.tied), list(effect.after.tied)],
      ]}
    />
  );
}

function Certified({ effect }: { effect: CertificationEffect }) {
  const words = useWords(WORDS);
  const status = (text: string) => (text === 'official' ? words.official : words.unofficial);
  const of = groupDigits(effect.of);
  return (
    <BeforeAfter
      cut={effect.cut}
      rows={[
        [
          words.certified,
          words.contestsOf(groupDigits(effect.before.contests), of),
          words.contestsOf(groupDigits(effect.after.contests), of),
        ],
        [words.resultStatus, status(effect.before.status), status(effect.after.status)],
      ]}
    />
  );
}
