import { describe, expect, test } from 'vitest';
import { ROLES } from '../people/person.ts';
import { roleMay } from '../people/rights.ts';
import { ALLOWED_COMMANDS, COMMAND_DUTY } from '../returns/life-commands.ts';
import { STAGES } from '../returns/life-state.ts';
import { pickSql } from './pick.ts';
import { TASKS, TASKS_OF_ROLE, taskAt } from './tasks.ts';

describe('tasks', () => {
  test('a stage has a task exactly when somebody must type or decide there', () => {
    for (const stage of STAGES) {
      const typing = ALLOWED_COMMANDS[stage].some((c) =>
        ['enter', 'look-again', 'decide', 'settle'].includes(c),
      );
      expect(taskAt(stage, false) !== null, stage).toBe(typing);
    }
  });

  test('only roles that may take work have tasks, and only supervisors and heads those of a supervisor', () => {
    for (const role of ROLES) {
      expect(TASKS_OF_ROLE[role].length > 0).toBe(roleMay(role, 'take-work'));
      expect(TASKS_OF_ROLE[role].includes('supervisor')).toBe(roleMay(role, 'settle'));
    }
  });

  test('rights over commands are never wider than the life of a return says', () => {
    const actions = {
      'mark-unreadable': 'mark-unreadable',
      'accept-as-written': 'accept-as-written',
      decide: 'decide',
      settle: 'settle',
      'set-aside': 'set-aside',
      annul: 'annul',
      'propose-correction': 'propose-correction',
      'confirm-correction': 'confirm-correction',
    } as const;
    for (const [command, action] of Object.entries(actions)) {
      const duty = COMMAND_DUTY[command as keyof typeof COMMAND_DUTY];
      expect(roleMay('clerk', action), command).toBe(duty === 'clerk');
      expect(roleMay('supervisor', action), command).toBe(true);
      expect(roleMay('administrator', action), command).toBe(false);
    }
  });

  test('the queue is asked with parameters only: no value ever stands in the text', () => {
    const p = {
      person: '$1',
      claim: '$2',
      seconds: '$3',
      centre: 'centre_id = $4',
      when: 'true',
      resume: true,
    };
    const text = pickSql(TASKS, p);
    expect(text).toContain('skip locked');
    expect(text).not.toContain('$p');
    expect(pickSql(TASKS, p)).toBe(text);
  });
});
