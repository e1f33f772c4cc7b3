import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAccountFile } from './account-file.ts';

const parse = (text: string | Uint8Array) =>
  parseAccountFile('people.csv', typeof text === 'string' ? new TextEncoder().encode(text) : text, {
    duties: { knowsCentre: (id) => id === 'D1', knowsArea: (name) => name === 'province:MKM' },
  });

describe('account file', () => {
  test('reads accounts with a byte-order mark, quotes and Thai names', () => {
    const result = parse(
      '\uFEFFusername,display_name,role,centres,password\r\nSomchai.1,"ใจดี, สมชาย",clerk,D1,a-long-enough-one\r\nroot,ผู้ดูแล,administrator,,\r\n',
    );
    expect(result).toEqual({
      ok: true,
      value: [
        {
          username: 'somchai.1',
          displayName: 'ใจดี, สมชาย',
          role: 'clerk',
          everyCentre: false,
          centreIds: ['D1'],
          areas: [],
          password: 'a-long-enough-one',
        },
        {
          username: 'root',
          displayName: 'ผู้ดูแล',
          role: 'administrator',
          everyCentre: true,
          centreIds: [],
          areas: [],
          password: '',
        },
      ],
    });
  });

  test('gives every error at once, with line and field', () => {
    const result = parse(
      'username,display_name,role,centres,password\na,,boss,,short\nbb,B,clerk,D9 D8,\nbb,B,clerk,*,\n',
    );
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.map((e) => `${e.line} ${e.field} ${e.code}`)).toEqual([
      '2 username bad-username',
      '2 display_name bad-display-name',
      '2 role bad-role',
      '2 centres no-centre',
      '2 password bad-password',
      '3 centres unknown-centre',
      '3 centres unknown-centre',
      '4 username duplicate-username',
    ]);
    for (const error of result.error) expect(error.message.th).toMatch(/[ก-๛]/);
  });

  test.each([
    ['', 'empty-file'],
    ['username,display_name,role,centres\n', 'empty-file'],
    ['username,role\nx,clerk\n', 'missing-column'],
    ['username,display_name,role,centres,pin\nxx,X,clerk,*,1\n', 'unknown-column'],
    ['username,display_name,role,centres\n"xx,X,clerk,*\n', 'bad-quotes'],
  ])('refuses %j', (text, code) => {
    const result = parse(text);
    expect(result.ok ? null : result.error[0]?.code).toBe(code);
  });

  test('a file full of nonsense is told in a thousand errors, not in a million', () => {
    const heading = 'username,display_name,role,centres\n';
    const names = Array.from({ length: 100_000 }, (_, i) => `x${i}`).join(' ');
    const places = parse(`${heading}aa,A,clerk,${names}\n`);
    expect(places.ok ? 0 : places.error.length).toBe(20);
    const rows = parse(heading + 'x,,,\n'.repeat(15_000));
    expect(rows.ok ? 0 : rows.error.length).toBe(1_000);
    const columns = parse(`${','.repeat(100_000)}\nx\n`);
    expect(columns.ok ? 0 : columns.error.length).toBe(1_000);
  });

  test('takes whole areas beside centres; national roles have the whole election', () => {
    const result = parse(
      'username,display_name,role,centres\npp,P,province,province:MKM\nhh,H,head,D1;province:MKM D1\npub,P,publisher,\naud,A,auditor,*\n',
    );
    expect(result.ok ? result.value.map((d) => [d.everyCentre, d.centreIds, d.areas]) : result.error).toEqual(
      [
        [false, [], ['province:MKM']],
        [false, ['D1'], ['province:MKM']],
        [true, [], []],
        [true, [], []],
      ],
    );
  });

  test('refuses unknown areas, areas of national roles, and what the one who imports may not give', () => {
    const text =
      'username,display_name,role,centres\npp,P,province,province:XYZ\naa,A,auditor,D1\ncc,C,clerk,D1\nee,E,head,D1\n';
    const result = parseAccountFile('people.csv', new TextEncoder().encode(text), {
      duties: { knowsCentre: (id) => id === 'D1', knowsArea: () => false },
      mayGive: (role) => (role === 'head' ? 'role' : role === 'clerk' ? 'area' : null),
    });
    expect(result.ok ? [] : result.error.map((e) => `${e.line} ${e.field} ${e.code}`)).toEqual([
      '2 centres unknown-area',
      '3 centres whole-election',
      '4 centres area-not-yours',
      '5 role role-not-yours',
    ]);
  });

  test('refuses text that is not UTF-8', () => {
    const result = parse(new Uint8Array([0x75, 0xff, 0xfe, 0x41]));
    expect(result.ok ? null : result.error[0]?.code).toBe('not-utf8');
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void parse(bytes)));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a') }),
        (text) => void parse(text),
      ),
    );
  });
});
