import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'web/**/*.test.ts',
      'web/**/*.test.tsx',
      'test/**/*.test.ts',
    ],
    // Far above what any test needs: a busy machine may stand still for a minute, and what hangs says so all the same.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    // Its own limit is one second: a busy machine needs more to come to the same end.
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
  },
});
