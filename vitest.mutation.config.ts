import { defineConfig, type Plugin } from 'vitest/config';

/**
 * Stryker 9 looks for a test by the names of its suites and its own, joined by spaces; vitest 5 joins
 * them by ` > `. Without this no test would be found, and every mutant survive.
 */
const namesAsStrykerJoinsThem: Plugin = {
  name: 'names-as-stryker-joins-them',
  configureVitest: ({ project }) => {
    let names: RegExp | undefined;
    Object.defineProperty(project.config, 'testNamePattern', {
      enumerable: true,
      get: () => names,
      set: (joined: RegExp | undefined) => {
        names = joined && new RegExp(joined.source.replaceAll(' ', '(?: | > )'));
      },
    });
  },
};

/**
 * The tests that mutants of src/domain and of the steps have to get past: those of the `unit` project
 * beside them. Without the random ones, so that no mutant is killed by luck.
 */
export default defineConfig({
  plugins: [namesAsStrykerJoinsThem],
  test: {
    include: ['test/{domain,features,advance,admission,messages}/**/*.test.ts'],
    exclude: ['test/domain/{request-life,email-random}.test.ts'],
    isolate: false,
    pool: 'threads',
    // A test that is too slow fails, and would count as one that noticed the mutant.
    testTimeout: 30_000,
  },
});
