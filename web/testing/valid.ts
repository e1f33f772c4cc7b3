import { HtmlValidate, StaticConfigLoader } from 'html-validate';

/** The standard's own rules and no taste of ours; a `>` in a text is allowed there, and the renderer masks the rest. */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard'],
    rules: { 'no-raw-characters': 'off' },
  }),
);

/** What the HTML standard forbids in a page, one line each. Empty: valid. */
export async function validityFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap((result) =>
    result.messages.map((m) => `${m.ruleId}: ${m.message} at ${m.line}:${m.column} ${m.selector ?? ''}`),
  );
}
