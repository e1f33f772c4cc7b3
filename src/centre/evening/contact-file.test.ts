import { expect, test } from 'vitest';
import { contactProblem, parseContactFile } from './contact-file.ts';

const judge = (id: string) =>
  id.startsWith('x')
    ? ('unknown-unit' as const)
    : id.startsWith('y')
      ? ('not-your-area' as const)
      : ('known' as const);
const parse = (text: string) => parseContactFile(new TextEncoder().encode(text), judge);

test('contacts are read with a byte-order mark, quotes and columns in any order', () => {
  const read = parse(
    '\uFEFFphone,unit,name\r\n"081-234 5678",a1,"ครู, สมศรี"\r\n+66 2 123 4567,a2,ปลัดอำเภอ\r\n',
  );
  expect(read).toEqual({
    ok: true,
    value: [
      { unitId: 'a1', name: 'ครู, สมศรี', phone: '081-234 5678' },
      { unitId: 'a2', name: 'ปลัดอำเภอ', phone: '+66 2 123 4567' },
    ],
  });
});

test('every error comes at once, with its line and field', () => {
  const read = parse('unit,name,phone\nx1,ก,0812345678\ny1,ข,0812345678\na1,,0812345678\na1,ค,call me\n');
  if (read.ok) throw new Error('errors were expected');
  expect(read.error.map(({ line, field, code }) => [line, field, code])).toEqual([
    [2, 'unit', 'unknown-unit'],
    [3, 'unit', 'not-your-area'],
    [4, 'name', 'bad-name'],
    [5, 'unit', 'duplicate-unit'],
    [5, 'phone', 'bad-phone'],
  ]);
  for (const { message } of read.error) expect(message.th !== '' && message.en !== '').toBe(true);
});

test('a file that is no table of contacts says why', () => {
  const codes = (text: string) => {
    const read = parse(text);
    return read.ok ? [] : read.error.map(({ code }) => code);
  };
  expect(codes('')).toEqual(['empty-file']);
  expect(codes('unit,name,mobile\na,b,c\n')).toEqual(['missing-column', 'unknown-column']);
  expect(codes('unit,name,phone\n"a,b,c\n')).toEqual(['bad-quotes']);
  const binary = parseContactFile(new Uint8Array([0xff, 0xfe, 0x41]), judge);
  expect(binary.ok ? null : binary.error[0]?.code).toBe('not-utf8');
});

test('a telephone number begins with a digit or plus, so that no spreadsheet runs it', () => {
  expect(contactProblem({ name: 'ก', phone: '=1+1' })).toBe('bad-phone');
  expect(contactProblem({ name: 'ก', phone: '-5' })).toBe('bad-phone');
  expect(contactProblem({ name: 'ก', phone: '19' })).toBe('bad-phone');
  expect(contactProblem({ name: 'ก', phone: '191' })).toBeNull();
  expect(contactProblem({ name: 'ก', phone: '02-141-8888 ต่อ 12' })).toBe('bad-phone');
  expect(contactProblem({ name: 'ก', phone: '02-141-8888 #12' })).toBeNull();
});
