import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import * as z from 'zod/mini';
import { noticeModal } from './blocks.ts';

/** What every listener is called with, whatever it listens to. */
export type ListenerArgs = AnyMiddlewareArgs & AllMiddlewareArgs;

/** A sentence for the person who acted, and the words around it when it needs a modal. */
export interface Answer {
  text: string;
  title: string;
  close: string;
}

const payload = z.object({
  type: z.optional(z.string()),
  command: z.optional(z.string()),
  trigger_id: z.optional(z.string()),
  user: z.optional(z.object({ id: z.string() })),
  channel: z.optional(z.object({ id: z.string() })),
});

type Payload = z.output<typeof payload>;

/**
 * Tells the person who acted one sentence, where they look at that moment: under the command, under
 * the message whose button they pressed, or on top of the modal, whose inputs stay as they are.
 * Acknowledges the payload, so it is the last thing a listener does.
 */
export async function answer(args: ListenerArgs, told: Answer): Promise<void> {
  const body = payload.parse(args.body);
  const ack = acknowledger(args);
  if (body.command) return ack({ response_type: 'ephemeral', text: told.text });
  const modal = noticeModal(told.title, told.text, told.close);
  if (body.type === 'view_submission') return ack({ response_action: 'push', view: modal });
  if (body.type === 'block_suggestion') return ack({ options: [] });
  if (body.type === 'block_actions') await answerAction(args, body, told.text, modal);
  return ack();
}

async function answerAction(
  { client }: ListenerArgs,
  { channel, user, trigger_id }: Payload,
  text: string,
  modal: ReturnType<typeof noticeModal>,
): Promise<void> {
  if (channel && user) {
    await client.chat.postEphemeral({ channel: channel.id, user: user.id, text });
  } else if (trigger_id) {
    await client.views.push({ trigger_id, view: modal });
  }
}

/** Bolt types `ack` by payload, and events have none; what Slack gets is the same JSON. */
function acknowledger(args: ListenerArgs): (response?: object) => Promise<void> {
  return 'ack' in args && typeof args.ack === 'function'
    ? (args.ack as (response?: object) => Promise<void>)
    : async () => {};
}
