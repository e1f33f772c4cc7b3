import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RIGHTS_DOC, withTable } from '../../tools/rights-doc.ts';
import { ALLOWED_COMMANDS, COMMAND_DUTY } from '../returns/life-commands.ts';
import { STAGES } from '../returns/life-state.ts';
import { MANAGED_ROLES } from './managing.ts';
import type { Action, Right } from './rights.ts';
import { ACTIONS, actionsOf, RIGHTS, roleMay, roleMayAt, stagesOf } from './rights.ts';
import { ROLES, SECOND_FACTOR_ROLES } from './roles.ts';

const rightOf = (action: Action): Right => RIGHTS[action];
const anyAction = fc.constantFrom(...ACTIONS);
const anyRole = fc.constantFrom(...ROLES);
const anyStage = fc.constantFrom(...STAGES);

describe('the table of rights', () => {
  test('docs/rights.md prints the table as it is (npx tsx tools/rights-doc.ts)', () => {
    const text = readFileSync(RIGHTS_DOC, 'utf8');
    expect(text).toBe(withTable(text));
  });

  test('an action makes sense at a stage exactly when the stage takes one of its commands', () => {
    fc.assert(
      fc.property(anyAction, anyStage, anyRole, (action, stage, role) => {
        const { commands } = rightOf(action);
        const takes = commands?.some((command) => ALLOWED_COMMANDS[stage].includes(command)) ?? true;
        expect(stagesOf(action)?.includes(stage) ?? true).toBe(takes);
        expect(roleMayAt(role, action, stage)).toBe(roleMay(role, action) && takes);
      }),
    );
  });

  test('what only a supervisor may do to a return is open to no clerk, auditor or observer', () => {
    for (const action of ACTIONS) {
      const { commands = [] } = rightOf(action);
      if (!commands.every((command) => COMMAND_DUTY[command] === 'supervisor') || commands.length === 0)
        continue;
      for (const role of ['clerk', 'auditor', 'observer', 'publisher'] as const) {
        expect(roleMay(role, action), `${role} ${action}`).toBe(false);
      }
    }
  });

  test('who leads, keeps accounts or publishes makes no entry', () => {
    for (const role of ['head', 'province', 'administrator', 'publisher', 'auditor', 'observer'] as const) {
      expect(roleMay(role, 'enter'), role).toBe(false);
      // A head is a third person where nobody else is, and reads only the disputed places.
      expect(roleMay(role, 'decide'), role).toBe(role === 'head');
    }
  });

  test('only who leads gives leave for a reading that is not blind, and types none', () => {
    for (const role of ROLES) {
      if (roleMay(role, 'allow-not-blind')) expect(roleMay(role, 'enter'), role).toBe(false);
    }
    expect(ROLES.filter((role) => roleMay(role, 'allow-not-blind'))).toEqual(['head', 'province']);
  });

  test('who accepts, corrects, publishes or keeps accounts has a second factor', () => {
    const weighty: readonly Action[] = [
      'accept-as-written',
      'settle',
      'confirm-correction',
      'annul',
      'manage-people',
    ];
    for (const role of ROLES) {
      if (weighty.some((action) => roleMay(role, action))) expect(SECOND_FACTOR_ROLES).toContain(role);
    }
    for (const role of ['clerk', 'auditor', 'observer'] as const)
      expect(SECOND_FACTOR_ROLES).not.toContain(role);
  });

  test('before the account is ready only the own account can be reached', () => {
    const early = ACTIONS.filter((action) => rightOf(action).from !== undefined);
    expect(early).toEqual(['see-self', 'log-out', 'set-own-password', 'set-second-factor']);
    for (const role of ROLES) expect(actionsOf(role)).toEqual(expect.arrayContaining(early));
  });

  test('who keeps accounts may, and gives no rank above the own', () => {
    const rank = (role: (typeof ROLES)[number]) => MANAGED_ROLES[role].length;
    for (const role of ROLES) {
      expect(MANAGED_ROLES[role].length > 0).toBe(roleMay(role, 'manage-people'));
      for (const given of MANAGED_ROLES[role]) {
        if (role !== 'administrator') expect(rank(given), `${role} gives ${given}`).toBeLessThan(rank(role));
      }
    }
  });
});
