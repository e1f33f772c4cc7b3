import { spawnSync } from 'node:child_process';
import { env, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * Renews the pictures of the screens, those that look different now, and throws away those of screens that are no more:
 *
 *   npm run pictures
 *
 * Then look at what has changed, `git status web/staff/e2e/pictures`, before it is kept.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync(
  execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'web/staff/e2e/screens.browser.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...env, KHANAEN_PICTURES: 'renew' } },
);
if (status === 0)
  spawnSync('git', ['status', '--short', 'web/staff/e2e/pictures'], { cwd: root, stdio: 'inherit' });
exit(status ?? 1);
