import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BallotId, UnitId } from '../../election/model.ts';
import { writeCode } from '../../forms/code.ts';
import { tagOf, unitCode } from '../../forms/tag.ts';
import { readCommand } from './commands.ts';

const KEY = new Uint8Array(32).fill(3);
const PARTS = {
  unit: '44-01-S1-001' as UnitId,
  ballot: 'constituency' as BallotId,
  page: 1,
  election: '00000',
};
const PAGE = { ...PARTS, tag: tagOf(PARTS, KEY) };
const LETTERS = writeCode(PAGE)
  .replace(/(.{4})/g, '$1 ')
  .trim();
const ADDRESS = writeCode(PAGE, 'https://desk.example');
const CODE = unitCode('44-01-S1-001' as UnitId, KEY);

describe('a message that asks for something', () => {
  test.each([
    ['ช่วยเหลือ', { ask: 'help' }],
    ['  Help ', { ask: 'help' }],
    ['ขาด', { ask: 'owed' }],
    ['missing', { ask: 'owed' }],
    ['English', { ask: 'language', language: 'en' }],
    ['ไทย', { ask: 'language', language: 'th' }],
    ['หน่วย', { ask: 'units' }],
    ['ศูนย์ bcdf-1234', { ask: 'centre', code: 'BCDF-1234' }],
    ['ศูนย์ BCDF1234', { ask: 'centre', code: 'BCDF-1234' }],
    ['ศูนย์รวมคะแนน: BCDF 1234', { ask: 'centre', code: 'BCDF-1234' }],
    ['Centre BCDF-1234', { ask: 'centre', code: 'BCDF-1234' }],
    [`หน่วย ${CODE}`, { ask: 'unit', code: CODE }],
    [`หน่วย${CODE.toLowerCase()}`, { ask: 'unit', code: CODE }],
    [`unit ${CODE.replace('-', ' ')}`, { ask: 'unit', code: CODE }],
    [CODE, { ask: 'unit', code: CODE }],
    [LETTERS, { ask: 'unit', code: LETTERS }],
    [`หน่วย ${LETTERS.toLowerCase()}`, { ask: 'unit', code: LETTERS.toLowerCase() }],
    [ADDRESS, { ask: 'unit', code: ADDRESS }],
    [`ยกเลิกหน่วย ${CODE}`, { ask: 'leave-unit', code: CODE }],
    ['ยกเลิกหน่วย', { ask: 'leave-unit', code: null }],
    [`leave unit ${CODE}`, { ask: 'leave-unit', code: CODE }],
    ['หน่วย AAAAA-AAAAB', { ask: 'misread' }],
  ])('%s', (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });

  test.each([
    'หน่วย 12 ส่งครบแล้วค่ะ',
    'ศูนย์อยู่ที่ไหนคะ',
    'ขาดอีกสองหน่วยนะ',
    'help me please',
    'english breakfast',
    'AAAAA-AAAAB',
    'hello there',
    'we have sent the other papers already',
    '',
    'ก'.repeat(500),
  ])('«%s» is talk', (text) => {
    expect(readCommand(text)).toBeNull();
  });

  test('nothing that people write throws, and a wrong letter never names another unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        readCommand(text);
      }),
    );
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(fc.nat(9), fc.constantFrom(...letters), (place, letter) => {
        const signs = [...CODE.replace('-', '')];
        fc.pre(signs[place] !== letter);
        signs[place] = letter;
        expect(readCommand(`หน่วย ${signs.join('')}`)).toEqual({ ask: 'misread' });
      }),
    );
  });
});
