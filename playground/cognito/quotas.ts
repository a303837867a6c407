import { CognitoException } from './exceptions.ts';
import { categoryOf } from './quota-categories.ts';
import type { Cognito } from './state.ts';

/** Answers to challenges have three times their category's quota to themselves. */
const challengeAnswers = new Set(['AdminRespondToAuthChallenge', 'RespondToAuthChallenge']);
const challengeFactor = 3;

/**
 * Counts a request against the quota of its category, where one is set, for the account and Region.
 * What answers to challenges need beyond their own share counts as authentication (developer guide,
 * "operations with special request rate handling").
 * @throws CognitoException TooManyRequestsException
 */
export function countRequest(cognito: Cognito, operation: string): void {
  const category = categoryOf.get(operation);
  const quota = category && cognito.quotas[category];
  if (category === undefined || quota === undefined) return;
  const answered =
    challengeAnswers.has(operation) && take(cognito, 'challenges', quota * challengeFactor);
  if (!answered && !take(cognito, category, quota)) {
    throw new CognitoException('TooManyRequestsException', 'Rate exceeded');
  }
}

/** Takes one token from a bucket that holds a second's worth and fills at that rate. */
function take(cognito: Cognito, name: string, perSecond: number): boolean {
  const key = [cognito.accountId, cognito.region, name].join('/');
  const now = cognito.now().getTime();
  const bucket = cognito.buckets.get(key) ?? { tokens: perSecond, filledAt: now };
  const filled = bucket.tokens + ((now - bucket.filledAt) / 1000) * perSecond;
  const tokens = Math.min(perSecond, filled);
  const enough = tokens >= 1;
  cognito.buckets.set(key, { tokens: enough ? tokens - 1 : tokens, filledAt: now });
  return enough;
}
