import { disputedPositions, refAt } from '../../src/returns/field-ref.ts';
import type { Figures } from '../../src/returns/figures.ts';
import { decide, evolve, initialState } from '../../src/returns/life.ts';
import type { ReturnCommand } from '../../src/returns/life-commands.ts';
import type { ReturnState, Stage } from '../../src/returns/life-state.ts';
import { change, entryOf } from '../../src/returns/testing/forms.ts';
import {
  ANN,
  BEN,
  CHAI,
  CORRECTED,
  confirmed,
  contextOf,
  enter,
  FAULTY,
  GOOD,
  OTHER,
  OTHER_FORM,
  photo,
  places,
  propose,
  SUPERVISOR,
  spec,
} from '../../src/returns/testing/life.ts';

/** What people can do to a return, in the words of a walk through the screens. */
export const MOVES = [
  'send a photo',
  'ask for a new photo',
  'type the form',
  'type a faulty form',
  'type the same',
  'type something else',
  'type the same, though the other form of the unit says another roll',
  'look again and mend it',
  'look again and leave it',
  'let it stand as written',
  'give leave for a reading that is not blind',
  'put the entries aside',
  'decide for the first',
  'read a third value',
  'settle',
  'propose a correction',
  'confirm the correction',
  'read the correction otherwise',
  'reject the correction',
  'annul the record',
] as const;
export type Move = (typeof MOVES)[number];

/** One step of a walk: what is done, and where the return stands then. */
export interface Step {
  readonly from: Stage;
  readonly move: Move;
  readonly to: Stage;
}

type Act = readonly [by: number, command: ReturnCommand, sibling?: Figures];

const REASON = 'ตามภาพแบบ';
const CONFIRMER = 5;
const HEAD = 6;
const OTHER_ROLL: Figures = change(OTHER_FORM, { registered: 501 });

/** The command behind a move at a state; null where the move makes no sense. */
function actOf(move: Move, state: ReturnState): Act | null {
  switch (move) {
    case 'send a photo':
      return [ANN, photo];
    case 'ask for a new photo':
      return [ANN, { kind: 'mark-unreadable', reason: REASON }];
    case 'type the form':
      return state.stage === 'received' ? [ANN, enter(GOOD)] : null;
    case 'type a faulty form':
      return state.stage === 'received' ? [ANN, enter(FAULTY)] : null;
    case 'type the same':
      return state.stage === 'entered-once' ? [BEN, enter(state.first.entry.figures)] : null;
    case 'type something else':
      return state.stage === 'entered-once' ? [BEN, enter(OTHER)] : null;
    case 'type the same, though the other form of the unit says another roll':
      return state.stage === 'entered-once' ? [BEN, enter(state.first.entry.figures), OTHER_ROLL] : null;
    case 'look again and mend it':
      return [ANN, { kind: 'look-again', entry: entryOf(GOOD) }];
    case 'look again and leave it':
      return [ANN, { kind: 'look-again', entry: entryOf(FAULTY) }];
    case 'let it stand as written':
      return [SUPERVISOR, { kind: 'accept-as-written', codes: ['C1'], reason: REASON }];
    case 'give leave for a reading that is not blind':
      return [HEAD, { kind: 'allow-not-blind', reason: REASON }];
    case 'put the entries aside':
      return [SUPERVISOR, { kind: 'set-aside', reason: REASON }];
    case 'decide for the first':
    case 'read a third value': {
      if (state.stage !== 'differs') return null;
      const [first, second] = [state.first.entry.figures, state.second.entry.figures];
      const third = move === 'read a third value' ? 7 : 0;
      const values = Object.fromEntries(
        disputedPositions(first, second).map((p) => [refAt(spec, p), (first[p] ?? 0) + third]),
      );
      return [CHAI, { kind: 'decide', values: places(values), answers: [], remarks: '' }];
    }
    case 'settle':
      return [SUPERVISOR, { kind: 'settle', entry: entryOf(GOOD), reason: REASON, overrideCodes: [] }];
    case 'propose a correction':
      return [SUPERVISOR, propose(CORRECTED)];
    case 'confirm the correction':
      return [CONFIRMER, confirmed()];
    case 'read the correction otherwise':
      return [CONFIRMER, confirmed({ ...CORRECTED, 'vote:1': 7 })];
    case 'reject the correction':
      return [CONFIRMER, { kind: 'reject-correction', reason: REASON }];
    case 'annul the record':
      return [SUPERVISOR, { kind: 'annul', order: 'กกต. 1/2569', reason: REASON }];
  }
}

/** States that people can tell apart: the stage, and whether errors stand as written. */
function keyOf(state: ReturnState): string {
  const asWritten = 'asWritten' in state && state.asWritten !== null;
  return asWritten ? `${state.stage} (as written)` : state.stage;
}

function after(state: ReturnState, move: Move): ReturnState | null {
  const act = actOf(move, state);
  if (act === null) return null;
  const [by, command, sibling] = act;
  const decision = decide(state, command, contextOf(by, sibling ?? null));
  return decision.ok ? decision.value.reduce(evolve, state) : null;
}

interface Edge {
  readonly move: Move;
  readonly to: string;
  readonly state: ReturnState;
}

/** Every transition that the machine itself allows, found by trying every move at every state. */
function explore(): ReadonlyMap<string, readonly Edge[]> {
  const graph = new Map<string, Edge[]>();
  const open: ReturnState[] = [initialState()];
  for (let state = open.shift(); state !== undefined; state = open.shift()) {
    const key = keyOf(state);
    if (graph.has(key)) continue;
    const edges: Edge[] = [];
    graph.set(key, edges);
    for (const move of MOVES) {
      const next = after(state, move);
      if (next === null) continue;
      edges.push({ move, to: keyOf(next), state: next });
      open.push(next);
    }
  }
  return graph;
}

/**
 * Walks that begin at a return of which nothing has come in, end at an accepted record, and together take every transition of
 * the machine at least once. Each goes to the nearest transition not yet taken, until it is `longest` steps long.
 */
export function lifePaths(longest = 14): Step[][] {
  const graph = explore();
  const taken = new Set<string>();
  const total = [...graph.values()].reduce((n, edges) => n + edges.length, 0);
  const paths: Step[][] = [];
  while (taken.size < total) {
    const path: Step[] = [];
    let key = keyOf(initialState());
    const go = (edges: readonly (Edge & { readonly from: string })[]) => {
      for (const edge of edges) {
        taken.add(`${edge.from} / ${edge.move}`);
        path.push({ from: stageOf(edge.from), move: edge.move, to: stageOf(edge.to) });
        key = edge.to;
      }
    };
    while (path.length < longest) {
      const next = nearest(graph, key, (from, edge) => !taken.has(`${from} / ${edge.move}`));
      if (next === null) break;
      go(next);
    }
    if (path.length === 0) throw new Error('a transition cannot be reached');
    if (key !== 'accepted') go(nearest(graph, key, (_from, edge) => edge.to === 'accepted') ?? []);
    paths.push(path);
  }
  return paths;
}

function stageOf(key: string): Stage {
  return key.replace(' (as written)', '') as Stage;
}

/** The shortest way whose last edge is wanted, breadth first. */
function nearest(
  graph: ReadonlyMap<string, readonly Edge[]>,
  start: string,
  wanted: (from: string, edge: Edge) => boolean,
): (Edge & { readonly from: string })[] | null {
  const open: { readonly key: string; readonly way: (Edge & { readonly from: string })[] }[] = [
    { key: start, way: [] },
  ];
  const seen = new Set([start]);
  for (let here = open.shift(); here !== undefined; here = open.shift()) {
    for (const edge of graph.get(here.key) ?? []) {
      const way = [...here.way, { ...edge, from: here.key }];
      if (wanted(here.key, edge)) return way;
      if (seen.has(edge.to)) continue;
      seen.add(edge.to);
      open.push({ key: edge.to, way });
    }
  }
  return null;
}
