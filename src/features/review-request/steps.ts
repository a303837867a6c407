import type { WebClient } from '@slack/web-api';
import { actorOn } from '../../admission/actor.ts';
import type { Step, StepResult } from '../../advance/step.ts';
import type { StoredRequest } from '../../aws/request-store.ts';
import { glassBreakersOf, glassRefusal } from '../../domain/break-glass.ts';
import { milestone, type NoticeKind, outcome, reminder } from '../../domain/next-step.ts';
import type { Person } from '../../domain/person.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import { messagesIn } from '../../messages/index.ts';
import type { WorkerServices } from '../../services.ts';
import { editMessage } from '../../slack/edit-message.ts';
import { card, type Rendering } from './card.ts';
import { post, readBy } from './post.ts';
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
  const { request } = stored;
  const { policy, words, person } = await readBy(services, request.requester);
  const wayPast = person !== undefined && (await hasWayPast(services, policy, person, request));
  const rendering = receipt(request, policy, words, wayPast);
  return show(services.slack, stored, 'receipt', request.requester, rendering);
};

/** Whether this person may go past the approvers of the request. Slack is only asked where it matters. */
async function hasWayPast(
  services: WorkerServices,
  policy: Policy,
  person: Person,
  request: Request,
): Promise<boolean> {
  const listed = glassBreakersOf(policy, request.plan);
  if (listed.length === 0 || request.stage.kind !== 'pending') return false;
  const actor = await actorOn(services, person, [listed]);
  return glassRefusal(policy, actor, request, services.now()) === undefined;
}

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
