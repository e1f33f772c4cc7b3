import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../../src/basics/assert.ts';
import { indexElection } from '../../../src/election/lookup.ts';
import { tinyPackage } from '../../../src/election/testing/tiny.ts';
import type { PublicView } from '../../../src/publication/model.ts';
import { Publication } from '../../../src/publication/publication.ts';
import { FactWriter } from '../../../src/publication/testing/facts.ts';
import { acts, play } from '../../../src/publication/testing/scenario.ts';
import { alertWordsOf } from '../alert-words.ts';
import { renderPage } from '../render-page.tsx';
import { atomDocument } from './atom-document.ts';
import { madeFeed, madeFeedPaths } from './made.ts';
import { atomFaults } from './testing/atom-faults.ts';

const election = indexElection(tinyPackage());

function viewOf(writer: FactWriter): PublicView {
  const publication = new Publication(election);
  for (const fact of writer.facts) publication.apply(fact);
  const size = writer.facts.length;
  return publication.makeCut({ number: 7, at: writer.now, ledgerSize: size, root: 'ab'.repeat(32) }).view;
}

/** A night on which everything happens. */
function fullNight(): PublicView {
  const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
  const first = at(election.pkg.contests, 0).id;
  election.pkg.units.forEach((_, unit) => {
    writer.acceptUnit(unit, unit % 2 === 0 ? [9, 1, 1] : [1, 30 + unit, 1]);
  });
  writer.correct(0, [1, 99, 1]);
  writer.annul(2);
  writer.policy(95, true, 'ตรวจ < & "');
  writer.policy(100, false);
  writer.draw(first, [2, 1, 3]);
  writer.certify(first);
  return viewOf(writer);
}

describe('every feed', () => {
  it('is valid Atom, whatever the night brings, and leads only to pages that are there', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const view = viewOf(play(election, list));
        for (const path of madeFeedPaths(view)) {
          const made = madeFeed(view, path);
          if (made === null) throw new Error(`no ${path}`);
          if (path.endsWith('.json')) JSON.parse(made.text);
          else expect(atomFaults(made.text, path), path).toStrictEqual([]);
        }
      }),
      { numRuns: 15 },
    );
    const view = fullNight();
    for (const path of madeFeedPaths(view)) {
      const text = madeFeed(view, path, 'https://results.example')?.text ?? '';
      if (path.endsWith('.atom')) expect(atomFaults(text, path), path).toStrictEqual([]);
      for (const [, href = ''] of text.matchAll(/<link rel="alternate"[^>]* href="([^"]*)"/g))
        expect(renderPage(view, href)?.status, href).toBe(200);
    }
  });

  it('tells of its own place or party only, and says that figures are unofficial', () => {
    const view = fullNight();
    const province = election.pkg.areas.find((area) => area.kind === 'province')?.id ?? '';
    const all = madeFeed(view, '/v1/changes-en.atom')?.text ?? '';
    const one = madeFeed(view, `/v1/changes/p/${province}-en.atom`)?.text ?? '';
    const parties = election.pkg.parties.map(
      ({ id }) => madeFeed(view, `/v1/changes/party/${id}-en.atom`)?.text ?? '',
    );
    const titles = (xml: string) => [...xml.matchAll(/<entry>.*?<title>([^<]*)/g)].map((m) => m[1]);
    expect(titles(all)).toContain(titles(one)[0]);
    expect(titles(one).length).toBeGreaterThan(0);
    expect(parties.flatMap(titles).length).toBeGreaterThan(0);
    expect(parties.flatMap(titles).join()).not.toContain('corrected');
    expect(all.match(/<summary>[^<]*Unofficial[^<]*<\/summary>/g)).toHaveLength(titles(all).length);
    expect(madeFeed(view, '/v1/changes/p/none-en.atom')).toBeNull();
    expect(madeFeed(view, '/v1/changes/party/none-en.atom')).toBeNull();
    expect(madeFeed(view, '/v1/changes/p/%E0%A4%A-en.atom')).toBeNull();
  });

  it('the log tells of rules, lots, certifications and corrections', () => {
    const text = madeFeed(fullNight(), '/v1/event-log-en.atom')?.text ?? '';
    for (const word of Object.values(alertWordsOf('en').event))
      if (!/ended|cap on what is shown changed/i.test(word)) expect(text).toContain(word);
    expect(text).toContain('ตรวจ &lt; &amp; &quot;');
  });
});

it('the check itself finds what is wrong', () => {
  const good = atomDocument({
    id: 'urn:x:1',
    language: 'th',
    title: 't',
    label: 'l',
    author: 'a',
    self: '/v1/x.atom',
    page: '/th/',
    begun: 0,
    entries: [{ id: 'urn:x:2', at: 1, title: 'e', text: '', href: '/th/' }],
  });
  expect(atomFaults(good, '/v1/x.atom')).toStrictEqual([]);
  for (const [from, to] of [
    ['</entry>', ''],
    ['<id>urn:x:2</id>', ''],
    ['urn:x:2', 'urn:x:1'],
    ['urn:x:2', 'not an iri'],
    ['<updated>1970-01-01T00:00:00.001Z</updated>', '<updated>today</updated>'],
    ['<author><name>a</name></author>', ''],
    ['<title>e</title>', '<title>e & f</title>'],
    ['rel="self"', 'rel="this"'],
    ['<title>e</title>', '<title>e</title><title>e</title>'],
  ] as const)
    expect(atomFaults(good.replace(from, to), '/v1/x.atom'), from).not.toStrictEqual([]);
});
