import type { WebClient } from '@slack/web-api';
import { happened, type Step, type StepResult } from '../../advance/step.ts';
import type { StoredRequest } from '../../aws/request-store.ts';
import { milestone, type NoticeKind } from '../../domain/next-step.ts';
import { messagesFor, messagesIn } from '../../messages/index.ts';
import type { WorkerServices } from '../../services.ts';
import { card, type Rendering } from './card.ts';
import { receipt } from './receipt.ts';

/** Posts the card in the requests channel, or edits it to say how far the request is. */
export const showCard: Step = async (services, stored) => {
  const policy = await services.policy();
  const rendering = card(stored.request, policy, messagesIn(policy.language));
  return show(services.slack, stored, 'card', policy.channel, rendering);
};

/** Does the same for the requester's receipt, in their DM and their language. */
export const showReceipt: Step = async (services, stored) => {
  const rendering = await receiptFor(services, stored);
  return show(services.slack, stored, 'receipt', stored.request.requester, rendering);
};

/** An edit notifies nobody, so an end without a user is told in a new message. */
export const tellOutcome: Step = async (services, stored) => {
  const rendering = await receiptFor(services, stored);
  return show(services.slack, stored, 'outcome', stored.request.requester, rendering);
};

export const expire: Step = async () => happened({ type: 'Expired' });

async function receiptFor(services: WorkerServices, { request }: StoredRequest) {
  const [policy, person] = await Promise.all([
    services.policy(),
    services.members.find(request.requester),
  ]);
  return receipt(request, policy, messagesFor(person?.locale ?? ''));
}

/** `channel` is a channel's id, or a user's: Slack then opens the DM and answers with its id. */
async function show(
  slack: WebClient,
  { request, notices }: StoredRequest,
  kind: NoticeKind,
  channel: string,
  rendering: Rendering,
): Promise<StepResult> {
  const posted = notices[kind];
  const shows = milestone(request);
  if (posted) {
    await slack.chat.update({ channel: posted.channel, ts: posted.ts, ...rendering });
    return { kind: 'shown', notice: kind, value: { ...posted, shows } };
  }
  const { channel: place, ts } = await slack.chat.postMessage({
    channel,
    unfurl_links: false,
    unfurl_media: false,
    ...rendering,
  });
  return { kind: 'shown', notice: kind, value: { channel: place ?? channel, ts: ts ?? '', shows } };
}
