import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../basics/result.ts';
import { encodeUtf8 } from '../../basics/utf8.ts';
import { indexElection } from '../lookup.ts';
import { parsePackage } from '../parse.ts';
import { writePackage } from '../write.ts';
import { type ImportOptions, importEct } from './import-ect.ts';
import { filesOf, type Layout2569, layout2569 } from './testing/layout-2569.ts';

function importLayout(change: (layout: Layout2569) => void = () => {}, options: ImportOptions = {}) {
  const layout = layout2569();
  change(layout);
  const { pkg, edition, notes } = importEct(filesOf(layout), encodeUtf8(layout.units), options);
  const note = (code: string) => notes.filter((n) => n.code === code).flatMap((n) => n.places);
  const codes = new Set<string>(notes.map((n) => n.code));
  return { pkg, edition, notes, note, codes };
}

describe('the layout of 2569', () => {
  const { pkg, edition, note, codes, notes } = importLayout();

  test('is recognised and makes a package that reads back', () => {
    expect(edition).toBe('2569');
    if (pkg === null) throw new Error('no package');
    expect(unwrap(parsePackage(writePackage(pkg)))).toEqual(pkg);
    const election = indexElection(pkg);
    expect(election.ballots).toEqual(['constituency', 'party-list', 'referendum']);
    expect(election.returns).toHaveLength(pkg.units.length * 3);
  });

  test('keeps station totals and gives provinces an English name in title case', () => {
    expect(pkg?.areas.slice(0, 3).map((a) => [a.id, a.name.en, a.registered, a.stations])).toEqual([
      ['TH', 'Thailand', 3000, 5],
      ['BKK', 'Bangkok', 2000, 3],
      ['MKM', 'Maha Sarakham', 1000, 2],
    ]);
  });

  test('leaves the phantom constituency out and says so', () => {
    expect(pkg?.areas.map((a) => a.id)).not.toContain('BKK_0');
    expect(note('phantom-constituency')).toEqual(['BKK_0']);
    expect(note('registered-missing')).toEqual(['BKK_0']);
    expect(note('candidate-without-constituency')).toEqual(['BKK_0_1']);
  });

  test('takes the phantom constituency in, without a contest of its own, where units lie in it', () => {
    const row = '10-00-100201-001,BKK_0,station,1002,100201,1,หน่วยเลือกตั้งที่ 1 แขวงดุสิต,5,,1\r\n';
    const { pkg: extra } = importLayout((layout) => {
      layout.units += row;
    });
    if (extra === null) throw new Error('no package');
    expect(extra.areas.some((a) => a.id === 'BKK_0')).toBe(true);
    const election = indexElection(extra);
    expect(election.findReturn('10-00-100201-001', 'constituency')).toBeUndefined();
    expect(election.findReturn('10-00-100201-001', 'party-list')).toBeDefined();
  });

  test('reads parties with ids of either type, null names and odd colours, in list order', () => {
    expect(pkg?.parties.map((p) => [p.id, p.listNumber, p.colour, p.listSize])).toEqual([
      ['7', 1, '#888888', 100],
      ['9', 46, '#f47526', 2],
      ['8', null, '#000000', 0],
    ]);
    expect(note('numeric-id')).toEqual(expect.arrayContaining(['id 7', 'province_id 44']));
    expect(note('party-without-list')).toEqual(['8 พรรค ค']);
    expect(note('bad-colour')).toEqual(['7']);
    expect(note('list-size-unknown')).toEqual(['7']);
    expect(pkg?.parties.find((p) => p.id === '9')?.logoUrl).toBe('https://example.org/a%20b.png');
  });

  test('keeps candidates without a party and reports doubles', () => {
    expect(pkg?.candidates.map((c) => [c.id, c.number, c.partyId])).toEqual([
      ['BKK_1_1', 1, null],
      ['BKK_1_2', 2, '7'],
      ['BKK_1_3', 3, null],
      ['MKM_1_1', 1, '9'],
      ['MKM_1_2', 1, '9'],
    ]);
    expect(note('null-party')).toEqual(['BKK_1_1']);
    expect(note('unknown-party')).toEqual(['BKK_1_3 → 99']);
    expect(note('bad-url')).toEqual(['BKK_1_3']);
    expect(note('duplicate-id')).toEqual(['44-01-440101-001', 'MKM_1_1']);
    expect(note('duplicate-number')).toEqual(['MKM_1_1, MKM_1_2']);
    expect(note('number-mismatch')).toEqual(['MKM_1_2 → 1']);
    expect(codes).toContain('status-unknown');
  });

  test('makes the referendum a ballot whose abstentions are the no-vote place', () => {
    expect(pkg?.choices.map((c) => [c.number, c.code, c.name.th, c.name.en])).toEqual([
      [1, 'yes', 'เห็นชอบ', 'Approve'],
      [2, 'no', 'ไม่เห็นชอบ', 'Disapprove'],
    ]);
    expect(note('referendum-abstain-answer')).toEqual(['abstained']);
    expect(note('registered-totals-differ')).toContain('TH: 3000 / referendum 3001');
  });

  test('reports every unit that was left out, and totals that differ', () => {
    expect(pkg?.units.map((u) => u.id)).toEqual([
      '10-01-100201-001',
      '10-01-100101-001',
      '10-01-516-01',
      '10-01-517-01',
      '44-01-440101-001',
      '44-01-440100-002',
    ]);
    expect(note('bad-id')).toEqual([':7']);
    expect(note('unit-bad-number')).toEqual(['44-01-440100-002 สี่ร้อย']);
    expect(note('unit-without-constituency')).toEqual(['99-01-990101-001 → ZZZ_1']);
    expect(note('unknown-unit-kind')).toEqual(['44-01-000-001 tent']);
    expect(note('unit-without-sub-district')).toEqual(['44-01-440100-002']);
    expect(note('station-totals-differ')).toContain('BKK_1: 3 / units 2');
    expect(note('station-totals-differ')).toContain('BKK_0: 1 / units 0');
    expect(note('station-totals-differ')).toContain('BKK: 3 / parts 4');
    expect(note('unknown-province')).toEqual(['XXX_1 → XXX']);
    expect(note('string-number')).toEqual(['MKM_1.registered_vote']);
    expect(note('text-cleaned')).toEqual(['BKK_1.zone']);
    expect(codes).toContain('byte-order-mark');
    expect(notes.some((n) => n.code === 'crlf' && n.file === 'units.csv')).toBe(true);
  });

  test('names districts from zones where nothing else fits, else by code', () => {
    const names = new Map(pkg?.areas.map((a) => [a.id as string, a.name.th]));
    expect(names.get('4401')).toBe('อำเภอเมืองมหาสารคาม');
    expect(names.get('1002')).toBe('เขต รหัส 1002');
    expect(note('district-name-unknown')).toEqual(['1001', '1002']);
    expect(names.get('440101')).toBe('ตำบลตลาด');
  });

  test('every note speaks both languages', () => {
    for (const { message } of notes) {
      expect(message.th).toMatch(/[ก-๙]/);
      expect(message.en).toMatch(/[a-z]/);
    }
  });
});

describe('further sources', () => {
  test('a result file tells who withdrew, and whom the candidate file lacks', () => {
    const { pkg, note } = importLayout((layout) => {
      layout.stats = {
        result_province: [
          {
            constituencies: [
              { cons_id: 'BKK_0' },
              { cons_id: 'BKK_1', candidates: [{ mp_app_id: 'BKK_1_1' }, { mp_app_id: 'BKK_1_9' }] },
            ],
          },
        ],
      };
    });
    expect(pkg?.candidates.filter((c) => c.status === 'standing').map((c) => c.id)).toEqual(['BKK_1_1']);
    expect(note('withdrawn')).toContain('BKK_1_2');
    expect(note('result-without-candidate')).toEqual(['BKK_1_9']);
  });

  test('so does a candidate list', () => {
    const candidates = encodeUtf8(
      'cand_id,in_results\nBKK_1_1,0\nBKK_1_2,1\nBKK_1_3,1\nMKM_1_1,1\nMKM_1_2,1\n',
    );
    const { pkg, note } = importLayout(() => {}, { candidates });
    expect(note('withdrawn')).toEqual(['BKK_1_1']);
    expect(pkg?.candidates.find((c) => c.id === 'BKK_1_1')?.status).toBe('withdrawn');
  });

  test('an area list gives exact names', () => {
    const areas = encodeUtf8(
      'amphoe_code,amphoe_th,code,name_th\n1002,ดุสิต,100201,ดุสิต\n1001,พระนคร,,เทศบาล\n4401,เมืองมหาสารคาม,440101,ตลาด\n',
    );
    const { pkg, codes } = importLayout(() => {}, { areas });
    const names = new Map(pkg?.areas.map((a) => [a.id as string, a.name.th]));
    expect([names.get('1002'), names.get('1001'), names.get('100201'), names.get('440101')]).toEqual([
      'เขตดุสิต',
      'เขตพระนคร',
      'แขวงดุสิต',
      'ตำบลตลาด',
    ]);
    expect(codes).not.toContain('district-name-unknown');
  });

  test('several questions are several ballots, each with its forms', () => {
    const { pkg, codes } = importLayout((layout) => {
      const info = layout.referendum as { questions_info: { questions: unknown[] }[] };
      info.questions_info[0]?.questions.push({ referendum_id: 'uuid-2', question: 'ข้อสอง' });
    });
    if (pkg === null) throw new Error('no package');
    expect(codes).toContain('referendum-several-questions');
    expect(unwrap(parsePackage(writePackage(pkg))).hash).toBe(pkg.hash);
    expect(indexElection(pkg).returns).toHaveLength(pkg.units.length * 4);
  });
});

describe('files that cannot make a package', () => {
  test.each([
    'info_province.json',
    'info_constituency.json',
    'info_party_overview.json',
    'info_mp_candidate.json',
  ])('say that %s is missing or broken', (name) => {
    const layout = layout2569();
    for (const [bytes, code] of [
      [null, 'missing-file'],
      [encodeUtf8('{"a": '), 'not-json'],
      [Uint8Array.of(0x5b, 0xff), 'not-utf8'],
    ] as const) {
      const files = filesOf(layout);
      if (bytes === null) files.delete(name);
      else files.set(name, bytes);
      const { pkg, notes } = importEct(files, encodeUtf8(layout.units));
      expect(pkg).toBeNull();
      expect(notes.find((n) => n.level === 'error')).toMatchObject({ code, file: name });
    }
  });

  test('say which column of the unit list is missing', () => {
    const { pkg, note } = importLayout((layout) => {
      layout.units = 'unit_id,kind\nx,station\n';
    });
    expect(pkg).toBeNull();
    expect(note('missing-column')).toEqual(['cons_id']);
  });

  test('never throw, whatever stands in them', () => {
    const names = [...filesOf(layout2569()).keys()];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
        const layout = layout2569();
        const files = filesOf(layout).set(name, encodeUtf8(JSON.stringify(value)));
        const { notes } = importEct(files, encodeUtf8(layout.units));
        expect(notes.length).toBeGreaterThan(0);
      }),
    );
  });

  test('never throw when a record lacks or changes any field', () => {
    const keys = ['province', 'constituency', 'party', 'candidate'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.nat(9),
        fc.nat(9),
        fc.jsonValue(),
        (key, record, field, value) => {
          const { pkg } = importLayout((layout) => {
            const list =
              key === 'province' ? (layout.province['province'] as Record<string, unknown>[]) : layout[key];
            const target = list[record % list.length] ?? {};
            const name = Object.keys(target)[field % Object.keys(target).length] ?? '';
            target[name] = value;
          });
          if (pkg !== null) expect(parsePackage(writePackage(pkg)).ok).toBe(true);
        },
      ),
    );
  });
});
