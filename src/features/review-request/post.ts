import type { WebClient } from '@slack/web-api';
import { messagesFor } from '../../messages/index.ts';
import type { WorkerServices } from '../../services.ts';
import type { Rendering } from './card.ts';

/** The policy, who that person is, and the texts in their language. */
export async function readBy(services: WorkerServices, reader: string) {
  const [policy, person] = await Promise.all([services.policy(), services.members.find(reader)]);
  return { policy, person, words: messagesFor(person?.locale) };
}

/** `channel` is a channel's id, or a user's: Slack then opens the DM and answers with its id. */
export async function post(
  slack: WebClient,
  channel: string,
  rendering: Rendering,
  thread?: string,
) {
  const { channel: place, ts } = await slack.chat.postMessage({
    channel,
    ...(thread === undefined ? {} : { thread_ts: thread }),
    unfurl_links: false,
    unfurl_media: false,
    ...rendering,
  });
  return { channel: place ?? channel, ts: ts ?? '' };
}
