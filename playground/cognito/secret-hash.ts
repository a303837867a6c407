import { createHmac, timingSafeEqual } from 'node:crypto';
import { notAuthorized } from './exceptions.ts';
import type { UserPoolClient } from './state.ts';

/**
 * Checks a SECRET_HASH: base64 of HMAC-SHA256 over the username as it was sent and the client id,
 * keyed with the client's secret (developer guide, "Computing secret hash values").
 * @throws CognitoException NotAuthorizedException
 */
export function checkSecretHash(
  client: UserPoolClient,
  username: string,
  given: string | undefined,
): void {
  if (client.secret === undefined) {
    if (given === undefined) return;
    throw notAuthorized(`Client ${client.id} is not configured for secret but secret was received`);
  }
  if (given === undefined) {
    throw notAuthorized(
      `Client ${client.id} is configured with secret but SECRET_HASH was not received`,
    );
  }
  const expected = createHmac('sha256', client.secret)
    .update(username + client.id)
    .digest();
  const received = Buffer.from(given, 'base64');
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    throw notAuthorized(`SecretHash does not match for the client: ${client.id}`);
  }
}
