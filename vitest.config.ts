import { defineConfig } from 'vitest/config'

/** Where a report for machines is wanted too; people read the default one. */
const report = process.env['VANKIEN_TEST_REPORT']

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
