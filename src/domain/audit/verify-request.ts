import { SHORTEST_REASON } from '../break-glass.ts';
import { digest } from '../canonical.ts';
import { NewerTrail } from '../event-version.ts';
import type { Requested, SealedEvent } from '../events.ts';
import { isUnderWay } from '../next-step.ts';
import { requestFrom } from '../request.ts';
import { firstBrokenLink } from '../trail.ts';
import { enoughWitnesses } from '../witnesses.ts';
import type { AuditFinding, FindingKind } from './finding.ts';
import type { RequestRecord } from './records.ts';

type Found = Omit<AuditFinding, 'id'>;

/** So far may the clocks of two functions differ, in ms. */
const CLOCK_SKEW = 10_000;

/** All that is wrong with one request: what was written, and what was allowed. */
export function requestFindings(record: RequestRecord): AuditFinding[] {
  return checked(record).map((finding) => ({ id: record.id, ...finding }));
}

/** Whoever writes nonsense into one record must not hide the others behind it. */
function checked(record: RequestRecord): Found[] {
  try {
    return [
      ...chain(record),
      ...version(record),
      ...life(record),
      ...clock(record),
      ...approvals(record),
      ...schedule(record),
    ];
  } catch (error) {
    return [one('unreadable', `cannot be read: ${error}`)];
  }
}

function chain({ id, trail }: RequestRecord): Found[] {
  const broken = firstBrokenLink(id, trail);
  if (broken === undefined) return [];
  return [
    one('broken-chain', `event ${broken} was changed, moved or put in, or the one before it`),
  ];
}

function version({ version: written, trail }: RequestRecord): Found[] {
  if (written === trail.length) return [];
  return [one('gap', `says it has ${written} events, and has ${trail.length}`)];
}

/** What the code itself could not have written, in that order. */
function life({ id, trail }: Pick<RequestRecord, 'id' | 'trail'>): Found[] {
  try {
    requestFrom(id, trail);
    return [];
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return [one(error instanceof NewerTrail ? 'newer-version' : 'impossible-order', text)];
  }
}

function clock({ trail }: RequestRecord): Found[] {
  return trail.flatMap(({ at }, index) => {
    const before = Date.parse(trail[index - 1]?.at ?? at);
    const runsOn = Date.parse(at) >= before - CLOCK_SKEW;
    return runsOn ? [] : [one('time-runs-back', `event ${index} is older than the one before`)];
  });
}

/** Without `open` and `dueAt` nothing expires any more, and no password is taken down. */
function schedule({ id, trail, isDue }: RequestRecord): Found[] {
  if (isDue || life({ id, trail }).length > 0) return [];
  if (!isUnderWay(requestFrom(id, trail), new Date(trail.at(-1)?.at ?? ''))) return [];
  return [one('asleep', 'is under way, and nothing wakes it: `open` or `dueAt` is missing')];
}

/** Events after which something has been done to a user, or is about to be. */
const GRANTS: ReadonlySet<string> = new Set<SealedEvent['type']>([
  'CreationStarted',
  'UserFound',
  'UserCreated',
  'GroupAdded',
  'CodeSent',
  'AttributeVerified',
  'InvitationSent',
  'ChangeApplied',
  'FirstSignInCompleted',
  'CredentialDelivered',
  'RecipientTold',
  'RevealBegun',
]);

function approvals({ trail }: RequestRecord): Found[] {
  const [first] = trail;
  if (first?.type !== 'Requested') return [];
  const given = trail.flatMap((event) => (event.type === 'Approved' ? [event] : []));
  const bound = digest(first.plan);
  const strays = given.filter((approval) => approval.digest !== bound);
  const own = given.filter(({ by }) => by === first.by && !first.selfApproval);
  const people = new Set(given.map(({ by }) => by));
  return [
    ...strays.map(({ by }) => one('approved-something-else', `${by} approved another plan`)),
    ...own.map(({ by }) => one('self-approval', `${by} approved their own request`)),
    ...(people.size < given.length ? [one('approved-twice', 'somebody approved twice')] : []),
    ...grants(first, trail),
  ];
}

function grants(first: Requested, trail: readonly SealedEvent[]): Found[] {
  const granted = trail.findIndex(({ type }) => GRANTS.has(type));
  const before = trail.slice(0, Math.max(granted, 0));
  if (granted === -1 || before.some((event) => isBrokenGlass(first, event))) return [];
  const needed = first.approvalsRequired;
  const letThrough = before.some(({ type }) => type === 'ApprovalNotRequired') && needed === 0;
  const counted = countedApprovers(first, before).size;
  if (letThrough || (needed > 0 && counted >= needed)) return [];
  const text = `event ${granted} (${trail[granted]?.type}) came after ${counted} of ${needed} approvals`;
  return [one('grant-without-approval', text)];
}

/** Somebody opened the way without approvals, as the code lets them: with a reason and witnesses. */
function isBrokenGlass({ plan }: Requested, event: SealedEvent): boolean {
  if (event.type !== 'GlassBroken' || event.digest !== digest(plan)) return false;
  // Whoever wrote it need not have kept to the types.
  const { by, reason, tell } = event as { by: string; reason: unknown; tell: unknown };
  const isReason = typeof reason === 'string' && [...reason.trim()].length >= SHORTEST_REASON;
  return isReason && Array.isArray(tell) && enoughWitnesses(tell, by);
}

function countedApprovers(
  { by: requester, plan, selfApproval }: Requested,
  before: readonly SealedEvent[],
): ReadonlySet<string> {
  const bound = digest(plan);
  const approvers = before.flatMap((event) =>
    event.type === 'Approved' && event.digest === bound ? [event.by] : [],
  );
  return new Set(approvers.filter((by) => selfApproval || by !== requester));
}

function one(kind: FindingKind, text: string): Found {
  return { kind, text };
}
