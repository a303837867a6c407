import { mfaChallenge } from './mfa.ts';
import type { Cognito, User, UserPool, UserPoolClient } from './state.ts';
import { issueTokens } from './tokens.ts';

/** What follows upon the right password: tokens, or the second factor that stands before them. */
export async function completeSignIn(
  cognito: Cognito,
  pool: UserPool,
  client: UserPoolClient,
  user: User,
) {
  return (
    mfaChallenge(cognito, pool, client, user) ?? {
      ChallengeParameters: {},
      AuthenticationResult: await issueTokens(cognito, pool, client, user),
    }
  );
}
