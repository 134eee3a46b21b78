import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // A browser that shares two cores with other tests takes its time; on a build server a test has a second try, and it is told.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    retry: process.env['CI'] === undefined ? 0 : 1,
    // Processes, since V8 can end a whole one whose threads compile at once ("jit_page.has_value()").
    pool: 'forks',
    // A run would leave a core unused, which on two is half of them.
    maxWorkers: '100%',
  },
})
