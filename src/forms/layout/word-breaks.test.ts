import { afterEach, expect, test, vi } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

/** All layouts of a small election on a platform whose dictionary ends words as told. */
async function layouts(ends: 'as here' | 'everywhere' | 'nowhere'): Promise<string> {
  vi.resetModules();
  vi.restoreAllMocks();
  if (ends !== 'as here') {
    vi.spyOn(Intl.Segmenter.prototype, 'segment').mockImplementation((text: string) => {
      const pieces = ends === 'everywhere' ? [...text] : [text];
      let index = 0;
      const list = pieces.map((segment) => {
        const data = { segment, index, input: text };
        index += segment.length;
        return data;
      });
      return list as unknown as Intl.Segments;
    });
  }
  const { layoutForm } = await import('./layout-form.ts');
  const election = indexElection(tinyPackage({ candidatesEach: 20, parties: 40 }));
  return JSON.stringify(election.returns.map((spec) => layoutForm(election, spec)));
}

test('where words end on a platform moves no box', async () => {
  const here = await layouts('as here');
  expect(await layouts('everywhere')).toBe(here);
  expect(await layouts('nowhere')).toBe(here);
});
