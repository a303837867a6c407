import type { DeliveredStatus, Revocation, SealedEvent } from './events.ts';
import { BrokenTrail, only } from './only.ts';
import type { UserAction } from './plan.ts';
import type { CreatedUser } from './preparation.ts';

/** Where the DM with the credential is, and whose DM it is. */
export interface MessagePlace {
  channel: string;
  ts: string;
  to: string;
}

/** What was handed over, and until when it stands where it was shown. */
export interface Delivered {
  hideAt: string;
  status: DeliveredStatus;
  validUntil?: string | undefined;
  /** It was seen to sign in. */
  checked?: true;
}

/** A button stands in the DM; what it shows is made when somebody presses it. */
export interface Claimable {
  claimBy: string;
  /** The modal that waits for the password, by Slack's id. */
  viewId?: string | undefined;
  /** How many passwords were on their way into a modal: each may have been seen. */
  begun: number;
}

interface HandedOver {
  user: CreatedUser;
  message: MessagePlace;
}

/** From the direct message on. */
export type DeliveryStage = HandedOver &
  (
    | { kind: 'announced' }
    /** `claimBy`: until when it has to be acknowledged. */
    | ({ kind: 'delivered'; claimBy?: string | undefined } & Delivered)
    | { kind: 'acknowledged' }
    | ({ kind: 'claimable' } & Claimable)
    /** `hidden`: the modal was taken down, if it was still open. */
    | ({ kind: 'revealed'; at: string; viewId: string; hidden?: true } & Delivered)
    /** `claimBy`: until when it still has to be acknowledged. */
    | {
        kind: 'hidden';
        acknowledged: boolean;
        claimBy?: string | undefined;
        overtaken?: UserAction;
        /** The DM does not say so yet. */
        untold?: true;
      }
    | { kind: 'told'; at: string }
    | { kind: 'overtaken'; action: UserAction; viewId?: string | undefined }
    | { kind: 'disowned'; at: string }
    | { kind: 'locked'; at: string }
    | { kind: 'revoked'; why: Revocation; at: string }
  );

export type DeliveryEvent = Extract<
  SealedEvent,
  {
    type:
      | 'FirstSignInCompleted'
      | 'CredentialDelivered'
      | 'SignInChecked'
      | 'Acknowledged'
      | 'CredentialUsed'
      | 'CredentialHidden'
      | 'RevealAsked'
      | 'RevealBegun'
      | 'RevealMissed'
      | 'Revealed'
      | 'RecipientTold'
      | 'Overtaken'
      | 'Disowned'
      | 'AccountLocked'
      | 'CredentialRevoked';
  }
>;

/** How a delivery begins: with its DM, and with a button in it where there is something to claim. */
export function announced(
  user: CreatedUser,
  { to, channel, ts, claimBy }: Extract<SealedEvent, { type: 'DeliveryAnnounced' }>,
): DeliveryStage {
  const place = { user, message: { channel, ts, to } };
  return claimBy === undefined
    ? { kind: 'announced', ...place }
    : { kind: 'claimable', ...place, claimBy, begun: 0 };
}

/** The stage after an event that fits it; see `mustFit` in stage.ts. */
export function afterDelivery(stage: DeliveryStage, event: DeliveryEvent): DeliveryStage {
  const { user, message } = stage;
  const place = { user, message };
  switch (event.type) {
    case 'FirstSignInCompleted':
      return stage;
    case 'CredentialDelivered': {
      const { hideAt, status, validUntil, claimBy } = event;
      return { kind: 'delivered', ...place, hideAt, status, validUntil, claimBy };
    }
    case 'SignInChecked':
      return { ...only(stage, 'delivered', 'revealed'), checked: true };
    case 'Acknowledged':
      return stage.kind === 'hidden'
        ? { kind: 'hidden', ...place, acknowledged: true, untold: true }
        : { kind: 'acknowledged', ...place };
    case 'CredentialHidden':
      return taken(stage);
    case 'CredentialUsed':
      return { kind: 'hidden', ...place, acknowledged: false, untold: true };
    case 'RevealAsked':
    case 'RevealBegun':
    case 'RevealMissed':
    case 'Revealed':
      return revealing(only(stage, 'claimable'), event);
    case 'RecipientTold':
      return { kind: 'told', ...place, at: event.at };
    case 'Overtaken':
      return overtaken(stage, event.action);
    case 'Disowned':
      return { kind: 'disowned', ...place, at: event.at };
    case 'AccountLocked':
      return { kind: 'locked', ...place, at: event.at };
    case 'CredentialRevoked':
      return { kind: 'revoked', ...place, why: event.why, at: event.at };
  }
}

type RevealEvent = Extract<
  DeliveryEvent,
  { type: 'RevealAsked' | 'RevealBegun' | 'RevealMissed' | 'Revealed' }
>;

function revealing(
  stage: Extract<DeliveryStage, { kind: 'claimable' }>,
  event: RevealEvent,
): DeliveryStage {
  switch (event.type) {
    case 'RevealAsked':
      return { ...stage, viewId: event.viewId };
    case 'RevealBegun':
      return { ...stage, begun: stage.begun + 1 };
    case 'RevealMissed':
      return { ...stage, viewId: undefined };
    case 'Revealed': {
      const { user, message, viewId } = stage;
      if (viewId === undefined) throw new BrokenTrail('Revealed although nobody had asked');
      const { at, hideAt, status, validUntil } = event;
      return { kind: 'revealed', user, message, viewId, at, hideAt, status, validUntil };
    }
  }
}

/** What a password leaves when it is taken down. */
function taken(stage: DeliveryStage): DeliveryStage {
  const { user, message } = stage;
  switch (stage.kind) {
    case 'revealed':
      return { ...stage, hidden: true };
    case 'overtaken':
      return { kind: 'hidden', user, message, acknowledged: false, overtaken: stage.action };
    case 'delivered':
      return { kind: 'hidden', user, message, acknowledged: false, claimBy: stage.claimBy };
    default:
      return { kind: 'hidden', user, message, acknowledged: true };
  }
}

/** Where nothing stands in Slack any more, there is nothing to take down, and nothing to revoke. */
function overtaken(stage: DeliveryStage, action: UserAction): DeliveryStage {
  const { user, message } = stage;
  if (stage.kind === 'hidden') {
    const gone = { acknowledged: false, overtaken: action, untold: true } as const;
    return { kind: 'hidden', user, message, ...gone };
  }
  const viewId = 'viewId' in stage ? stage.viewId : undefined;
  return { kind: 'overtaken', user, message, action, viewId };
}

/**
 * True while a password, or the button for one, stands in Slack. One that was taken down has its clock
 * or “It wasn’t me” alone, and keeps them as long as it is in force.
 */
export function standsInSlack(stage: { kind: string; hidden?: true | undefined }): boolean {
  const stands = ['announced', 'claimable', 'delivered', 'revealed'].includes(stage.kind);
  return stands && !stage.hidden;
}

/** True while a password stands in Slack, can still be claimed, or would still be revoked. */
export function canBeOvertaken(stage: { kind: string; claimBy?: string | undefined }): boolean {
  if (stage.kind === 'hidden') return stage.claimBy !== undefined;
  return ['announced', 'claimable', 'delivered', 'revealed'].includes(stage.kind);
}
