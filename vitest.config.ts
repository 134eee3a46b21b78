import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // A browser that shares two cores with other tests takes its time.
    testTimeout: 90_000,
    hookTimeout: 30_000,
    pool: 'threads',
    // A run would leave a core unused, which on two is half of them.
    maxWorkers: '100%',
  },
})
