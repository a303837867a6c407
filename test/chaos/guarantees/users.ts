/** At most one user is created for a request, and never somebody else's is touched. */
import type { Aftermath } from '../aftermath.ts';
import { type CognitoWrite, cognitoWrites } from '../cognito-writes.ts';

/** What the functions may do to users at all. */
const ALLOWED = ['AdminCreateUser', 'AdminSetUserPassword'];

export function usersTooMany({ calls, stories, users }: Aftermath): string[] {
  const created = cognitoWrites(calls).filter(({ operation }) => operation === 'AdminCreateUser');
  return stories.flatMap(({ email }) => {
    const times = created.filter((write) => write.email === email).length;
    const standing = users.filter((user) => user.email === email).length;
    return times > 1 || standing > 1
      ? [`${email} was created ${times} times and stands ${standing} times`]
      : [];
  });
}

export function strangersTouched(aftermath: Aftermath): string[] {
  const writes = cognitoWrites(aftermath.calls);
  const foreign = writes.filter(({ operation, ours }) => !ALLOWED.includes(operation) || !ours);
  return [...foreign.map(describe), ...changedByHand(aftermath)];
}

/** Requests that took the user they had made themselves for somebody else's. */
export function ownUsersDenied({ requests, deeds, users }: Aftermath): string[] {
  return requests
    .filter(({ trail }) => {
      return trail.some((event) => {
        return event.type === 'AttentionNeeded' && event.trouble.kind === 'user-exists';
      });
    })
    .map(({ request }) => request.plan.email as string)
    .filter((email) => {
      const byHand = deeds.some((done) => done.email === email && done.deed.by === 'administrator');
      const asked = requests.filter(({ request }) => request.plan.email === email).length;
      return !byHand && asked === 1 && users.some((user) => user.email === email);
    })
    .map((email) => `${email} was said to be somebody else’s user`);
}

/** Users that an administrator made by hand are as the administrator left them. */
function changedByHand({ deeds, users }: Aftermath): string[] {
  const byHand = deeds
    .filter(({ deed, outcome }) => deed.kind === 'create-by-hand' && outcome === 'ok')
    .map(({ email }) => email);
  return users
    .filter(({ email, status }) => byHand.includes(email) && status !== 'FORCE_CHANGE_PASSWORD')
    .map(({ email, status }) => `${email}, made by hand, is now ${status}`);
}

function describe({ operation, username }: CognitoWrite): string {
  return `${operation} on ${username}, which no request has made`;
}
