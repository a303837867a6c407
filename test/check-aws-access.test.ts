import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { missingAccess } from '../scripts/check-aws-access.ts';

/** Nothing of whoever runs this: no keys, no profile, no role of a machine. */
beforeEach(() => {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  }
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere');
});
afterEach(() => void vi.unstubAllEnvs());

function stubKeys() {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
}

it('with a Region and credentials the contract with AWS may begin', async () => {
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  stubKeys();
  expect(await missingAccess()).toBeUndefined();
});

it('without a Region it says so in one sentence', async () => {
  stubKeys();
  expect(await missingAccess()).toBe(
    'No AWS Region is set: set AWS_REGION to the one whose Cognito is to be tested.',
  );
});

it('without credentials it says so in one sentence', async () => {
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  expect(await missingAccess()).toBe(
    'No AWS credentials were found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  );
});
