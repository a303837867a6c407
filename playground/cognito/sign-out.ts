import * as z from 'zod/mini';
import { CognitoException } from './exceptions.ts';
import { adminOperation, publicOperation } from './operation.ts';
import { accessToken, clientId, clientSecret, userInput } from './shapes.ts';
import { requirePool, type UserPool, type UserPoolClient } from './state.ts';
import { requireAccessToken, signOutEverywhere } from './tokens.ts';
import { findClient } from './user-pool-clients.ts';
import { requireUser } from './users.ts';

export const adminUserGlobalSignOut = adminOperation(userInput, (cognito, input) => {
  const pool = requirePool(cognito, input.UserPoolId);
  signOutEverywhere(pool, requireUser(pool, input.Username));
  return {};
});

export const globalSignOut = publicOperation(
  z.object({ AccessToken: accessToken }),
  async (cognito, input) => {
    const { pool, user } = await requireAccessToken(cognito, input.AccessToken);
    signOutEverywhere(pool, user);
    return {};
  },
);

export const revokeToken = publicOperation(
  z.object({
    Token: z.string().check(z.minLength(1)),
    ClientId: clientId,
    ClientSecret: z.optional(clientSecret),
    RevokeAssociatedSessions: z.optional(z.enum(['NONE', 'LINKED'])),
  }),
  (cognito, input) => {
    const { pool, client } = findClient(cognito, input.ClientId);
    requireSecret(client, input.ClientSecret);
    requireRevocation(client);
    refreshTokenOf(pool, client, input.Token).revoked = true;
    return {};
  },
);

/** @throws CognitoException UnauthorizedException, whose message is undocumented */
function requireSecret(client: UserPoolClient, given: string | undefined): void {
  if (given === client.secret) return;
  throw new CognitoException('UnauthorizedException', 'Invalid client secret.');
}

/** @throws CognitoException UnsupportedOperationException */
function requireRevocation(client: UserPoolClient): void {
  if (client.settings.EnableTokenRevocation ?? true) return;
  throw new CognitoException(
    'UnsupportedOperationException',
    'Token revocation is not enabled for this client.',
  );
}

/**
 * Only refresh tokens can be revoked by themselves, also those that were revoked before.
 * @throws CognitoException UnsupportedTokenTypeException for anything else, UnauthorizedException
 * for a token of another client
 */
function refreshTokenOf(pool: UserPool, client: UserPoolClient, token: string) {
  const entry = pool.refreshTokens.get(token);
  if (!entry) {
    throw new CognitoException('UnsupportedTokenTypeException', 'Unsupported token type.');
  }
  if (entry.clientId !== client.id) {
    throw new CognitoException('UnauthorizedException', 'Token was not issued to this client.');
  }
  return entry;
}
