import type { SealedEvent } from './events.ts';

/**
 * What a request can come to, by the event that leads there. One whose password was taken down can come
 * to something once more: it is revoked when nobody says that they have it.
 */
const OUTCOME = {
  Denied: 'denied',
  Cancelled: 'cancelled',
  Expired: 'expired',
  Stopped: 'stopped',
  InvitationSent: 'invited',
  ChangeApplied: 'done',
  RecipientTold: 'told',
  CredentialHidden: 'hidden',
  CredentialUsed: 'used',
  AccountLocked: 'locked',
  CredentialRevoked: 'revoked',
} as const satisfies Partial<Record<SealedEvent['type'], string>>;

export type Outcome = (typeof OUTCOME)[keyof typeof OUTCOME];

/** What a request has come to by an event; nothing by most. */
export function outcomeOf({ type }: Pick<SealedEvent, 'type'>): Outcome | undefined {
  return type in OUTCOME ? OUTCOME[type as keyof typeof OUTCOME] : undefined;
}
