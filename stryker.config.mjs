/**
 * Breaks the rules of the life of a request in every small way that Stryker knows, and sees whether a
 * test notices. Survivors that change nothing are explained in docs/reliability.md.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: [
    'src/domain/**/*.ts',
    'src/features/*/steps.ts',
    'src/features/add-user/address.ts',
    'src/features/deliver-credentials/announce.ts',
    'src/advance/{advance,recheck,failure,batch,backoff}.ts',
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // Most mutants that go on for ever do so in a loop of a few steps.
  timeoutMS: 10_000,
  thresholds: { high: 95, low: 90, break: 90 },
  ignorePatterns: ['bench', 'dist', 'docs', '.playground', '.serverless'],
  tempDirName: '.mutation/work',
  reporters: ['progress', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: '.mutation/report.html' },
  jsonReporter: { fileName: '.mutation/report.json' },
};
