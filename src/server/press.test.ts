import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressNight } from '../press/testing/nights.ts';
import { actualTexts } from '../printing/testing/text-layer.ts';
import type { PublicView } from '../publication/model.ts';
import { bulletinDoor } from './press/bulletin-door.ts';
import { Bulletins } from './press/bulletins.ts';
import { readTemplates } from './press/template-shelf.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';

const HOUR = 3_600_000;
const NIGHT = { ballots: ['constituency', 'party-list'] as const, capPercent: 100 };
const night = (done: number, hours = 1) =>
  pressNight({ ...NIGHT, votes: (r, l) => (r < done ? 20 + r + l : null), at: hours * HOUR - 60_000 });

/** What a PDF says, as one text. */
const said = (bytes: Buffer) => actualTexts(bytes).join(' ');

const fileAt = async (bulletins: Bulletins, path: string) => {
  const found = await bulletins.shelf.at(path);
  if (found === null || typeof found !== 'object') throw new Error(`${path}: ${found}`);
  return found;
};

describe('hourly bulletins', () => {
  const first = night(6);
  const { firstRelease } = first.election.pkg.manifest.publication;
  const hour = (n: number) => Math.ceil(firstRelease / HOUR) * HOUR + n * HOUR;
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'khanaen-press-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  const open = async (view: () => PublicView | null) => {
    const bulletins = new Bulletins({
      dataDir: dir,
      packageHash: first.election.pkg.hash,
      steady: async () => view(),
      clock: () => firstRelease,
      origin: () => 'https://results.example.go.th',
      log: () => undefined,
    });
    await bulletins.open();
    return bulletins;
  };

  it('are made of the cut that stands, compared with the hour before, and found again by the next process', async () => {
    let view: PublicView | null = first;
    const bulletins = await open(() => view);
    expect(await bulletins.take(hour(0))).toBe(true);
    view = night(12, 2);
    expect(await bulletins.take(hour(1))).toBe(true);
    const again = await open(() => view);
    expect(again.hours.map(({ cut }) => cut)).toEqual([view.head.number, first.head.number]);
    const [newest, oldest] = again.hours;
    const pdf = await fileAt(again, `/bulletins/${newest?.name}/nation-th.pdf`);
    expect(said(Buffer.from(pdf.bytes))).toContain(`เปลี่ยนไปจากฉบับ`);
    expect(said(Buffer.from(pdf.bytes))).toContain(`(รอบที่ ${first.head.number})`);
    const old = await fileAt(again, `/bulletins/${oldest?.name}/MKM-en.pdf`);
    expect(said(Buffer.from(old.bytes))).toContain('The first bulletin');
    // The one that drew it first and the one that found it on the disk give the same bytes.
    const before = await fileAt(bulletins, `/bulletins/${newest?.name}/nation-th.pdf`);
    expect(before.etag).toBe(pdf.etag);
  });

  it('are not made without news once everything is in, nor before anything is public', async () => {
    const all = night(99, 3);
    const bulletins = await open(() => all);
    expect(await bulletins.take(hour(2))).toBe(true);
    expect(await bulletins.take(hour(3))).toBe(false);
    const nothing = await open(() => pressNight({ ...NIGHT, votes: () => 5, at: -HOUR * 10 }));
    expect(await nothing.take(hour(4))).toBe(false);
    const away = await open(() => null);
    await expect(away.take(hour(5))).rejects.toThrow('no cut stands still');
  });

  it('go on without news for three hours while units are missing', async () => {
    const some = night(13, 4);
    const bulletins = await open(() => some);
    const at = Math.ceil(Date.parse(some.head.at) / HOUR) * HOUR;
    expect(await bulletins.take(at)).toBe(true);
    expect(await bulletins.take(at + HOUR)).toBe(true);
    expect(await bulletins.take(at + 9 * HOUR)).toBe(false);
  });

  it('older than 48 hours are removed', async () => {
    const late = night(14, 70);
    const bulletins = await open(() => late);
    const before = bulletins.hours.length;
    expect(await bulletins.take(hour(70))).toBe(true);
    expect(before).toBeGreaterThan(2);
    expect(bulletins.hours.length).toBe(1);
  });

  it('are public by HTTP; what is no bulletin is not found, and nothing else of the disk is', async () => {
    const bulletins = await open(() => null);
    const answer = bulletinDoor(bulletins.shelf, "default-src 'none'");
    const server = createServer((request, response) => {
      if (!answer(request, response)) response.end('other');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const list = (await (await fetch(`${url}/bulletins/index.json`)).json()) as {
        hours: { files: string[] }[];
      };
      for (const path of list.hours[0]?.files ?? []) {
        const reply = await fetch(`${url}${path}`);
        expect([path, reply.status]).toEqual([path, 200]);
        expect(reply.headers.get('content-security-policy')).toBe("default-src 'none'");
      }
      const page = await (await fetch(`${url}/bulletins/`)).text();
      expect(page).toContain('Hourly bulletins');
      expect(page).not.toMatch(/<script|style=/);
      for (const path of [
        '/bulletins/x.pdf',
        '/bulletins/2026-02-08-2000/..%2F..%2Fkey-th.pdf',
        '/bulletins/..%2Findex.json',
      ])
        expect((await fetch(`${url}${path}`)).status).toBe(404);
      expect((await fetch(`${url}/bulletins/index.json`, { method: 'POST' })).status).toBe(405);
      expect(await (await fetch(`${url}/th/`)).text()).toBe('other');
    } finally {
      server.close();
    }
  });
});

describe('the press desk', () => {
  const view = night(10);
  const { election } = view;
  let staff: StaffApp;
  beforeAll(async () => {
    staff = await staffApp({
      election,
      origin: 'https://results.example.go.th',
      publicWindow: () => ({ view, alarm: null }),
    });
  });
  afterAll(() => staff.close());

  const shown = () => election.pkg.units.findIndex((_, u) => view.unitStatus(u) === 'shown');
  const hidden = () => election.pkg.units.findIndex((_, u) => view.unitStatus(u) !== 'shown');
  const idOf = (u: number) => election.pkg.units[u]?.id ?? '';

  it('lists what papers can be made of', async () => {
    const publisher = await staff.person('publisher-1');
    const { status, body } = await publisher.get('/api/press?of=MKM');
    expect(status).toBe(200);
    const desk = body as { scopes: { id: string }[]; inside: { id: string }[]; cut: { number: number } };
    expect(desk.scopes.map(({ id }) => id)).toEqual(['TH', 'MKM']);
    expect(desk.inside.map(({ id }) => id)).toEqual(['D1', 'S1', 'MKM_1', 'MKM_2']);
    expect(desk.cut.number).toBe(view.head.number);
    expect((await publisher.get('/api/press?of=NOWHERE')).status).toBe(404);
  });

  it('fills a statement in both languages, and refuses one that is not true', async () => {
    const publisher = await staff.person('publisher-1');
    const filled = await publisher.post('/api/press/statements', { kind: 'hourly-update' });
    const { statement } = filled.body as { statement: { th: { text: string }; en: { text: string } } };
    expect(statement.th.text).toContain(`รอบเผยแพร่ที่ ${view.head.number}`);
    expect(statement.en.text).toContain('https://results.example.go.th/en/');
    const refused = await publisher.post('/api/press/statements', { kind: 'certified' });
    expect(refused.body).toMatchObject({ statement: null, refusal: { code: 'not-true' } });
    const paper = await publisher.post('/api/press/statements/pdf', { kind: 'certified' });
    expect([paper.status, paper.error]).toEqual([422, 'refused']);
    expect((await publisher.post('/api/press/statements', { kind: 'won' })).status).toBe(400);
  });

  it('prints the notice of a public unit, and says why there is none of another', async () => {
    const head = await staff.person('head-1', ['D1']);
    const reply = await head.get(`/api/press/units/${idOf(shown())}/notice.pdf?language=en`);
    expect(reply.status).toBe(200);
    expect(said(reply.bytes)).toContain('Result of the count');
    const refused = await head.get(`/api/press/units/${idOf(hidden())}/notice.pdf`);
    expect([refused.status, refused.error]).toEqual([409, 'not-public']);
    expect((await head.get('/api/press/units/none/notice.pdf')).status).toBe(404);
  });

  it('prints posters and bulletins', async () => {
    const head = await staff.person('head-1', ['D1']);
    for (const url of [
      '/api/press/areas/S1/poster.pdf?size=a3',
      '/api/press/bulletin.pdf?of=MKM&language=en',
    ]) {
      const reply = await head.get(url);
      expect([url, reply.status]).toEqual([url, 200]);
      expect(said(reply.bytes)).toContain(String(view.head.number));
    }
    expect((await head.get('/api/press/areas/S1/poster.pdf?size=a0')).status).toBe(400);
  });

  it('prints the notices of an area behind the desk, those of public units only', async () => {
    const head = await staff.person('head-1', ['D1']);
    const order = { kind: 'area', of: 'MKM', language: 'th' };
    const started = await head.post('/api/press/notice-jobs', order);
    expect(started.status).toBe(202);
    const job = started.body as { id: string; units: number; left: number };
    expect(job.units + job.left).toBe(election.pkg.units.length);
    expect((await head.post('/api/press/notice-jobs', order)).body).toMatchObject({ id: job.id });
    type Job = { id: string; state: string; files: { name: string }[] };
    const read = async () => ((await head.get('/api/press/notice-jobs')).body as { jobs: Job[] }).jobs[0];
    await expect.poll(async () => (await read())?.state, { timeout: 50_000 }).toBe('done');
    const name = (await read())?.files[0]?.name ?? '';
    const file = await head.get(`/api/press/notice-jobs/${job.id}/files/${name}`);
    expect(said(file.bytes)).toContain('ประกาศผลการนับคะแนน');
    expect((await head.get(`/api/press/notice-jobs/${job.id}/files/..%2Fjob.json`)).status).toBe(404);
  });

  it('is closed to clerks; an auditor reads and orders nothing', async () => {
    const clerk = await staff.person('clerk-1', ['D1']);
    expect((await clerk.get('/api/press')).error).toBe('not-allowed');
    const auditor = await staff.person('auditor-1');
    expect((await auditor.get('/api/press')).status).toBe(200);
    expect((await auditor.post('/api/press/statements', { kind: 'paused' })).error).toBe('not-allowed');
  });
});

describe('templates of the authority', () => {
  it('are taken from the data folder; a file with mistakes is not used, and the desk says why', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'khanaen-press-'));
    try {
      expect(await readTemplates(dir)).toMatchObject({ own: false, problems: [] });
      await mkdir(join(dir, 'press'));
      const file = join(dir, 'press', 'statement_templates.csv');
      const head = 'kind,title_th,title_en,body_th,body_en\n';
      await writeFile(file, `${head}paused,ก,a,{cut} {url} {status},{cut} {url} {status}\n`);
      expect(await readTemplates(dir)).toMatchObject({ own: true, problems: [] });
      await writeFile(file, `${head}paused,ก,a,{cut} {url} {status},{winner}\n`);
      const read = await readTemplates(dir);
      expect(read.own).toBe(false);
      expect(read.problems.length).toBeGreaterThan(0);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });
});

describe('a local body', () => {
  it('gets form 15 of its package filled with what is published', async () => {
    const { localSample } = await import('../printing/testing/samples.ts');
    const { papersOfForm } = await import('../forms/paper.ts');
    const { publishedSummary } = await import('../printing/published-summary.ts');
    const local = pressNight({
      ballots: ['executive', 'council'],
      votes: (r, l) => 10 + r + l,
      capPercent: 100,
    });
    const form = localSample().pkg.forms.find(({ id }) => id === 'executive-15');
    const contest = local.election.pkg.contests.findIndex(({ kind }) => kind === 'executive');
    if (form === undefined) throw new Error('no form 15');
    const [paper] = papersOfForm(local.election, form);
    if (paper === undefined) throw new Error('no paper');
    const fill = publishedSummary(local, paper, 'https://x.example');
    const area = local.election.areaIndex.get(paper.area.id) ?? -1;
    const votes = local.tally.totals(area, 0).votes ?? [];
    expect(votes.length).toBe(local.election.linesOfContest[contest]?.length);
    votes.forEach((n, line) => {
      expect(fill.figures.get(`row:${line + 1}`)).toBe(n);
    });
    expect(fill.source).toContain('ผลอย่างไม่เป็นทางการ');
    expect(fill.source).toContain('https://x.example/th/p/LB');
  });
});
