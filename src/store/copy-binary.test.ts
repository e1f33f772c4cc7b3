import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BinaryRows, readBytes, readInt8, readText } from './copy-binary.ts';

interface Row {
  readonly seq: number;
  readonly text: string;
  readonly leaf: Uint8Array;
}

/** What PostgreSQL sends: signature, flags, extension length; per row a count and length-prefixed fields; -1 at the end. */
function encode(rows: readonly Row[]): Buffer {
  const parts = [Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)];
  for (const { seq, text, leaf } of rows) {
    const head = Buffer.alloc(2);
    head.writeInt16BE(3);
    const number = Buffer.alloc(8);
    number.writeBigInt64BE(BigInt(seq));
    parts.push(head);
    for (const field of [number, Buffer.from(text), Buffer.from(leaf)]) {
      const length = Buffer.alloc(4);
      length.writeInt32BE(field.length);
      parts.push(length, field);
    }
  }
  return Buffer.concat([...parts, Buffer.from([0xff, 0xff])]);
}

it('reads the same rows however the bytes are cut', () => {
  const row = fc.record({
    seq: fc.maxSafeNat(),
    text: fc.string({ unit: 'grapheme' }),
    leaf: fc.uint8Array({ maxLength: 40 }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 30 })), (rows, cuts) => {
      const bytes = encode(rows);
      const reader = new BinaryRows(3);
      const found: Row[] = [];
      const collect = (chunk: Buffer) =>
        reader.push(chunk, (b, p) => {
          found.push({ seq: readInt8(b, p, 0), text: readText(b, p, 1), leaf: readBytes(b, p, 2) });
        });
      let from = 0;
      for (const cut of cuts) {
        collect(bytes.subarray(from, from + cut));
        from += cut;
      }
      collect(bytes.subarray(from));
      expect(found).toEqual(rows);
    }),
  );
});

it('refuses a row of another width', () => {
  expect(() =>
    new BinaryRows(2).push(encode([{ seq: 1, text: '', leaf: Uint8Array.of() }]), () => undefined),
  ).toThrow('row of 3 fields');
});
