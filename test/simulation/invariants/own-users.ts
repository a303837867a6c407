/** 1. At most one user a request, and nobody else's is touched. */
import type { Evidence, Invariant } from './evidence.ts';

export const ownUsers: Invariant = (evidence) => [...tooMany(evidence), ...othersTouched(evidence)];

function tooMany({ made, requests }: Evidence): string[] {
  return requests.flatMap(({ id }) => {
    const own = made.filter(({ request }) => request === id);
    return own.length > 1 ? [`request ${id} made ${own.length} users`] : [];
  });
}

/** A human may have claimed a user for the request: exactly that one. */
function othersTouched({ changes, made, requests }: Evidence): string[] {
  const touching = changes.filter(({ operation }) => operation !== 'AdminCreateUser');
  return touching.flatMap(({ operation, input, request, sentAt }) => {
    const sub = String(input.Username);
    if (made.some((user) => user.sub === sub && user.request === request)) return [];
    const trail = requests.find(({ id }) => id === request)?.trail ?? [];
    const claimed = trail.some(
      (event) =>
        'sub' in event && 'by' in event && event.sub === sub && Date.parse(event.at) <= sentAt,
    );
    return claimed
      ? []
      : [`${operation} of request ${request} touched ${sub}, which it did not make`];
  });
}
