import { defineConfig } from 'vitest/config';

/**
 * `unit` needs nothing but the source, `simulation` plays whole stories under faults in one process,
 * `playground` tests the stand-ins by themselves, `contract` holds one of them and Cognito itself against
 * the same rules. `e2e` drives the built bundles in a whole playground,
 * `bad-input` sends their front spoilt payloads by the thousand, `browser` acts through Chromium, `chaos`
 * kills them while they work, and `packaging` reads what the build and `osls package` left behind: those
 * five need `npm run build` first.
 */
function project(name: string, include: string[], testTimeout = 5_000, isolate = true) {
  // Vitest by itself leaves one of two cores alone.
  const setupFiles = isolate ? [] : ['test/own-environment.ts'];
  return {
    test: { name, include, testTimeout, hookTimeout: 60_000, maxWorkers: 2, isolate, setupFiles },
  };
}

/** Files share a process and its modules: loading the SDK for each takes as long as its tests. */
const SHARED = false;

/** All pairs of faults of one story take an hour or more. */
const SIMULATION_TIMEOUT = process.env.SIMULATE === 'all' ? 36_000_000 : 600_000;

export default defineConfig({
  test: {
    globalSetup: 'test/temporary-folder.ts',
    projects: [
      {
        test: {
          ...project(
            'unit',
            [
              'test/{domain,features,aws,slack,messages,admission,advance,audit,operator,lambda,bench}/**/*.test.ts',
              'test/*.test.ts',
            ],
            5_000,
            SHARED,
          ).test,
          pool: 'threads',
        },
      },
      project('playground', ['test/playground/**/*.test.ts'], 20_000, SHARED),
      {
        test: {
          ...project('contract', ['test/contract/**/*.test.ts'], 60_000, SHARED).test,
          globalSetup: 'test/contract/aws-setup.ts',
        },
      },
      project('e2e', ['test/e2e/**/*.test.ts'], 30_000, SHARED),
      project('bad-input', ['test/bad-input/**/*.test.ts'], 300_000, SHARED),
      {
        test: {
          ...project('browser', ['test/browser/**/*.test.ts'], 120_000).test,
          globalSetup: 'test/browser/chromium.ts',
        },
      },
      project('chaos', ['test/chaos/**/*.test.ts'], 60_000),
      project('simulation', ['test/simulation/**/*.test.ts'], SIMULATION_TIMEOUT),
      project('packaging', ['test/packaging/**/*.test.ts'], 60_000),
    ],
  },
});
