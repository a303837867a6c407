import type { KnownBlock, ModalView } from '@slack/types';
import type { Secret } from '../../domain/secret.ts';
import type { Messages } from '../../messages/index.ts';
import { fenced, type Mrkdwn, mrkdwn } from '../../messages/mrkdwn.ts';
import { actions, button, context, noticeModal, plain, section } from '../../slack/blocks.ts';
import { type Account, NOT_ME, type Shown } from './message.ts';

/**
 * What Slack sends of a modal that holds a password brings the password along. So none of these has a
 * submit button, an input, an action or `notify_on_close`: nothing that would make Slack send them.
 */
function windowOf({ handover, common }: Messages, blocks: KnownBlock[]): ModalView {
  const { title } = handover.modal;
  return { type: 'modal', title: plain(title), close: plain(common.close), blocks };
}

/** Opened by the click; the worker puts the password into it. */
export function making(words: Messages): ModalView {
  return windowOf(words, [section(words.handover.modal.making)]);
}

/** The one place where a password is put into a modal. */
export function revealing(
  words: Messages,
  { email, pool }: Account,
  password: Secret,
  { signInName, hideAt, validUntil }: Omit<Shown, 'requestId'>,
): ModalView {
  const { credential, handover } = words;
  return windowOf(words, [
    section(credential.heading(signInName, pool)),
    section(mrkdwn`${credential.passwordLabel}\n${fenced(password.expose())}`),
    section(handover.modal.advice(hideAt)),
    ...(validUntil === undefined ? [] : [section(credential.temporary(validUntil))]),
    context([credential.handOn(email)]),
  ]);
}

/** What the modal says once its password is gone. */
export function takenDown(words: Messages): ModalView {
  return windowOf(words, [section(words.handover.modal.takenDown)]);
}

/** What it says when no password comes for now. */
export function troubled(words: Messages): ModalView {
  return windowOf(words, [section(words.handover.modal.troubled)]);
}

/** What it says when everything is frozen. */
export function heldUp(words: Messages): ModalView {
  return windowOf(words, [section(words.handover.modal.frozen)]);
}

/** A refusal; whoever is told that the password was shown can say that it was not they who saw it. */
export function refusal(words: Messages, text: Mrkdwn, disownable: string | undefined): ModalView {
  const { common } = words;
  const notice = noticeModal(common.notice, text, common.close);
  return disownable === undefined
    ? notice
    : { ...notice, blocks: [...notice.blocks, notMe(words, disownable)] };
}

/** “It wasn’t me”, which asks before it acts. */
export function notMe({ handover, confirm }: Messages, requestId: string) {
  return actions('disown', [
    button(NOT_ME, handover.message.notMe, requestId, {
      style: 'danger',
      confirm: { ...handover.notMe, deny: confirm.back },
    }),
  ]);
}
