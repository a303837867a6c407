/** What happened, worked out from the records of the stand-ins. */
import type { SealedEvent } from '../../../src/domain/events.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import type { CognitoCall, ItemVersion, LogLine } from '../record.ts';
import type { StandIns } from '../stand-ins.ts';
import { isChange, isInvitation, userNamedIn } from './operations.ts';

/** A request as the table held it, version by version. */
export interface RequestRecord {
  id: string;
  requester: string;
  plan: Plan;
  /** The trail as it stood last. */
  trail: readonly SealedEvent[];
  versions: readonly { at: number; trail: readonly SealedEvent[]; open: boolean }[];
}

/** A user that Concierge made. */
export interface MadeUser {
  username: string;
  sub: string;
  email: string;
  pool: string;
  at: number;
  request: string | undefined;
}

/** A password that Concierge set, and when it was the valid one. */
export interface SetPassword {
  text: string;
  sub: string;
  from: number;
  until: number;
}

/** A call, and the user whom it changed or let in. */
export type ChangeOfUser = CognitoCall & { sub: string };

export interface Evidence {
  world: StandIns;
  requests: readonly RequestRecord[];
  made: readonly MadeUser[];
  passwords: readonly SetPassword[];
  /** Every call that changed something in Cognito or let somebody in, by Concierge alone. */
  changes: readonly ChangeOfUser[];
  logs: readonly LogLine[];
}

/** One sentence for each violation; none when all is well. */
export type Invariant = (evidence: Evidence) => string[];

export function evidenceOf(world: StandIns): Evidence {
  const calls = world.record.cognito.filter(isChange);
  const requests = requestsIn(world.record.items);
  const made = calls.filter((call) => isCreation(call)).map(madeUser);
  const changes = withSubs(calls, subsByName(requests, made));
  return {
    world,
    requests,
    made,
    passwords: passwordsIn(changes),
    changes,
    logs: world.record.logLines,
  };
}

function requestsIn(items: readonly ItemVersion[]): RequestRecord[] {
  const byId = Map.groupBy(
    items.filter(({ item }) => Array.isArray(item.trail)),
    ({ id }) => id,
  );
  return [...byId].map(([id, stored]) => {
    const versions = stored.map(({ at, item }) => ({
      at,
      trail: item.trail as SealedEvent[],
      open: item.open !== undefined,
    }));
    const trail = versions.at(-1)?.trail ?? [];
    const [first] = trail;
    if (first?.type !== 'Requested') throw new Error(`${id} does not begin with Requested`);
    return { id, requester: first.by, plan: first.plan, trail, versions };
  });
}

interface DescribedUser {
  Username: string;
  Attributes: { Name: string; Value: string }[];
}

function madeUser({ input, output, at, request }: CognitoCall): MadeUser {
  const { Username: username, Attributes } = output.User as DescribedUser;
  const attribute = (name: string) => Attributes.find(({ Name }) => Name === name)?.Value ?? '';
  const pool = String(input.UserPoolId);
  return { username, sub: attribute('sub'), email: attribute('email'), pool, at, request };
}

function isCreation(call: CognitoCall): boolean {
  return call.operation === 'AdminCreateUser' && !isInvitation(call);
}

/** Whom a username means: those whom Concierge made, and those whom a plan names. */
function subsByName(
  requests: readonly RequestRecord[],
  made: readonly MadeUser[],
): ReadonlyMap<string, string> {
  const known = requests.flatMap(({ plan }) => (plan.action === 'add-user' ? [] : [plan]));
  return new Map([...known, ...made].map(({ username, sub }) => [username, sub]));
}

function withSubs(
  calls: readonly CognitoCall[],
  subs: ReadonlyMap<string, string>,
): ChangeOfUser[] {
  const holders = new Map<unknown, string>();
  return calls.map((call) => {
    const named = isCreation(call) ? madeUser(call).sub : userNamedIn(call);
    const sub = holders.get(call.input.Token) ?? subs.get(named) ?? named;
    const opened = refreshToken(call);
    if (opened) holders.set(opened, sub);
    return { ...call, sub };
  });
}

/** Of a sign-in that this call completed. */
export function refreshToken({ output }: CognitoCall): string | undefined {
  const result = output.AuthenticationResult as { RefreshToken?: string } | undefined;
  return result?.RefreshToken;
}

/** Every password that is set takes the place of the one before, also Cognito's own in an invitation. */
function passwordsIn(changes: readonly ChangeOfUser[]): SetPassword[] {
  const set = changes.flatMap((call) => {
    const text = passwordSetBy(call);
    return text === undefined ? [] : [{ text, sub: call.sub, from: call.at }];
  });
  const all = set.map((password, index) => {
    const next = set.slice(index + 1).find(({ sub }) => sub === password.sub);
    return { ...password, until: next?.from ?? Number.POSITIVE_INFINITY };
  });
  return all.filter(({ text }) => text !== '');
}

/** Empty for one that Cognito has drawn. */
function passwordSetBy(call: CognitoCall): string | undefined {
  const { Password, TemporaryPassword, ChallengeResponses } = call.input;
  const { NEW_PASSWORD } = (ChallengeResponses ?? {}) as { NEW_PASSWORD?: string };
  const given = Password ?? NEW_PASSWORD ?? TemporaryPassword;
  if (call.operation === 'AdminCreateUser') return String(given ?? '');
  return given === undefined ? undefined : String(given);
}

/** The request that a message is about: its own id stands last, behind any other that it names. */
export function requestIn({ requests }: Evidence, blocks: string): RequestRecord | undefined {
  const named = requests.filter(({ id }) => blocks.includes(id));
  return named.toSorted((a, b) => blocks.lastIndexOf(a.id) - blocks.lastIndexOf(b.id)).at(-1);
}

/** The trail of a request as it stood at that moment. */
export function trailAt({ versions }: RequestRecord, moment: number): readonly SealedEvent[] {
  return versions.findLast(({ at }) => at <= moment)?.trail ?? [];
}

const FINAL: ReadonlySet<string> = new Set([
  'Denied',
  'Expired',
  'Cancelled',
  'Stopped',
  'CredentialHidden',
  'InvitationSent',
  'ChangeApplied',
  'RecipientTold',
  'CredentialRevoked',
  'AccountLocked',
]);

export function isFinal(trail: readonly SealedEvent[]): boolean {
  return trail.some(({ type }) => FINAL.has(type));
}

const NOTICES: ReadonlySet<string> = new Set([
  'show-card',
  'show-receipt',
  'tell-outcome',
  'remind-approvers',
  'show-proof',
]);

/** Where trouble stands that holds the request up: nothing has happened since. */
export function blockedBy(trail: readonly SealedEvent[]) {
  const last = trail.at(-1);
  const blocking = trail.findLast(
    (event) => event.type === 'AttentionNeeded' && !NOTICES.has(event.step),
  );
  const since = blocking ? trail.slice(trail.indexOf(blocking) + 1) : [];
  return last && since.every(({ type }) => type === 'AttentionNeeded') ? blocking : undefined;
}

/** True when whoever is on duty has been called for that request. */
export function isAlarmed({ logs }: Evidence, id: string): boolean {
  return logs.some((line) => line.alarm === 'needs-attention' && line.request === id);
}
