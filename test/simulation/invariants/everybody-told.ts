/** 6. Everybody saw how it ended and what they got, or there is an alarm. */

import { CHANNELS } from '../../../playground/slack/seed.ts';
import type { SealedEvent } from '../../../src/domain/events.ts';
import {
  blockedBy,
  type Evidence,
  type Invariant,
  isAlarmed,
  type RequestRecord,
} from './evidence.ts';

export const everybodyTold: Invariant = (evidence) =>
  evidence.requests.flatMap((request) => {
    if (isAlarmed(evidence, request.id)) return [];
    return [
      ...untold(evidence, request),
      ...(receivedPassword(evidence, request) ? [] : ['the recipient never saw the password']),
    ].map((fault) => `request ${request.id}: ${fault}`);
  });

/** What the card and a message to the requester say of an end. */
const ENDS: [type: SealedEvent['type'], says: RegExp][] = [
  ['CredentialHidden', /\*Done\.\*|can sign in/u],
  ['Denied', /\*Denied\*|was denied/u],
  ['Expired', /\*Expired\.\*|expired/u],
];

function untold(evidence: Evidence, { id, trail, requester }: RequestRecord): string[] {
  const end = blockedBy(trail)
    ? /needs attention/iu
    : ENDS.find(([type]) => trail.some((event) => event.type === type))?.[1];
  if (!end) return [];
  const about = evidence.world.record.messages.filter(({ blocks }) => blocks.includes(id));
  const told = (channel: string) =>
    about.some((version) => version.channel === channel && end.test(version.blocks));
  return [
    ...(told(CHANNELS.requests.id) ? [] : ['the card never told the end']),
    ...(told(evidence.world.directMessageOf(requester))
      ? []
      : ['the requester never heard the end']),
  ];
}

/** Whoever the delivery was announced to last: the recipient, or the fallback of the plan. */
function receivedPassword(evidence: Evidence, { trail, plan }: RequestRecord): boolean {
  if (!trail.some(({ type }) => type === 'CredentialDelivered')) return true;
  const announced = trail.findLast(({ type }) => type === 'DeliveryAnnounced');
  const to = announced?.type === 'DeliveryAnnounced' ? announced.to : plan.recipient;
  return evidence.world.record.messages.some(
    ({ channel, blocks }) =>
      channel === evidence.world.directMessageOf(to) &&
      evidence.passwords.some(({ text }) => blocks.includes(text)),
  );
}
