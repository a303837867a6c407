import type { RequestEvent, SealedEvent } from './events.ts';
import { BrokenTrail } from './only.ts';
import type { Plan } from './plan.ts';

/**
 * The version in which this code writes each event, and the newest in which it reads it. It grows when
 * older code would lose or misread what is written from then on; a field that older code can do
 * without is no reason. A test holds this against the fixtures (docs/upgrading.md).
 */
export const EVENT_VERSIONS = {
  Requested: 1,
  ApprovalNotRequired: 1,
  Approved: 1,
  GlassBroken: 1,
  Denied: 1,
  Cancelled: 1,
  Expired: 1,
  UserFound: 1,
  CreationStarted: 1,
  UserCreated: 1,
  ClaimedAsOurs: 1,
  GroupAdded: 1,
  CodeSent: 1,
  CodeRejected: 1,
  CodeAskedAgain: 1,
  AttributeVerified: 1,
  InvitationSent: 1,
  ChangeApplied: 1,
  FirstSignInCompleted: 1,
  DeliveryAnnounced: 1,
  CredentialDelivered: 1,
  RevealAsked: 1,
  RevealBegun: 1,
  RevealMissed: 1,
  Revealed: 1,
  Disowned: 1,
  AccountLocked: 1,
  CredentialRevoked: 1,
  CredentialUsed: 1,
  Overtaken: 1,
  RecipientTold: 1,
  SignInChecked: 1,
  Acknowledged: 1,
  CredentialHidden: 1,
  AttentionNeeded: 1,
  RetryAsked: 1,
  Frozen: 1,
  Thawed: 1,
  Stopped: 1,
} as const satisfies Record<RequestEvent['type'], number>;

/** A trail that newer code has gone on with: this code leaves the request alone. */
export class NewerTrail extends Error {
  override name = 'NewerTrail';
}

/**
 * Throws NewerTrail when an event is of a type, or in a version, that this code does not know, and
 * BrokenTrail for one that no code can have written: before there were versions, this code knew every type.
 */
export function mustBeReadable(id: string, trail: readonly SealedEvent[]): void {
  const index = trail.findIndex((event) => !isReadable(event));
  const event = trail[index];
  if (!event) return;
  const { type, v } = event;
  if (v === undefined)
    throw new BrokenTrail(`${id} has event ${index}, which is no ${type} of ours`);
  throw new NewerTrail(`${id} has event ${index}, ${type} in version ${v}, of newer code`);
}

const NEWEST: ReadonlyMap<string, number> = new Map(Object.entries(EVENT_VERSIONS));

function isReadable({ type, v = 0 }: SealedEvent): boolean {
  return v <= (NEWEST.get(type) ?? Number.NEGATIVE_INFINITY);
}

/**
 * An event of a request for that plan as this code would write it. Stored trails stay as they are: their
 * hashes are of what was written, and approvals bind the plan as it was written.
 */
export function upcast<Event extends SealedEvent>(event: Event, plan: Plan): Event {
  if (event.v !== undefined) return event;
  // Before there were fallbacks, it did not say whom it went to.
  if (event.type === 'DeliveryAnnounced' && 'recipient' in plan) {
    return Object.assign({ to: plan.recipient }, event);
  }
  return event.type === 'Requested' ? { ...event, plan: planOfToday(plan) } : event;
}

/** Before the value was bound, marking an address verified meant the one that the user was shown with. */
function planOfToday(plan: Plan): Plan {
  if (plan.action !== 'mark-verified') return plan;
  const { email = '' } = plan;
  return Object.assign({ value: plan.attribute === 'email' ? email : '' }, plan);
}
