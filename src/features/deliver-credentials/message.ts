import type { KnownBlock } from '@slack/types';
import type { Secret } from '../../domain/secret.ts';
import type { Messages } from '../../messages/index.ts';
import { fenced, type Mrkdwn, mrkdwn } from '../../messages/mrkdwn.ts';
import { actions, button, context, section } from '../../slack/blocks.ts';

export const SAVED = 'credential-saved';
export const REVEAL = 'reveal-credential';
export const NOT_ME = 'disown-credential';

/** Whose credentials, and for which pool, as people read it. */
export interface Account {
  email: string;
  pool: string;
}

/** A DM: `text` is what notifications show, so it never holds more than a neutral sentence. */
export interface CredentialMessage {
  text: Mrkdwn;
  blocks: KnownBlock[];
}

/** Posted before any password exists: this is all that a push notification ever shows. */
export function preparing({ credential }: Messages, { email, pool }: Account): CredentialMessage {
  const text = credential.preparing(email, pool);
  return { text, blocks: [section(text)] };
}

/** The button that shows a password, which is made when it is pressed. */
export function claimable(
  { handover }: Messages,
  { email, pool }: Account,
  requestId: string,
  claimBy: string,
): CredentialMessage {
  const { waiting, once, show } = handover.message;
  const text = waiting(email, pool);
  const reveal = button(REVEAL, show, requestId, { style: 'primary' });
  return { text, blocks: [section(text), section(once(claimBy)), actions('credential', [reveal])] };
}

/** Of which request and user a password is, and until when it stands; a temporary one, is good. */
export interface Shown {
  requestId: string;
  signInName: string;
  hideAt: string;
  validUntil?: string | undefined;
}

/** The one place where a password is put into a message. */
export function ready(
  { credential }: Messages,
  { email, pool }: Account,
  password: Secret,
  { requestId, signInName, hideAt, validUntil }: Shown,
): CredentialMessage {
  return {
    text: credential.ready(email, pool),
    blocks: [
      section(credential.heading(signInName, pool)),
      section(mrkdwn`${credential.passwordLabel}\n${fenced(password.expose())}`),
      section(credential.advice(hideAt)),
      ...(validUntil === undefined ? [] : [section(credential.temporary(validUntil))]),
      context([credential.handOn(email)]),
      actions('credential', [button(SAVED, credential.saved, requestId, { style: 'primary' })]),
    ],
  };
}

/** What stays in the DM when the password has been taken down. */
export function hidden(
  { credential }: Messages,
  { email, pool }: Account,
  acknowledged: boolean,
): CredentialMessage {
  const text = credential.hidden(email, pool, acknowledged);
  return { text, blocks: [section(text)] };
}

/** The same while the password is still to be acknowledged, or it will be revoked. */
export function hiddenForNow(
  words: Messages,
  account: Account,
  requestId: string,
  claimBy: string,
): CredentialMessage {
  const { text, blocks } = hidden(words, account, false);
  const saved = button(SAVED, words.credential.saved, requestId, { style: 'primary' });
  const before = section(words.handover.message.claimBefore(claimBy));
  return { text, blocks: [...blocks, before, actions('credential', [saved])] };
}

/** What stays when another request has changed the user. */
export function overtaken({ handover }: Messages, { email, pool }: Account): CredentialMessage {
  return saying(handover.message.overtaken(email, pool));
}

/** How a user chooses a password whom nobody can tell one. */
export function toChoose(
  { handover }: Messages,
  { email, pool }: Account,
  signInName: string,
): CredentialMessage {
  const text = handover.message.forgot(email, pool);
  return { text, blocks: [section(text), section(handover.message.choose(signInName))] };
}

/** One sentence. */
export function saying(text: Mrkdwn): CredentialMessage {
  return { text, blocks: [section(text)] };
}

/** What becomes of the announcement of a password that will not come. */
export function closed({ credential }: Messages, { email, pool }: Account): CredentialMessage {
  const text = credential.closed(email, pool);
  return { text, blocks: [section(text)] };
}
