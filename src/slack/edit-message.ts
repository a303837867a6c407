import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { isMessageGone } from './failure.ts';

/** False when the message has been deleted, and with it whatever it showed. */
export async function editMessage(
  slack: WebClient,
  { channel, ts }: { channel: string; ts: string },
  content: { text: string; blocks: KnownBlock[] },
): Promise<boolean> {
  try {
    await slack.chat.update({ channel, ts, ...content });
    return true;
  } catch (error) {
    if (isMessageGone(error)) return false;
    throw error;
  }
}
