import type { Language } from '../../../src/basics/bilingual.ts';
import { staleSeconds } from '../../public/live/pace.ts';
import { ageText, LIVE_WORDS } from '../../public/live/words.ts';
import { formatMoment } from '../../shared/dates.ts';
import { groupDigits } from '../../shared/numbers.ts';
import type { Pulse } from './data/feed.ts';
import { Patterns } from './parts/patterns.tsx';
import { headOf, Scene, sceneTitle } from './scenes/scene.tsx';
import type { Stage } from './stage.ts';
import { named } from './stage.ts';
import type { SceneId } from './wall/scenes.ts';
import { keyOf } from './wall/scenes.ts';
import type { WallState } from './wall/state.ts';
import { leftOf, stayOf } from './wall/state.ts';
import type { PressWords } from './words.ts';
import { pressWordsOf } from './words.ts';

export interface ScreenProps {
  readonly state: WallState;
  readonly pulse: Pulse;
  /** Null before the first cut. */
  readonly stage: Stage | null;
  readonly scenes: readonly SceneId[];
  readonly pages: number;
  /** Our clock, milliseconds. */
  readonly now: number;
  readonly onScene: (scene: SceneId) => void;
}

/** The whole wall: title, scene, and the line that says how old the figures are. */
export function Screen(props: ScreenProps) {
  const { state, stage, now } = props;
  const p = pressWordsOf(state.language);
  const scene = state.scene;
  return (
    <div class="stage" style={{ padding: paddingAt(now) }}>
      {stage === null ? (
        <main>
          <h1>{p.title}</h1>
          <p class="none">{p.waiting}</p>
        </main>
      ) : (
        <>
          <Patterns stage={stage} />
          <Header stage={stage} state={state} />
          <Notices stage={stage} />
          <main class={`scene ${scene}`}>
            <Scene stage={stage} scene={scene} />
          </main>
        </>
      )}
      <Footer {...props} />
      {state.help && <Help p={p} />}
    </div>
  );
}

/** A little to the side each minute, so that nothing burns into the panel; in 16ths of the usual letter. */
const SHIFTS = [
  [0, 0],
  [2, 1],
  [3, 3],
  [1, 2],
  [-1, 3],
  [-3, 1],
  [-2, -2],
  [0, -3],
  [2, -1],
] as const;

function paddingAt(now: number): string {
  const [x, y] = SHIFTS[Math.floor(now / 60_000) % SHIFTS.length] ?? [0, 0];
  return `${0.6 + y / 16}rem ${1.4 - x / 16}rem ${0.5 - y / 16}rem ${1.4 + x / 16}rem`;
}

function Header({ stage, state }: { stage: Stage; state: WallState }) {
  const { nation, w } = stage;
  return (
    <header>
      <div>
        <h1>{sceneTitle(stage, state.scene)}</h1>
        <p class="soft">{named(stage, nation.title)}</p>
      </div>
      <div class="chips">
        {nation.drill && <span class="chip drill">{w.drill}</span>}
        <span class={stage.official ? 'chip official' : 'chip u'}>
          {stage.official ? w.official : w.unofficial}
        </span>
      </div>
    </header>
  );
}

/** What holds for every figure: the embargo, a pause. */
function Notices({ stage }: { stage: Stage }) {
  const { w, nation, language } = stage;
  const { policy } = nation;
  if (policy.embargo) return <p class="notice">{w.embargo(formatMoment(policy.firstRelease, language))}</p>;
  if (policy.paused)
    return (
      <p class="notice">
        {w.paused} {policy.pauseReason}
      </p>
    );
  return null;
}

function Footer(props: ScreenProps) {
  const { state, pulse, stage, scenes, now } = props;
  const p = pressWordsOf(state.language);
  const head = stage === null ? null : headOf(stage, state.scene);
  const age = head === null ? 0 : (now + pulse.skew - Date.parse(head.at)) / 1000;
  const live = LIVE_WORDS[state.language];
  const text = ageText(state.language, age);
  // A whole count brings no new cuts: its age is no alarm.
  const whole = stage !== null && isWhole(stage);
  const old = head !== null && !whole && age > staleSeconds(false);
  const frozen = state.frozenAt !== null;
  return (
    <footer class={frozen ? 'held' : pulse.failing || old ? 'alarm' : undefined}>
      <div class="foot-text">
        {frozen && <Frozen {...props} p={p} />}
        <p role="status" class="pulse">
          {head === null
            ? pulse.failing && live.failing('–')
            : pulse.failing
              ? live.failing(text)
              : old && !frozen
                ? live.old(text)
                : whole
                  ? p.whole
                  : p.age(text)}
        </p>
        {head !== null && <CutText stage={stage} language={state.language} head={head} />}
      </div>
      <SceneKeys state={state} scenes={scenes} p={p} onScene={props.onScene} />
      {state.auto && <Countdown {...props} p={p} />}
    </footer>
  );
}

function isWhole({ nation }: Stage): boolean {
  const { stations, others } = nation.coverage;
  return stations.shown + others.shown === stations.expected + others.expected;
}

interface CutTextProps {
  readonly stage: Stage | null;
  readonly language: Language;
  readonly head: { readonly cut: number; readonly at: string };
}

function CutText({ stage, language, head }: CutTextProps) {
  if (stage === null) return null;
  const { w } = stage;
  return (
    <p class="cut">
      {w.cut(groupDigits(head.cut))} ·{' '}
      <time dateTime={head.at}>{w.asOf(formatMoment(Date.parse(head.at), language))}</time>
    </p>
  );
}

function Frozen({ state, pulse, stage, now, p }: ScreenProps & { p: PressWords }) {
  const seconds = (now - (state.frozenAt ?? now)) / 1000;
  const newer = stage !== null && pulse.newest !== null && pulse.newest.cut !== stage.nation.cut;
  return (
    <p class="frozen">
      ❚❚ {p.frozen(ageText(state.language, seconds))}
      {newer && ` · ${p.newer(groupDigits(pulse.newest?.cut ?? 0))}`}
    </p>
  );
}

interface SceneKeysProps {
  readonly state: WallState;
  readonly scenes: readonly SceneId[];
  readonly p: PressWords;
  readonly onScene: (scene: SceneId) => void;
}

function SceneKeys({ state, scenes, p, onScene }: SceneKeysProps) {
  return (
    <nav aria-label={p.help}>
      {scenes.map((scene, i) => (
        <button
          key={scene}
          type="button"
          aria-label={`${keyOf(i)} ${p.scene[scene]}`}
          aria-current={scene === state.scene ? 'true' : undefined}
          onClick={() => onScene(scene)}
        >
          {keyOf(i) || '·'}
        </button>
      ))}
    </nav>
  );
}

/** A quiet line that grows shorter, and the seconds in words. */
function Countdown({ state, pages, now, p }: ScreenProps & { p: PressWords }) {
  const left = leftOf(state, now, pages);
  const seconds = Math.ceil((left * stayOf(pages)) / 1000);
  return (
    <svg
      class="count"
      viewBox="0 0 1000 1"
      preserveAspectRatio="none"
      role="img"
      aria-label={p.auto(String(seconds))}
    >
      <path d={`M0 0h${Math.round(left * 1000)}v1H0z`} />
    </svg>
  );
}

function Help({ p }: { p: PressWords }) {
  return (
    <section class="help" role="dialog" aria-label={p.help}>
      <h2>{p.help}</h2>
      <dl>
        {p.helpRows.map(([key, text]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
