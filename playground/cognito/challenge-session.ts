import { randomBytes } from 'node:crypto';
import type { Cognito, User, UserPool, UserPoolClient } from './state.ts';

const defaultMinutes = 3;

/** Opens the Session of a challenge, which lives as long as the client's AuthSessionValidity. */
export function openSession(
  cognito: Cognito,
  pool: UserPool,
  client: UserPoolClient,
  user: User,
): string {
  const id = randomBytes(96).toString('base64url');
  const minutes = client.settings.AuthSessionValidity ?? defaultMinutes;
  const expiresAt = new Date(cognito.now().getTime() + minutes * 60_000);
  pool.sessions.set(id, { clientId: client.id, sub: user.sub, expiresAt, used: false });
  return id;
}
