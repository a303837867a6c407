/** What happened, worked out from the records of the stand-ins. */
import type { SealedEvent } from '../../../src/domain/events.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import type { CognitoCall, ItemVersion, LogLine } from '../record.ts';
import type { StandIns } from '../stand-ins.ts';

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

export interface Evidence {
  world: StandIns;
  requests: readonly RequestRecord[];
  made: readonly MadeUser[];
  passwords: readonly SetPassword[];
  /** Every call that changed something in Cognito, by Concierge alone. */
  changes: readonly CognitoCall[];
  logs: readonly LogLine[];
}

/** One sentence for each violation; none when all is well. */
export type Invariant = (evidence: Evidence) => string[];

const CHANGES: ReadonlySet<string> = new Set([
  'AdminCreateUser',
  'AdminSetUserPassword',
  'AdminDeleteUser',
  'AdminDisableUser',
  'AdminEnableUser',
  'AdminUpdateUserAttributes',
]);

export function evidenceOf(world: StandIns): Evidence {
  const changes = world.record.cognito.filter(
    ({ operation, status }) => CHANGES.has(operation) && status === 200,
  );
  return {
    world,
    requests: requestsIn(world.record.items),
    made: changes.filter(({ operation }) => operation === 'AdminCreateUser').map(madeUser),
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
  Attributes: { Name: string; Value: string }[];
}

function madeUser({ input, output, at, request }: CognitoCall): MadeUser {
  const { Attributes } = output.User as DescribedUser;
  const attribute = (name: string) => Attributes.find(({ Name }) => Name === name)?.Value ?? '';
  const pool = String(input.UserPoolId);
  return { sub: attribute('sub'), email: attribute('email'), pool, at, request };
}

function passwordsIn(changes: readonly CognitoCall[]): SetPassword[] {
  const set = changes.filter(({ operation }) => operation === 'AdminSetUserPassword');
  return set.map(({ input, at }, index) => {
    const sub = String(input.Username);
    const next = set.slice(index + 1).find((later) => later.input.Username === sub);
    return {
      text: String(input.Password),
      sub,
      from: at,
      until: next?.at ?? Number.POSITIVE_INFINITY,
    };
  });
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
]);

export function isFinal(trail: readonly SealedEvent[]): boolean {
  return trail.some(({ type }) => FINAL.has(type));
}

const NOTICES: ReadonlySet<string> = new Set([
  'show-card',
  'show-receipt',
  'tell-outcome',
  'remind',
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
