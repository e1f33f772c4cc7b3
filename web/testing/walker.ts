import type { Page } from 'playwright-core';
import { assertNever } from '../../src/basics/assert.ts';
import type { ReturnSpec } from '../../src/election/lookup.ts';
import { testPng } from '../../src/images/testing/images.ts';
import type { StaffClient } from '../../src/server/testing/staff-client.ts';
import type { WireBody } from '../../src/server/testing/wire.ts';
import { rightForm, withHead } from '../../src/server/testing/wire.ts';
import { STAFF_WORDS } from '../shared/staff-words.ts';
import { RETURN_WORDS } from '../staff/src/screens/return/words.ts';
import type { Move } from './life-paths.ts';
import type { StaffPage, StaffRig } from './staff-rig.ts';

const W = STAFF_WORDS.en;
const R = RETURN_WORDS.en;
const REASON = 'ตามภาพแบบ';

type Who = 'clerk-1' | 'clerk-2' | 'clerk-3' | 'supervisor-1' | 'supervisor-2' | 'head-1';

/**
 * Six people who walk one return through the screens, by their labels and keys: two typists, a third person, a supervisor,
 * another one and a head. Only the unit's other form, which is not what is walked, goes through the API.
 */
export class Walker {
  readonly #rig: StaffRig;
  readonly #pages: Map<string, Promise<StaffPage>>;
  readonly #spec: ReturnSpec;
  readonly #right: WireBody;
  readonly #faulty: WireBody;
  /** What the first typist typed in this round. */
  #first: WireBody;
  #photos = 0;
  #versionOfSibling = 0;

  constructor(rig: StaffRig, pages: Map<string, Promise<StaffPage>>, spec: ReturnSpec) {
    this.#rig = rig;
    this.#pages = pages;
    this.#spec = spec;
    this.#right = rightForm(spec);
    this.#faulty = withHead(this.#right, { left: 201 });
    this.#first = this.#right;
  }

  async do(move: Move): Promise<void> {
    switch (move) {
      case 'send a photo':
        return this.#sendPhoto();
      case 'ask for a new photo':
        return this.#askAgain();
      case 'type the form':
        this.#first = this.#right;
        return this.#type('clerk-1', this.#right, 'entries');
      case 'type a faulty form':
        this.#first = this.#faulty;
        return this.#type('clerk-1', this.#faulty, 'entries');
      case 'type the same':
        return this.#type('clerk-2', this.#first, 'entries');
      case 'type something else':
        return this.#type('clerk-2', rightForm(this.#spec, 5), 'entries');
      case 'type the same, though the other form of the unit says another roll':
        await this.#rollOfSibling(501);
        await this.#type('clerk-2', this.#first, 'entries');
        return this.#rollOfSibling(500);
      case 'look again and mend it':
        this.#first = this.#right;
        return this.#type('clerk-1', this.#right, 'entries');
      case 'look again and leave it':
        return this.#type('clerk-1', this.#faulty, 'entries');
      case 'let it stand as written':
        return this.#asWritten();
      case 'give leave for a reading that is not blind':
        return this.#giveLeave();
      case 'put the entries aside':
        return this.#setAside();
      case 'decide for the first':
        return this.#type('clerk-3', this.#first, 'decision');
      case 'read a third value': {
        const third = Object.entries(this.#first.votes).map(([n, v]) => [n, Number(v) + 7] as const);
        const head = { ...this.#first.head, left: 177 };
        return this.#type('clerk-3', { head, votes: Object.fromEntries(third) }, 'decision');
      }
      case 'settle':
        return this.#type('supervisor-1', this.#right, 'settlement');
      case 'propose a correction':
        return this.#propose();
      case 'confirm the correction':
        return this.#readAgain(10);
      case 'read the correction otherwise':
        return this.#readAgain(11);
      case 'reject the correction':
        return this.#reject();
      case 'annul the record':
        return this.#annul();
      default:
        return assertNever(move);
    }
  }

  /** Votes moved from the last line to the first: every sum holds. */
  #corrected(shift: number): Record<string, number> {
    const { lines } = this.#spec;
    const form = rightForm(this.#spec, shift);
    const [first, last] = [lines[0]?.number ?? 0, lines.at(-1)?.number ?? 0];
    return {
      [`vote:${first}`]: Number(form.votes[first]),
      [`vote:${last}`]: Number(form.votes[last]),
    };
  }

  get #path(): string {
    return `/api/units/${this.#spec.unit.id}/${this.#spec.contest.ballot}`;
  }

  #client(who: Who): Promise<StaffClient> {
    return this.#rig.staff.person(who, [this.#spec.unit.centreId]);
  }

  async #pageOf(who: Who, path: string): Promise<Page> {
    let opened = this.#pages.get(who);
    if (opened === undefined) {
      opened = this.#rig.open(who, { language: 'en', path, centres: [this.#spec.unit.centreId] });
      this.#pages.set(who, opened);
    }
    const shown = await opened;
    await shown.show({ path });
    return shown.page;
  }

  async #sendPhoto(): Promise<void> {
    const page = await this.#pageOf('clerk-3', '/upload');
    await page.getByLabel(W.unitId).fill(this.#spec.unit.id);
    await page
      .getByRole('combobox', { name: W.ballot })
      .and(page.locator('main select'))
      .selectOption(this.#spec.contest.ballot);
    this.#photos += 1;
    const buffer = testPng({ seed: this.#spec.index * 1000 + this.#photos });
    await page.getByLabel(W.file).setInputFiles({ name: 'form.png', mimeType: 'image/png', buffer });
    await this.#answered(page, 'photos', () =>
      page.getByRole('button', { name: W.send, exact: true }).click(),
    );
  }

  async #askAgain(): Promise<void> {
    const page = await this.#pageOf('clerk-1', '/work');
    await page.locator('[data-place]').first().waitFor();
    await this.#answered(page, 'unreadable', async () => {
      await page.keyboard.press('Alt+x');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('2');
      await page.keyboard.press('Enter');
    });
    await this.#letGo('clerk-1', page);
  }

  /** The page of the return itself. */
  #return(who: Who): Promise<Page> {
    return this.#pageOf(who, `/returns/${this.#spec.unit.id}/${this.#spec.contest.ballot}`);
  }

  async #setAside(): Promise<void> {
    const page = await this.#return('supervisor-1');
    await page.getByRole('button', { name: W.setAside, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: W.setAside });
    await dialog.getByLabel(W.setAsideWhy).fill(REASON);
    await this.#answered(page, 'set-aside', () => dialog.getByRole('button', { name: W.confirm }).click());
  }

  async #giveLeave(): Promise<void> {
    const page = await this.#return('head-1');
    await page.getByRole('button', { name: R.allowNotBlind, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: R.allowNotBlind });
    await dialog.getByLabel(R.allowNotBlindWhy).fill(REASON);
    await this.#answered(page, 'not-blind', () => dialog.getByRole('button', { name: W.confirm }).click());
  }

  async #propose(): Promise<void> {
    const page = await this.#return('supervisor-1');
    await page.getByRole('button', { name: R.propose, exact: true }).click();
    const form = page.getByRole('form', { name: R.propose });
    for (const [place, figure] of Object.entries(this.#corrected(10))) {
      const choice = form.getByLabel(R.choosePlaces);
      await choice.selectOption(place);
      await choice.press('Enter');
      await form.locator(`[data-place="${place}"]`).fill(String(figure));
    }
    await form.getByLabel(R.reasonCode).selectOption('entry-error');
    await form.getByLabel(R.publicText).fill(REASON);
    const send = () => form.getByRole('button', { name: R.sendProposal }).click();
    // errors that stand as written must be let stand again: the page asks for it when the server has said so
    const asked = page.waitForResponse(
      (answer) => new URL(answer.url()).pathname === `${this.#path}/correction`,
    );
    await send();
    if ((await asked).ok()) return;
    await form.getByRole('checkbox').check();
    await this.#answered(page, 'correction', send);
  }

  /** The second person types what they read in the places that are to change. */
  async #readAgain(shift: number): Promise<void> {
    const page = await this.#return('supervisor-2');
    const form = page.getByRole('form', { name: R.confirmTitle });
    for (const [place, figure] of Object.entries(this.#corrected(shift)))
      await form.locator(`[data-place="${place}"]`).fill(String(figure));
    await this.#answered(page, 'correction/confirm', () =>
      form.getByRole('button', { name: R.confirm, exact: true }).click(),
    );
  }

  async #reject(): Promise<void> {
    const page = await this.#return('supervisor-2');
    await page.getByRole('button', { name: R.reject, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: R.reject });
    await dialog.getByLabel(R.rejectWhy).fill(REASON);
    await this.#answered(page, 'correction/reject', () =>
      dialog.getByRole('button', { name: W.confirm }).click(),
    );
  }

  async #annul(): Promise<void> {
    const page = await this.#return('supervisor-1');
    await page.getByRole('button', { name: R.annul, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: R.annul });
    await dialog.getByLabel(R.order, { exact: true }).fill('กกต. 1/2569');
    await dialog.getByLabel(R.annulWhy).fill(REASON);
    await this.#answered(page, 'annulment', () =>
      dialog.getByRole('button', { name: R.confirmAnnul, exact: true }).click(),
    );
  }

  async #asWritten(): Promise<void> {
    const page = await this.#pageOf('supervisor-1', '/work');
    await page.getByRole('button', { name: W.asWritten }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(W.reason).fill(REASON);
    // Who has not looked may type the second entry, and is handed it at once: it can be given back when it is there.
    const next = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/api/queue/next');
    await this.#answered(page, 'as-written', () => dialog.getByRole('button', { name: W.confirm }).click());
    await next;
    await this.#letGo('supervisor-1', page);
  }

  /** Types what is asked for, answers the questions, and hands it in by the keyboard. */
  async #type(who: Who, form: WireBody, act: 'entries' | 'decision' | 'settlement'): Promise<void> {
    const page = await this.#pageOf(who, '/work');
    const boxes = page.locator('[data-place]');
    await boxes.first().waitFor();
    for (const box of await boxes.all()) {
      const place = (await box.getAttribute('data-place')) ?? '';
      const [kind, number = ''] = place.split(':');
      await box.fill(String(kind === 'vote' ? form.votes[number] : form.head[place]));
    }
    if (act === 'settlement') await page.getByLabel(W.reason, { exact: true }).fill(REASON);
    await this.#answered(page, act, async () => {
      for (let round = 0; round < 3; round++) {
        // the form may go out between the look and the key
        await boxes
          .last()
          .press('Shift+Enter', { timeout: 2_000 })
          .catch(() => undefined);
        // a question comes up before the form goes out: what the rules ask is asked once
        await page.waitForTimeout(150);
        if ((await boxes.count()) === 0) return;
      }
    });
    await this.#letGo(who, page);
  }

  /** Does something, and waits until the server has taken it; its refusal is told in full. */
  async #answered(page: Page, what: string, act: () => Promise<unknown>): Promise<void> {
    const path = `${this.#path}/${what}`;
    const reply = page.waitForResponse(
      (answer) => new URL(answer.url()).pathname === path && answer.request().method() === 'POST',
    );
    const [answer] = await Promise.all([reply, act()]);
    if (!answer.ok()) throw new Error(`${what}: ${answer.status()} ${await answer.text()}`);
  }

  /** Leaves the desk and gives back what it was handed next, so that others can have it. */
  async #letGo(who: Who, page: Page): Promise<void> {
    await page.goto(`${this.#rig.url}/staff#/evening`);
    const client = await this.#client(who);
    const held = await client.post('/api/queue/next', { centre: this.#spec.unit.centreId, resume: true });
    if (held.status !== 200) return;
    const { claim, unit, ballot } = held.body as { claim: string; unit: { id: string }; ballot: string };
    await client.post(`/api/units/${unit.id}/${ballot}/release`, { claim });
  }

  /** Brings the roll on the unit's other form to a number: the record is made, then corrected. */
  async #rollOfSibling(roll: number): Promise<void> {
    const staff = this.#rig.staff;
    const sibling = staff.election.returns.find(
      (r) => r.unit.id === this.#spec.unit.id && r.contest.ballot !== this.#spec.contest.ballot,
    );
    if (sibling === undefined) throw new Error('the unit has one form only');
    const path = `/api/units/${sibling.unit.id}/${sibling.contest.ballot}`;
    const [one, two] = [await this.#client('supervisor-1'), await this.#client('supervisor-2')];
    const must = async (client: StaffClient, url: string, body: object) => {
      const answer = await client.post(url, body);
      if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    if (this.#versionOfSibling > 0) {
      const values = { registered: roll };
      // the record of this unit, if there is one, says 500
      const codes = roll === 500 ? [] : ['C11'];
      const reason = { code: 'entry-error', text: REASON };
      await must(one, `${path}/correction`, { reason, codes, places: { values } });
      await must(two, `${path}/correction/confirm`, { values });
    } else {
      await one.photo(`${path}/photos`, testPng({ seed: sibling.index * 1000 + 999 }));
      const form = withHead(rightForm(sibling), { registered: roll });
      for (const client of [one, two]) {
        const task = client === one ? 'first' : 'second';
        const wish = { centre: sibling.unit.centreId, tasks: [task] };
        const { claim, unit, ballot } = (await must(client, '/api/queue/next', wish)) as {
          claim: string;
          unit: { id: string };
          ballot: string;
        };
        if (unit.id !== sibling.unit.id || ballot !== sibling.contest.ballot) {
          // the return that is walked waits as well: leave it to its own people
          const other = await must(client, '/api/queue/next', wish);
          await client.post(`/api/units/${unit.id}/${ballot}/release`, { claim });
          await must(client, `${path}/entries`, { claim: other['claim'], ...form });
        } else await must(client, `${path}/entries`, { claim, ...form });
      }
    }
    this.#versionOfSibling += 1;
  }
}
