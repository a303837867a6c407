import {
  afterDelivery,
  announced,
  type DeliveryEvent,
  type DeliveryStage,
  type MessagePlace,
} from './delivery.ts';
import type { SealedEvent } from './events.ts';
import { BrokenTrail, only } from './only.ts';
import type { DeliveryMedium } from './plan.ts';
import { type CreatedUser, type PreparationEvent, type Prepared, prepared } from './preparation.ts';

/** What a request that ended before its time leaves in the pool. */
export type Remains =
  | 'nothing'
  | 'perhaps-a-user'
  | 'a-user'
  | 'perhaps-a-change'
  /** A user who stood before, and whose password was replaced by one that nobody has. */
  | 'no-password';

interface Unfinished {
  at: string;
  remains: Remains;
  /** The DM that announced a password which now will not come. */
  message?: MessagePlace;
}

/** How far a request has come. */
export type Stage =
  | { kind: 'pending' }
  | { kind: 'approved'; at: string }
  | { kind: 'denied'; by: string; comment: string; at: string }
  | { kind: 'cancelled'; by: string; at: string }
  | ({ kind: 'expired'; approved: boolean } & Unfinished)
  | ({ kind: 'stopped'; by: string } & Unfinished)
  /** `claimed`: the sub of a user that an approver has declared to be ours. */
  | { kind: 'creating'; username: string; claimed?: string }
  | ({ kind: 'created' } & Prepared)
  | { kind: 'invited'; user: CreatedUser; mediums: readonly DeliveryMedium[] }
  | { kind: 'done'; user: CreatedUser; at: string }
  | DeliveryStage;

/** Events that can happen in some stages only, and mean more to a request than its stage. */
type OwnFold = 'Approved' | 'GlassBroken' | 'Frozen' | 'Thawed';

/** Events that lead from one stage to another, or leave none untouched. */
export type StageEvent = Exclude<
  SealedEvent,
  { type: 'Requested' | 'AttentionNeeded' | 'RetryAsked' | OwnFold }
>;

const UNTIL_DELIVERY = ['approved', 'creating', 'created', 'announced'] as const;

/** The stages in which each event can happen; in any other, the trail is broken. */
const HAPPENS_WHILE: Record<StageEvent['type'] | OwnFold, readonly Stage['kind'][]> = {
  ApprovalNotRequired: ['pending'],
  GlassBroken: ['pending'],
  Frozen: [...UNTIL_DELIVERY, 'claimable'],
  Thawed: [...UNTIL_DELIVERY, 'claimable'],
  // Once more, when approvals that were given no longer count.
  Approved: ['pending', ...UNTIL_DELIVERY, 'claimable'],
  Denied: ['pending', 'approved'],
  // Once the user may exist, a request is not taken back but stopped, and says what it left.
  Cancelled: ['pending', 'approved'],
  Expired: ['pending', ...UNTIL_DELIVERY],
  Stopped: ['pending', ...UNTIL_DELIVERY, 'claimable'],
  CreationStarted: ['approved'],
  UserFound: ['approved'],
  ClaimedAsOurs: ['creating'],
  UserCreated: ['creating'],
  GroupAdded: ['created'],
  CodeSent: ['created'],
  CodeRejected: ['created'],
  CodeAskedAgain: ['created'],
  AttributeVerified: ['created'],
  InvitationSent: ['created'],
  ChangeApplied: ['created'],
  FirstSignInCompleted: ['announced', 'claimable'],
  SignInChecked: ['delivered', 'revealed'],
  // A second time when somebody has deleted the first message.
  DeliveryAnnounced: ['created', 'announced'],
  CredentialDelivered: ['announced'],
  RecipientTold: ['announced'],
  Acknowledged: ['delivered', 'hidden'],
  CredentialUsed: ['delivered', 'hidden'],
  CredentialHidden: ['delivered', 'acknowledged', 'revealed', 'overtaken'],
  RevealAsked: ['claimable'],
  RevealBegun: ['claimable'],
  RevealMissed: ['claimable'],
  Revealed: ['claimable'],
  CredentialRevoked: ['claimable', 'delivered', 'hidden'],
  Overtaken: ['announced', 'claimable', 'delivered', 'revealed', 'hidden'],
  Disowned: ['revealed'],
  AccountLocked: ['disowned'],
};

/** True for events that can happen in that stage. */
export function canHappen(type: keyof typeof HAPPENS_WHILE, stage: Stage): boolean {
  return HAPPENS_WHILE[type].includes(stage.kind);
}

/** Throws BrokenTrail for an event that cannot happen in that stage. */
export function mustFit(
  requestId: string,
  stage: Stage,
  { type }: StageEvent | { type: OwnFold },
): void {
  if (canHappen(type, stage)) return;
  throw new BrokenTrail(`${requestId} is ${stage.kind} and cannot become ${type}`);
}

/** The stage after an event that fits it; see `mustFit`. */
export function stageAfter(stage: Stage, event: StageEvent): Stage {
  switch (event.type) {
    case 'ApprovalNotRequired':
      return { kind: 'approved', at: event.at };
    case 'Denied':
      return { kind: 'denied', by: event.by, comment: event.comment, at: event.at };
    case 'Cancelled':
      return { kind: 'cancelled', by: event.by, at: event.at };
    case 'Expired':
      return { kind: 'expired', approved: stage.kind !== 'pending', ...unfinished(stage, event) };
    case 'Stopped':
      return { kind: 'stopped', by: event.by, ...unfinished(stage, event) };
    case 'CreationStarted':
      return { kind: 'creating', username: event.username };
    case 'ClaimedAsOurs':
      return { ...only(stage, 'creating'), claimed: event.sub };
    default:
      return stageWithUser(stage, event);
  }
}

type StartEvent = Extract<
  StageEvent,
  {
    type:
      | 'ApprovalNotRequired'
      | 'Denied'
      | 'Cancelled'
      | 'Expired'
      | 'Stopped'
      | 'CreationStarted'
      | 'ClaimedAsOurs';
  }
>;

type UserEvent = Exclude<StageEvent, StartEvent | PreparationEvent | DeliveryEvent>;

function stageWithUser(stage: Stage, event: UserEvent | PreparationEvent | DeliveryEvent): Stage {
  switch (event.type) {
    case 'UserCreated':
    case 'UserFound': {
      const { username, sub } = event;
      const user =
        event.type === 'UserFound' ? { username, sub, found: true as const } : { username, sub };
      return { kind: 'created', user, joined: [], proven: [] };
    }
    case 'InvitationSent':
      return { kind: 'invited', user: only(stage, 'created').user, mediums: event.mediums };
    case 'ChangeApplied':
      return { kind: 'done', user: only(stage, 'created').user, at: event.at };
    case 'DeliveryAnnounced':
      return announced(only(stage, 'created', 'announced').user, event);
    case 'GroupAdded':
    case 'CodeSent':
    case 'CodeRejected':
    case 'CodeAskedAgain':
    case 'AttributeVerified':
      return { ...only(stage, 'created'), ...prepared(only(stage, 'created'), event) };
    default:
      return afterDelivery(handedOver(stage), event);
  }
}

function handedOver(stage: Stage): DeliveryStage {
  if ('user' in stage && 'message' in stage) return stage;
  throw new BrokenTrail(`A request that is ${stage.kind} has handed nothing over`);
}

function unfinished(stage: Stage, { at }: { at: string }): Unfinished {
  const remains = remainsOf(stage);
  const message = 'user' in stage && 'message' in stage ? stage.message : undefined;
  return message ? { at, remains, message } : { at, remains };
}

function remainsOf(stage: Stage): Remains {
  if ('user' in stage && !stage.user.found) return 'a-user';
  const signedInAs = stage.kind === 'created' && (stage.proof || stage.proven.length > 0);
  if (signedInAs) return 'no-password';
  if ('user' in stage) return 'perhaps-a-change';
  return stage.kind === 'creating' ? 'perhaps-a-user' : 'nothing';
}
