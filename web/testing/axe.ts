import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe-core finds wrong with the page, one readable line each: rule, what is wrong, where. Empty: clean. `within` limits
 * it to one part. Works under the page's own content policy: the script comes in through the browser's debugger.
 */
export async function axeFaults(page: Page, within = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const results = await page.evaluate(
    async ({ selector, tags }) => {
      const { axe: inPage } = window as unknown as { axe: typeof axe };
      const root = document.querySelector(selector) ?? document;
      return inPage.run(root, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    },
    { selector: within, tags: TAGS },
  );
  return results.violations.flatMap((violation) =>
    violation.nodes
      .slice(0, 4)
      .map(
        (node) =>
          `${violation.id}: ${violation.help}: ${node.target.join(' ')} ${node.html.slice(0, 140)} ${firstLine(node.failureSummary)}`,
      ),
  );
}

/** The second line says what; the first only "Fix any of the following". */
function firstLine(summary: string | undefined): string {
  return (summary ?? '').split('\n')[1]?.trim() ?? '';
}
