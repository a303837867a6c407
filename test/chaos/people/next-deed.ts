/** What somebody does next for a story, by what stands on their screens. */

import { findPressable } from '../../../playground/slack/person-input.ts';
import { CHANNELS } from '../../../playground/slack/seed.ts';
import { SAVED } from '../../../src/features/deliver-credentials/message.ts';
import { CANCEL, CLAIM, RETRY, REVIEW, STOP } from '../../../src/features/review-request/ids.ts';
import { en } from '../../../src/messages/en.ts';
import type { Story } from '../stories.ts';
import { latest, type Posted } from './screen.ts';

export type Deed = { by: string } & (
  | { kind: 'ask' }
  | { kind: 'review'; card: Posted; verdict: 'approve' | 'deny' }
  | { kind: 'press'; message: Posted; button: string }
  | { kind: 'create-by-hand' }
);

/** What has been done for a story so far, as far as people know. */
export interface Done {
  asked: boolean;
  /** How often somebody was turned away, by card and person; for good once they have decided. */
  decided: Map<string, number>;
  /** Buttons pressed with success, by message and button. */
  pressed: Map<string, number>;
  triedByHand: boolean;
  /** An administrator's user came first. */
  madeByHand: boolean;
}

export function nothingDone(): Done {
  return {
    asked: false,
    decided: new Map(),
    pressed: new Map(),
    triedByHand: false,
    madeByHand: false,
  };
}

/** How often somebody presses “Try again” on one message before they leave it. */
const MOST_RETRIES = 2;

/** How often somebody is turned away from a review that the card still offers. */
const MOST_REVIEWS = 10;

/** How often somebody says that a password is saved while it still stands there. */
const MOST_SAVES = 20;

/** One thing, or several people at the same moment; nothing when nobody has anything to do. */
export function nextDeeds(story: Story, messages: readonly Posted[], done: Done): Deed[] {
  if (!done.asked) return [{ kind: 'ask', by: story.requester }];
  if (story.rival && !done.triedByHand && messages.some(saysApproved)) {
    return [{ kind: 'create-by-hand', by: 'administrator' }];
  }
  const presses = messages.flatMap((message) => afterReading(story, message, done) ?? []);
  const reviews = messages.flatMap((message) => reviewsOf(story, message, done));
  return [...presses, ...reviews].slice(0, story.atOnce ? undefined : 1);
}

/** The key of a decision in `Done.decided`. */
export function decisionOf({ ts }: Posted, by: string): string {
  return `${ts} ${by}`;
}

/** The key of a button in `Done.pressed`. */
export function pressOf({ channel, ts }: Posted, button: string): string {
  return `${channel} ${ts} ${button}`;
}

/** Just now the worker is about to create the user. */
function saysApproved(message: Posted): boolean {
  return latest(message).text.endsWith(`: ${en.card.text.approved}`);
}

function reviewsOf(story: Story, card: Posted, { decided }: Done): Deed[] {
  const { wish, approvers, atOnce } = story;
  const isReviewed = wish === 'approve' || wish === 'deny' || (wish === 'cancel' && atOnce);
  if (!isReviewed || !shows(card, REVIEW)) return [];
  const verdict = wish === 'deny' ? 'deny' : 'approve';
  return approvers
    .filter((by) => (decided.get(decisionOf(card, by)) ?? 0) < MOST_REVIEWS)
    .map((by) => ({ kind: 'review', by, card, verdict }));
}

function afterReading(story: Story, message: Posted, done: Done): Deed | undefined {
  const [approver = story.requester] = story.approvers;
  const inChannel = message.channel === CHANNELS.requests.id;
  const reader = inChannel ? approver : readerOf(story, message);
  const press = (button: string, most = 1): Deed | undefined => {
    const times = done.pressed.get(pressOf(message, button)) ?? 0;
    return shows(message, button) && times < most
      ? { kind: 'press', by: reader, message, button }
      : undefined;
  };
  return (
    (story.wish === 'cancel' ? press(CANCEL) : undefined) ??
    (story.saves ? press(SAVED, MOST_SAVES) : undefined) ??
    (inChannel && !done.madeByHand ? press(CLAIM) : undefined) ??
    (inChannel && done.madeByHand ? press(STOP) : undefined) ??
    (inChannel ? press(RETRY, MOST_RETRIES) : undefined)
  );
}

/** Whose direct message with the app it is in. */
function readerOf({ requester, recipient }: Story, { channel }: Posted): string {
  return channel === `D${recipient.slice(1)}` ? recipient : requester;
}

function shows(message: Posted, button: string): boolean {
  return findPressable(latest(message).blocks, button) !== undefined;
}
