/** 3. Whatever Concierge opened by signing in as somebody is shut when the request has ended. */
import {
  type Evidence,
  type Invariant,
  isAlarmed,
  isFinal,
  type RequestRecord,
  refreshToken,
} from './evidence.ts';

export const signIns: Invariant = (evidence) =>
  evidence.changes.flatMap((change) => {
    const token = refreshToken(change);
    const request = evidence.requests.find(({ id }) => id === change.request);
    const isOpen = token !== undefined && stands(evidence, token);
    return isOpen && request && isFinal(request.trail) && !isExcused(evidence, request)
      ? [`request ${request.id} has ended, and a sign-in of its own is still good`]
      : [];
  });

/** Somebody was called to a request that could not go on; one that went on has shut everything. */
function isExcused(evidence: Evidence, { id, trail }: RequestRecord): boolean {
  return isAlarmed(evidence, id) && !trail.some(({ type }) => type === 'CredentialDelivered');
}

function stands({ world }: Evidence, token: string): boolean {
  const pools = [...world.cognito.state.pools.values()];
  return pools.some(({ refreshTokens }) => refreshTokens.get(token)?.revoked === false);
}
