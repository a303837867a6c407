import { defineConfig } from 'vitest/config';

/**
 * The tests that mutants of src/domain and of the steps have to get past: those of the `unit` project
 * beside them. Without the random lives of requests, so that no mutant is killed by luck.
 */
export default defineConfig({
  test: {
    include: ['test/{domain,features,advance,admission,messages}/**/*.test.ts'],
    exclude: ['test/domain/request-life.test.ts'],
    isolate: false,
    pool: 'threads',
    // A test that is too slow fails, and would count as one that noticed the mutant.
    testTimeout: 30_000,
  },
});
