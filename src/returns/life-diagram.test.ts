import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULE_CODES } from '../election/model.ts';
import { disputedPositions, positionOf, refAt } from './field-ref.ts';
import { decide, evolve, initialState } from './life.ts';
import { assess } from './life-assess.ts';
import type { ReturnCommand } from './life-commands.ts';
import { ALLOWED_COMMANDS, COMMAND_DUTY } from './life-commands.ts';
import { changedPlaces } from './life-corrections.ts';
import type { ReturnState } from './life-state.ts';
import { STAGES } from './life-state.ts';
import { change, entryOf } from './testing/forms.ts';
import { contextOf, FAULTY, GOOD, OTHER, spec } from './testing/life.ts';

const DOC = readFileSync(new URL('../../docs/return-life.md', import.meta.url), 'utf8');

/** Edges of the Mermaid diagram as `from --> to: command`. */
function documentedEdges(): ReadonlySet<string> {
  const diagram = /```mermaid\n([\s\S]*?)```/.exec(DOC)?.[1] ?? '';
  const edges = [...diagram.matchAll(/^\s*([\w-]+|\[\*\]) --> ([\w-]+): (.+)$/gm)];
  return new Set(edges.map(([, from, to, command]) => `${from} --> ${to}: ${command?.trim()}`));
}

/** All commands that may take a state somewhere, with forms with and without errors. */
function commandsFor(state: ReturnState, by: number): readonly ReturnCommand[] {
  const commands: ReturnCommand[] = [
    { kind: 'receive-photo' },
    { kind: 'mark-unreadable', reason: 'r' },
    { kind: 'reject-correction', reason: 'r' },
    { kind: 'annul', order: '1', reason: 'r' },
    { kind: 'set-aside', reason: 'r' },
    { kind: 'allow-not-blind', reason: 'r' },
  ];
  for (const figures of [GOOD, OTHER, FAULTY]) {
    const entry = entryOf(figures);
    const codes = assess(contextOf(by), figures, null).errors;
    commands.push({ kind: 'enter', entry }, { kind: 'look-again', entry });
    commands.push({ kind: 'accept-as-written', codes, reason: 'r' });
    commands.push({ kind: 'settle', entry, reason: 'r', overrideCodes: codes });
    commands.push({
      kind: 'propose-correction',
      change: { kind: 'whole', entry },
      reason: { code: 'order', text: 'r' },
      overrideCodes: codes,
    });
    if (state.stage === 'correction-proposed') {
      const values = new Map(
        changedPlaces(state, spec).map((ref) => [ref, figures[positionOf(spec, ref)] ?? 0]),
      );
      commands.push({ kind: 'confirm-correction', values });
    }
    if (state.stage !== 'differs') continue;
    const disputed = disputedPositions(state.first.entry.figures, state.second.entry.figures);
    const values = new Map(disputed.map((p) => [refAt(spec, p), figures[p] ?? 0]));
    commands.push({ kind: 'decide', values, answers: [], remarks: '' });
  }
  return commands;
}

/** Edges that the code takes, found by trying everything from everywhere (up to version 2). */
function explore(): { readonly edges: ReadonlySet<string>; readonly stages: ReadonlySet<string> } {
  const edges = new Set<string>();
  const stages = new Set<string>();
  const seen = new Set<string>();
  const queue: ReturnState[] = [initialState()];
  const sibling = change(GOOD, { registered: 501 });
  for (let state: ReturnState | undefined = queue.pop(); state !== undefined; state = queue.pop()) {
    stages.add(state.stage);
    if (state.version > 2) continue;
    for (const by of [1, 2, 3]) {
      for (const context of [contextOf(by), contextOf(by, sibling)]) {
        for (const command of commandsFor(state, by)) {
          const decision = decide(state, command, context);
          if (!decision.ok) continue;
          const next: ReturnState = decision.value.reduce<ReturnState>(evolve, state);
          if (!(command.kind === 'receive-photo' && next === state)) {
            edges.add(`${state.stage} --> ${next.stage}: ${command.kind}`);
          }
          const key = JSON.stringify(next);
          if (!seen.has(key)) {
            seen.add(key);
            queue.push(next);
          }
        }
      }
    }
  }
  return { edges, stages };
}

const code = explore();

describe('docs/return-life.md', () => {
  it('draws exactly the edges that the code takes', () => {
    const drawn = [...documentedEdges()].filter((e) => !e.startsWith('[*]'));
    expect(drawn.sort()).toStrictEqual([...code.edges].sort());
  });

  it('draws every stage, and every stage can be reached', () => {
    expect([...code.stages].sort()).toStrictEqual([...STAGES].sort());
  });

  it('lists the commands of every stage as the table in the code does', () => {
    for (const stage of STAGES) {
      const row = DOC.split('\n').find((line) => line.startsWith(`| \`${stage}\` |`));
      const listed = [...((row ?? '').split('|')[3]?.matchAll(/`([\w-]+)`/g) ?? [])].map(([, c]) => c);
      expect([stage, ...listed]).toStrictEqual([stage, ...ALLOWED_COMMANDS[stage]]);
    }
  });

  it('tells the duty that every command needs', () => {
    for (const [kind, duty] of Object.entries(COMMAND_DUTY)) {
      expect(DOC).toMatch(new RegExp(`\\| \`${kind}\` \\| ${duty} \\|`));
    }
  });
});

describe('docs/formats/findings.md', () => {
  it('has a row for every rule', () => {
    const findings = readFileSync(new URL('../../docs/formats/findings.md', import.meta.url), 'utf8');
    for (const rule of RULE_CODES) expect(findings).toMatch(new RegExp(`^\\| ${rule} \\|`, 'm'));
  });
});
