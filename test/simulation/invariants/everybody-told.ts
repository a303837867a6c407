/** 6. Everybody saw how it ended and what they got, or there is an alarm. */

import { CHANNELS } from '../../../playground/slack/seed.ts';
import type { SealedEvent } from '../../../src/domain/events.ts';
import { directMessage } from '../../../src/domain/plan.ts';
import { mailTo } from '../outbox.ts';
import {
  blockedBy,
  type Evidence,
  type Invariant,
  isAlarmed,
  type RequestRecord,
  requestIn,
} from './evidence.ts';
import { isInvitation } from './operations.ts';

export const everybodyTold: Invariant = (evidence) =>
  evidence.requests.flatMap((request) => {
    if (isAlarmed(evidence, request.id)) return [];
    return [
      ...untold(evidence, request),
      ...(receivedPassword(evidence, request) ? [] : ['the recipient never saw the password']),
      ...(isInvited(evidence, request) ? [] : ['Cognito mailed no invitation']),
    ].map((fault) => `request ${request.id}: ${fault}`);
  });

/** How the card and a message to the requester begin when a request has ended, in every language. */
const ENDS: [type: SealedEvent['type'], sign: string][] = [
  ['AccountLocked', ':rotating_light:'],
  ['CredentialRevoked', ':lock:'],
  ['CredentialHidden', ':white_check_mark:'],
  ['RecipientTold', ':white_check_mark:'],
  ['InvitationSent', ':white_check_mark:'],
  ['ChangeApplied', ':white_check_mark:'],
  ['Denied', ':no_entry:'],
  ['Expired', ':alarm_clock:'],
  ['Cancelled', ':leftwards_arrow_with_hook:'],
  ['Stopped', ':octagonal_sign:'],
];

function untold(evidence: Evidence, { id, trail, requester }: RequestRecord): string[] {
  const ended = ENDS.find(([type]) => trail.some((event) => event.type === type))?.[1];
  const end = blockedBy(trail) ? ':warning:' : ended;
  if (!end) return [];
  const about = evidence.world.record.messages.filter(
    ({ blocks }) => requestIn(evidence, blocks)?.id === id,
  );
  const told = (channel: string) =>
    about.some((version) => version.channel === channel && version.blocks.includes(end));
  const direct = evidence.world.directMessageOf(requester);
  return [
    ...(told(CHANNELS.requests.id) ? [] : ['the card never told the end']),
    ...(told(direct) ? [] : ['the requester never heard the end']),
  ];
}

/** Of a request that says so, the user has Cognito's message. */
function isInvited({ world, changes }: Evidence, { id, trail, plan }: RequestRecord): boolean {
  const invites =
    plan.action === 'resend-invitation' ||
    (plan.action === 'add-user' && plan.delivery === 'invitation');
  if (!invites || !trail.some(({ type }) => type === 'InvitationSent' || type === 'ChangeApplied'))
    return true;
  return changes.some(
    (call) =>
      isInvitation(call) &&
      call.request === id &&
      mailTo(world, plan.email ?? '', call.at).some(({ at }) => Date.parse(at) === call.at),
  );
}

/** Whoever the delivery was announced to last: the recipient, or the fallback of the plan. */
function receivedPassword(evidence: Evidence, { trail, plan }: RequestRecord): boolean {
  if (!trail.some(({ type }) => type === 'CredentialDelivered')) return true;
  const announced = trail.findLast(({ type }) => type === 'DeliveryAnnounced');
  const to =
    announced?.type === 'DeliveryAnnounced' ? announced.to : directMessage(plan)?.recipient;
  return evidence.world.record.messages.some(
    ({ channel, blocks }) =>
      channel === evidence.world.directMessageOf(to ?? '') &&
      evidence.passwords.some(({ text }) => blocks.includes(text)),
  );
}
