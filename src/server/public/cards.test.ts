import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../web/public/card.ts';
import { cardAt, isDrawn } from '../../../web/public/card.ts';
import { tinyNight } from '../../../web/public/testing/nights.ts';
import { Cards, drawCard } from './cards.ts';
import type { PublicSite } from './site.ts';

const view = tinyNight({ ballots: ['constituency', 'party-list'], votes: () => [9, 4, 3] });
const card: Card = { title: 'น้ำ', label: 'ไม่เป็นทางการ', lines: ['ผู้ใหญ่ ป้ำ'], foot: 'รอบที่ 1', bar: [] };

describe('what a card says', () => {
  it.each(['/cards/th/index.png', '/cards/en/c/MKM_1.png', '/cards/th/p/MKM.png'])(
    '%s: status, cut, words',
    (path) => {
      const made = cardAt(view, path);
      expect(made?.label).toMatch(/ไม่เป็นทางการ|Unofficial/);
      expect(made?.lines.length).toBeGreaterThan(0);
      expect(made?.foot).toContain(String(view.head.number));
    },
  );

  it.each([
    '/cards/th/c/none.png',
    '/cards/th/about.png',
    '/cards/xx/index.png',
    '/cards/th/live/index.png',
    '/cards/th/',
  ])('%s is none', (path) => {
    expect(cardAt(view, path)).toBeNull();
  });

  it('names nobody before the threshold', () => {
    const early = tinyNight({ ballots: ['constituency'], votes: (i) => (i === 0 ? [9, 4, 3] : null) });
    expect(cardAt(early, '/cards/en/c/MKM_1.png')?.lines[0]).toMatch(/Too early/);
  });
});

it('is named by a page only where a site has it', () => {
  const place = { page: 'constituency', id: 'MKM_1' } as const;
  const unit = { page: 'unit', id: '1' } as const;
  expect([undefined, 'areas', 'none'].map((cards) => isDrawn(place, cards as 'areas'))).toStrictEqual([
    true,
    true,
    false,
  ]);
  expect([undefined, 'areas', 'none'].map((cards) => isDrawn(unit, cards as 'areas'))).toStrictEqual([
    true,
    false,
    false,
  ]);
});

describe('a drawn card', () => {
  it('is 1200 × 630, whatever the texts hold', async () => {
    for (const title of ['น้ำ', '<b>&amp;</b> \u0000', 'ยาว '.repeat(200), '']) {
      const { width, height, format } = await sharp(await drawCard({ ...card, title })).metadata();
      expect([width, height, format]).toStrictEqual([1200, 630, 'png']);
    }
  });

  it('sets tone marks above their letters: no wider with them than without', async () => {
    const widthOf = async (title: string) => {
      const text = await sharp(await drawCard({ ...card, title, lines: [], label: '', foot: '' }))
        .extract({ left: 0, top: 100, width: 1200, height: 180 })
        .trim()
        .png()
        .toBuffer({ resolveWithObject: true });
      return text.info.width;
    };
    expect(Math.abs((await widthOf('ที่ผู้ใหญ่ป้า')) - (await widthOf('ทีผูใหญปา')))).toBeLessThanOrEqual(4);
  });

  it('is drawn once in two minutes', async () => {
    let now = 0;
    const cards = new Cards({ cut: { view } } as unknown as PublicSite, () => now);
    const first = await cards.at('/cards/th/index.png');
    now = 60_000;
    expect(await cards.at('/cards/th/index.png')).toBe(first);
    now = 121_000;
    expect(await cards.at('/cards/th/index.png')).not.toBe(first);
    expect(await cards.at('/cards/th/none.png')).toBeNull();
  });

  it('says that too many wait, and that a network asked too often, but gives what is kept', async () => {
    const cards = new Cards({ cut: { view } } as unknown as PublicSite, () => 0);
    const first = await cards.at('/cards/th/index.png');
    expect(await cards.at('/cards/en/index.png', () => 7)).toBe(7);
    expect(await cards.at('/cards/th/index.png', () => 7)).toBe(first);
    const many = await Promise.all(Array.from({ length: 22 }, () => cards.at('/cards/en/index.png')));
    expect(many.filter((card) => card === 'busy')).toHaveLength(2);
    expect(await cards.at('/cards/th/none.png', () => 7)).toBeNull();
  });
});
