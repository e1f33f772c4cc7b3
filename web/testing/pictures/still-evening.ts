import type { Page } from 'playwright-core';

const AT = Date.parse('2025-11-23T20:15:00+07:00') / 1000;
const STEP = 300;
const RATE = [2, 0.7];

/**
 * Until the answer is called, the numbers of the evening that hang on how fast the test runs come as if it were always the same
 * evening: rates, people at work, and the course of three hours, which a test of two minutes has not. The server is asked all
 * the same, and everything else is what it says. The log comes without the claims that were prolonged meanwhile.
 */
export async function stillEvening(page: Page): Promise<() => Promise<void>> {
  const change = (path: RegExp, changed: (answer: Answer) => Answer) =>
    page.route(path, async (route) => {
      const response = await route.fetch();
      if (response.status() !== 200) return route.fulfill({ response });
      return route.fulfill({ response, json: changed((await response.json()) as Answer) });
    });
  await change(/\/api\/evening\/numbers\b/, (answer) => ({
    ...answer,
    rows: listOf(answer['rows']).map((row) => ({
      ...row,
      rate: { arrived: RATE, first: RATE, second: RATE, accepted: RATE },
      onDuty: 7,
    })),
  }));
  await change(/\/api\/evening\/course\b/, (answer) => ({
    ...answer,
    at: AT,
    from: AT - 36 * STEP,
    step: STEP,
    returns: 400,
    before: { arrived: 0, first: 0, second: 0, accepted: 0 },
    counts: { arrived: wave(2), first: wave(4), second: wave(6), accepted: wave(8) },
  }));
  await change(/\/api\/evening\/stuck\b/, (answer) => ({
    ...answer,
    returns: listOf(answer['returns']).map((one) => ({
      ...one,
      who: { ...(one['who'] as object), onDuty: 1, people: [{ id: 'p1', name: 'supervisor-1' }] },
    })),
  }));
  // a form that lies open holds on to its claim by the clock, and each time is a row of the log
  await change(/\/api\/audit\?/, (answer) => ({
    ...answer,
    rows: listOf(answer['rows']).filter((row) => row['action'] !== 'extend-claim'),
  }));
  return () => page.unrouteAll({ behavior: 'ignoreErrors' });
}

type Answer = Readonly<Record<string, unknown>>;

function listOf(rows: unknown): readonly Answer[] {
  return Array.isArray(rows) ? (rows as Answer[]) : [];
}

/** Counts of 36 blocks of five minutes: they begin after `late` blocks, rise and fall. */
function wave(late: number): number[] {
  return Array.from({ length: 36 }, (_, i) =>
    Math.max(0, Math.round(15 * Math.sin(((i - late) * Math.PI) / 36))),
  );
}
