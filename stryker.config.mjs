// `npm run test:long`: which changes of the code no test notices. Before a release; the result stands in docs/checks.md.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation.config.ts' },
  mutate: ['src/{compose,measure,calendar,review}/**/*.ts'],
  // a copy of the tree with generated modules and what the tests read
  ignorePatterns: ['dist', 'out', 'coverage', 'docs/reference'],
  tempDirName: 'out/stryker',
  concurrency: 2,
  incremental: false,
  ignoreStatic: true,
  timeoutMS: 30_000,
  reporters: ['progress', 'clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  // a report, no gate
  thresholds: { high: 90, low: 70, break: null },
}
