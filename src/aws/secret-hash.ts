import { createHmac } from 'node:crypto';
import type { Secret } from '../domain/secret.ts';

/**
 * SECRET_HASH, over the username exactly as it is sent in the same call:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export function secretHash(username: string, clientId: string, secret: Secret): string {
  return createHmac('sha256', secret.expose())
    .update(username + clientId)
    .digest('base64');
}
