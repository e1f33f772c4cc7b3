import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteWriter } from './byte-writer.ts';

it('writes what joining texts would give', () => {
  const part = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 2000 }), fc.nat(), fc.nat(999_999_999));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 200 }), (parts) => {
      const writer = new ByteWriter();
      for (const p of parts) {
        if (typeof p === 'number') writer.whole(p);
        else writer.text(p);
        writer.byte(44);
      }
      const expected = Buffer.from(parts.map((p) => `${p},`).join(''), 'utf8');
      expect(Buffer.compare(Buffer.from(writer.copy()), expected)).toBe(0);
    }),
  );
});
