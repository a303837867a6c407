/** The moves of the main job, as people make them. */
import { expect } from 'vitest';
import type { DispatchResult, Message } from '../../playground/slack/client-api.ts';
import type { SlackPerson } from '../../playground/slack/person.ts';
import type { Typed } from '../../playground/slack/person-input.ts';
import { CHANNELS } from '../../playground/slack/seed.ts';
import { cardsOf, messagesOf, passwordIn, words } from './reading.ts';

/** Types the command and sends the form that it opens. */
export async function request(
  requester: SlackPerson,
  email: string,
  pool: string,
  form: Record<string, Typed> = {},
): Promise<void> {
  const command = await requester.command(`/cognito-add ${email} ${pool}`, 'general');
  expect(command).toEqual({ outcome: 'ok' });
  const sent = await requester.submit({ reason: 'Joins on Monday.', ...form });
  expect(sent).toEqual({ outcome: 'ok' });
}

/** Waits until the card about `email` says something, and returns it. */
export function card(
  reader: SlackPerson,
  email: string,
  says: string,
  channel?: string,
): Promise<Message> {
  return reader.waitFor((state) =>
    cardsOf(state, email, channel).find((message) => words(message).includes(says)),
  );
}

/** Waits until a direct message about `email` says something, and returns it. */
export function directMessage(reader: SlackPerson, email: string, says: string): Promise<Message> {
  return reader.waitFor((state) =>
    messagesOf(state, email).find((message) => words(message).includes(says)),
  );
}

/** Waits until the card about `email` can be reviewed, and opens the review. */
export async function review(approver: SlackPerson, email: string): Promise<void> {
  await card(approver, email, '[Review]');
  const pressed = await approver.click('Review', { channel: CHANNELS.requests.id });
  expect(pressed).toEqual({ outcome: 'ok' });
}

/** Reviews and approves. */
export async function approve(approver: SlackPerson, email: string): Promise<DispatchResult> {
  await review(approver, email);
  return approver.submit({ verdict: 'approve' });
}

/** Waits for the password for `email`, and returns it. */
export function password(recipient: SlackPerson, email: string): Promise<string> {
  return recipient.waitFor((state) => messagesOf(state, email).map(passwordIn).find(Boolean));
}
