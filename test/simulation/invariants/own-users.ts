/** 1. At most one user a request, and nobody else's is touched. */
import type { Evidence, Invariant } from './evidence.ts';

export const ownUsers: Invariant = (evidence) => [...tooMany(evidence), ...othersTouched(evidence)];

function tooMany({ made, requests }: Evidence): string[] {
  return requests.flatMap(({ id }) => {
    const own = made.filter(({ request }) => request === id);
    return own.length > 1 ? [`request ${id} made ${own.length} users`] : [];
  });
}

/**
 * A human may have claimed a user for the request, or its plan may name one who stood already: exactly
 * that one, by `sub`. Who has the same name by then is somebody else.
 */
function othersTouched({ changes, made, requests }: Evidence): string[] {
  return changes.flatMap(({ operation, sub, request: id, sentAt }) => {
    if (made.some((user) => user.sub === sub && user.request === id)) return [];
    const request = requests.find((it) => it.id === id);
    const { plan } = request ?? {};
    if (plan && plan.action !== 'add-user' && plan.sub === sub) return [];
    const claimed = request?.trail.some(
      (event) =>
        event.type === 'ClaimedAsOurs' && event.sub === sub && Date.parse(event.at) <= sentAt,
    );
    return claimed ? [] : [`${operation} of request ${id} touched ${sub}, which it did not make`];
  });
}
