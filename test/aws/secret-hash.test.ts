import { expect, it } from 'vitest';
import { secretHash } from '../../src/aws/secret-hash.ts';
import { Secret } from '../../src/domain/secret.ts';

it('a secret hash is the HMAC-SHA256 of username and client id under the secret, in base64', () => {
  // Computed by `printf '%s' 'aliceclient-1' | openssl dgst -sha256 -hmac hush -binary | base64`.
  expect(secretHash('alice', 'client-1', new Secret('hush'))).toBe(
    'nYNbSHI7H7kkq3vUuy0CC/7Ma44PrDWaw837FVZNJPU=',
  );
});
