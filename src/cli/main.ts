import { type CommandIo, standardIo } from './io.ts';

interface Command {
  readonly summary: string;
  readonly load: () => Promise<{ run(args: string[], io: CommandIo): Promise<number> }>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    summary: 'a drill of one province, with everything on one address',
    load: () => import('./commands/start.ts'),
  },
  serve: { summary: 'desk, public site and feeds of a package', load: () => import('./commands/serve.ts') },
  check: {
    summary: 'parse a package and prove that it can be run',
    load: () => import('./commands/check.ts'),
  },
  'import-ect': {
    summary: 'make a package from reference files of ECT Report',
    load: () => import('./commands/import-ect.ts'),
  },
  sample: { summary: 'make a drill package of any size', load: () => import('./commands/sample.ts') },
  drill: {
    summary: 'play an election night and compare every total',
    load: () => import('./commands/drill.ts'),
  },
  verify: { summary: 'recompute a published cut from its forms', load: () => import('./commands/verify.ts') },
  'export-site': {
    summary: 'write a cut with all pages for a static host',
    load: () => import('./commands/export-site.ts'),
  },
  mirror: {
    summary: 'a second way to the public: follows the cuts, writes and serves them by itself',
    load: () => import('./commands/mirror.ts'),
  },
  preload: {
    summary: 'zeroed files of the feed with all ids, for newsrooms before the day',
    load: () => import('./commands/preload.ts'),
  },
  'export-cuts': {
    summary: 'every cut of a night in one folder, by number',
    load: () => import('./commands/export-cuts.ts'),
  },
  replay: {
    summary: 'serve such a folder as on the night, 1 to 60 times as fast',
    load: () => import('./commands/replay.ts'),
  },
  'check-feed': {
    summary: "hold a newsroom's parsed totals against the feed",
    load: () => import('./commands/check-feed.ts'),
  },
  'print-forms': {
    summary: 'forms of a package as PDF, ready to be filled in',
    load: () => import('./commands/print-forms.ts'),
  },
  'print-notices': {
    summary: 'notices, posters and bulletins of what a cut shows, as PDF',
    load: () => import('./commands/print-notices.ts'),
  },
  reader: {
    summary: 'how well digits are read, and fitting the reader to your forms',
    load: () => import('./commands/reader.ts'),
  },
  people: { summary: 'accounts of clerks and supervisors', load: () => import('./commands/people.ts') },
};

/** Runs one command. Exit codes: 0 done, 1 done and something is wrong, 2 could not be done. */
export async function main(args: string[], io: CommandIo = standardIo): Promise<number> {
  const [name, ...rest] = args;
  const command = name === undefined ? undefined : COMMANDS[name];
  if (command === undefined) {
    const asked = name === undefined || name === 'help' || name === '--help' || name === '-h';
    const text = usage();
    if (asked) io.out(text);
    else io.err(`ไม่รู้จักคำสั่ง · unknown command: ${name}\n\n${text}`);
    return asked && name !== undefined ? 0 : 2;
  }
  try {
    const { run } = await command.load();
    return await run(rest, io);
  } catch (error) {
    io.err(describe(error));
    return 2;
  }
}

function usage(): string {
  const rows = Object.entries(COMMANDS).map(([name, command]) => `  ${name.padEnd(12)} ${command.summary}`);
  return `khanaen COMMAND …  (khanaen COMMAND --help)\n\n${rows.join('\n')}`;
}

/** Expected failures carry a text in both languages; anything else is a bug and shows its stack. */
function describe(error: unknown): string {
  if (error instanceof Error) {
    if ('text' in error && typeof error.text === 'object' && error.text !== null) {
      const { th, en } = error.text as { th?: string; en?: string };
      if (th !== undefined && en !== undefined) return `${th}\n${en}`;
    }
    if ('code' in error && typeof error.code === 'string' && error.code.startsWith('ERR_PARSE_ARGS'))
      return error.message;
    return error.stack ?? error.message;
  }
  return String(error);
}
