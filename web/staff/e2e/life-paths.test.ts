import { describe, expect, it } from 'vitest';
import { ALLOWED_COMMANDS } from '../../../src/returns/life-commands.ts';
import { STAGES } from '../../../src/returns/life-state.ts';
import type { Move } from '../../testing/life-paths.ts';
import { lifePaths, MOVES } from '../../testing/life-paths.ts';

const KIND_OF: Readonly<Record<Move, string>> = {
  'send a photo': 'receive-photo',
  'ask for a new photo': 'mark-unreadable',
  'type the form': 'enter',
  'type a faulty form': 'enter',
  'type the same': 'enter',
  'type something else': 'enter',
  'type the same, though the other form of the unit says another roll': 'enter',
  'look again and mend it': 'look-again',
  'look again and leave it': 'look-again',
  'let it stand as written': 'accept-as-written',
  'give leave for a reading that is not blind': 'allow-not-blind',
  'put the entries aside': 'set-aside',
  'decide for the first': 'decide',
  'read a third value': 'decide',
  settle: 'settle',
  'propose a correction': 'propose-correction',
  'confirm the correction': 'confirm-correction',
  'read the correction otherwise': 'confirm-correction',
  'reject the correction': 'reject-correction',
  'annul the record': 'annul',
};

describe('walks through the life of a return', () => {
  const steps = lifePaths().flat();

  it('take every command that a stage takes, at that stage', () => {
    const taken = new Set(steps.map((step) => `${step.from} ${KIND_OF[step.move]}`));
    const allowed = STAGES.flatMap((stage) => ALLOWED_COMMANDS[stage].map((kind) => `${stage} ${kind}`));
    expect([...taken].sort()).toStrictEqual(allowed.sort());
  });

  it('use every move', () => {
    expect(new Set(steps.map((step) => step.move))).toStrictEqual(new Set(MOVES));
  });

  it('are whole: each begins with nothing, goes on where it is, and ends with a record', () => {
    for (const path of lifePaths()) {
      expect(path[0]?.from).toBe('expected');
      expect(path.at(-1)?.to).toBe('accepted');
      path.slice(1).forEach((step, i) => {
        expect(step.from).toBe(path[i]?.to);
      });
    }
  });

  it('are few enough to be walked in a browser', () => {
    expect(steps.length).toBeLessThan(110);
  });
});
