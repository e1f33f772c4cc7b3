import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import { canonicalJson } from './canonical-json.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { encodeFact, parseFactStrict } from './encoding.ts';
import { MerkleFrontier } from './frontier.ts';
import { leafHash } from './merkle.ts';
import type { NoteKey } from './note.ts';
import { parseNoteKey } from './note.ts';

const page = readFileSync(new URL('../../docs/formats/ledger.md', import.meta.url), 'utf8');

/** The block of the specification that is marked with a name. */
function block(name: string): string {
  const text = page.split('```').find((part) => part.split('\n')[0]?.endsWith(` vectors:${name}`));
  if (text === undefined) throw new Error(`no vectors ${name}`);
  return text.slice(text.indexOf('\n') + 1);
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('the specification of the ledger', () => {
  test.each(JSON.parse(block('canonical-json')) as [string, string][])(
    '%s is written as it says',
    (given, text) => {
      expect(canonicalJson(JSON.parse(given))).toBe(text);
    },
  );

  test('has facts, leaves, roots and a frontier that the code agrees with', () => {
    const vectors = JSON.parse(block('ledger')) as {
      facts: string[];
      leaves: string[];
      roots: string[];
      frontier: string;
    };
    const frontier = new MerkleFrontier();
    vectors.facts.forEach((text, i) => {
      const fact = parseFactStrict(text);
      expect(fact.ok && encodeFact(fact.value)).toBe(text);
      expect(hex(leafHash(text))).toBe(vectors.leaves[i]);
      frontier.append(leafHash(text));
      expect(hex(frontier.root())).toBe(vectors.roots[i]);
    });
    expect(hex(frontier.toBytes())).toBe(vectors.frontier);
  });

  test('has a checkpoint that its key verifies', () => {
    const key = parseNoteKey(block('key').trim()) as NoteKey;
    const result = parseCheckpoint(block('checkpoint'), key, 'results.example.org/th-2569');
    expect(result).toMatchObject({ ok: true, value: { size: 3, extensions: ['cut 2'] } });
    const roots = (JSON.parse(block('ledger')) as { roots: string[] }).roots;
    expect(result.ok && hex(result.value.root)).toBe(at(roots, 2));
  });

  test('names every kind of fact and every error', () => {
    for (const word of [
      ...[
        'package-opened',
        'photo-received',
        'photo-moved',
        'record-accepted',
        'record-corrected',
        'record-annulled',
      ],
      ...[
        'case-opened',
        'case-ordered',
        'case-closed',
        'case-reopened',
        'policy-changed',
        'draw-held',
        'result-certified',
      ],
      ...[
        'not-json',
        'not-an-object',
        'unknown-kind',
        'missing-field',
        'unknown-field',
        'wrong-type',
        'not-canonical',
      ],
    ]) {
      expect(page).toContain(`\`${word}\``);
    }
  });
});
