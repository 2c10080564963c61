import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Where a report for machines is wanted too; people read the default one. */
const report = process.env['VANKIEN_TEST_REPORT']

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The tests spend much of their time waiting for programs that they started.
    maxWorkers: Math.max(2, availableParallelism()),
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
