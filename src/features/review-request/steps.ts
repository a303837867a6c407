import type { WebClient } from '@slack/web-api';
import type { Step, StepResult } from '../../advance/step.ts';
import type { StoredRequest } from '../../aws/request-store.ts';
import { milestone, type NoticeKind, outcome, reminder } from '../../domain/next-step.ts';
import { messagesFor, messagesIn } from '../../messages/index.ts';
import type { WorkerServices } from '../../services.ts';
import { editMessage } from '../../slack/edit-message.ts';
import { card, type Rendering } from './card.ts';
import { news, receipt } from './receipt.ts';
import { reminding } from './reminder.ts';

/** Posts the card in the requests channel, or edits it to say how far the request is. */
export const showCard: Step = async (services, stored) => {
  const policy = await services.policy();
  const rendering = card(stored.request, policy, messagesIn(policy.language));
  return show(services.slack, stored, 'card', policy.channel, rendering);
};

/** Does the same for the requester's receipt, in their DM and their language. */
export const showReceipt: Step = async (services, stored) => {
  const { policy, words } = await readBy(services, stored.request.requester);
  const rendering = receipt(stored.request, policy, words);
  return show(services.slack, stored, 'receipt', stored.request.requester, rendering);
};

/** An edit notifies nobody, so trouble and an end without a user are told in a new message. */
export const tellOutcome: Step = async (services, { request }) => {
  const { policy, words } = await readBy(services, request.requester);
  const rendering = news(request, policy, words);
  const place = await post(services.slack, request.requester, rendering);
  return { kind: 'shown', notice: 'outcome', value: { ...place, shows: outcome(request) ?? '' } };
};

/**
 * Reminds those who still have to decide, in the card's thread. A card that somebody has deleted is
 * put up again first: there is nothing to remind of without it.
 */
export const remindApprovers: Step = async (services, stored) => {
  const { request, notices } = stored;
  if (!notices.card) throw new Error(`${request.id} has no card to remind of`);
  const policy = await services.policy();
  const words = messagesIn(policy.language);
  const shown = card(request, policy, words);
  if (!(await editMessage(services.slack, notices.card, shown))) return showCard(services, stored);
  const { channel, ts } = notices.card;
  const place = await post(services.slack, channel, reminding(request, policy, words), ts);
  const shows = reminder(request, services.now()) ?? '';
  return { kind: 'shown', notice: 'reminder', value: { ...place, shows } };
};

/** The policy, and the texts in that person's language. */
async function readBy(services: WorkerServices, reader: string) {
  const [policy, person] = await Promise.all([services.policy(), services.members.find(reader)]);
  return { policy, words: messagesFor(person?.locale) };
}

async function show(
  slack: WebClient,
  { request, notices }: StoredRequest,
  kind: NoticeKind,
  channel: string,
  rendering: Rendering,
): Promise<StepResult> {
  const posted = notices[kind];
  const edited = posted && (await editMessage(slack, posted, rendering));
  const place = edited ? posted : await post(slack, channel, rendering);
  return { kind: 'shown', notice: kind, value: { ...place, shows: milestone(request) } };
}

/** `channel` is a channel's id, or a user's: Slack then opens the DM and answers with its id. */
async function post(slack: WebClient, channel: string, rendering: Rendering, thread?: string) {
  const { channel: place, ts } = await slack.chat.postMessage({
    channel,
    ...(thread === undefined ? {} : { thread_ts: thread }),
    unfurl_links: false,
    unfurl_media: false,
    ...rendering,
  });
  return { channel: place ?? channel, ts: ts ?? '' };
}
