import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashDrawn, hashPassword, passwordProblem, randomPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  test.each([
    ['short', 'too-short'],
    ['สั้นไป', 'too-short'],
    ['x'.repeat(201), 'too-long'],
    ['somchai.1somchai.1', 'has-name'],
    ['Somchai.1-2569', 'has-name'],
    ['password1234', 'common'],
    ['P@ssw0rd2569!', 'common'],
    ['123456789012', 'common'],
    ['1101700230708', 'common'],
    ['0812345678 0812345678', 'common'],
    ['qwertyuiop[]', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['abababababab', 'common'],
    ['abcdefghijklm', 'common'],
    ['รหัสผ่าน๑๒๓๔', 'common'],
    ['เลือกตั้ง2569!!', 'common'],
    ['Khanaen-2569!', 'common'],
  ])('%s is refused: %s', (password, problem) => {
    expect(passwordProblem(password, 'somchai.1')).toBe(problem);
  });

  test.each([
    'ช้างกินกล้วยบนหลังคา',
    'correct horse battery',
    'x7#9k2!4q8@1',
    'three blue buckets',
    'a-password-for-tests',
  ])('%s may be used', (password) => {
    expect(passwordProblem(password, 'somchai.1')).toBeNull();
  });

  test('what this program draws is never called easy', () => {
    for (let i = 0; i < 200; i++) expect(passwordProblem(randomPassword(), 'somchai.1')).toBeNull();
  });

  test('judging never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (password, name) => {
        passwordProblem(password, name);
      }),
    );
  });

  test('a hash fits its password in any way of writing the same text, and no other', async () => {
    const composed = 'é'.repeat(12).normalize('NFC');
    const hash = await hashPassword(composed);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hash, composed.normalize('NFD'))).toBe(true);
    expect(await verifyPassword(hash, `${composed}x`)).toBe(false);
    expect(await verifyPassword('not a hash', composed)).toBe(false);
    const drawn = randomPassword();
    expect(await verifyPassword(await hashDrawn(drawn), drawn)).toBe(true);
  });
});
