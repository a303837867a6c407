import type { AllMiddlewareArgs, AnyMiddlewareArgs, RespondFn } from '@slack/bolt';
import * as z from 'zod/mini';
import type { Mrkdwn } from '../domain/mrkdwn.ts';
import { noticeHome, noticeModal } from './blocks.ts';
import { TIMEOUT } from './time-out.ts';

/** What every listener is called with, whatever it listens to. */
export type ListenerArgs = AnyMiddlewareArgs & AllMiddlewareArgs;

/** A sentence for the person who acted, and the words around it when it needs a modal. */
export interface Answer {
  text: Mrkdwn;
  title: string;
  close: string;
}

const text = z.catch(z.optional(z.string()), undefined);
const part = <Shape extends Record<string, typeof text>>(shape: Shape) =>
  z.catch(z.optional(z.object(shape)), undefined);
const payload = z.object({
  type: text,
  command: text,
  trigger_id: text,
  view: part({ type: text }),
  event: part({ type: text, user: text }),
});

type Payload = z.output<typeof payload>;

/**
 * Tells the person who acted one sentence, where they look at that moment: under the command, under
 * the message whose button they pressed, on top of the modal, whose inputs stay as they are, or in
 * place of the Home tab that they have opened.
 * Acknowledges the payload, so it is the last thing a listener does.
 */
export async function answer(args: ListenerArgs, told: Answer): Promise<void> {
  const body = payload.parse(args.body);
  const ack = (response?: object) => acknowledge(args, response);
  if (body.command) return ack({ response_type: 'ephemeral', text: told.text });
  const modal = noticeModal(told.title, told.text, told.close);
  if (body.type === 'view_submission') return ack({ response_action: 'push', view: modal });
  if (body.type === 'block_suggestion') return ack({ options: [] });
  if (body.type === 'block_actions') await answerAction(args, body, told.text, modal);
  if (body.event?.type === 'app_home_opened' && body.event.user) {
    await args.client.views.publish({ user_id: body.event.user, view: noticeHome(told.text) });
  }
  return ack();
}

/**
 * A message's `response_url` works even in channels that the app is not in; views have none. Nothing
 * can be pushed onto the Home tab, only opened over it.
 */
async function answerAction(
  args: ListenerArgs,
  { trigger_id, view }: Payload,
  text: string,
  modal: ReturnType<typeof noticeModal>,
): Promise<void> {
  const respond = responder(args);
  if (respond) {
    await inTime(respond({ response_type: 'ephemeral', replace_original: false, text }));
  } else if (trigger_id && view?.type === 'home') {
    await args.client.views.open({ trigger_id, view: modal });
  } else if (trigger_id) {
    await args.client.views.push({ trigger_id, view: modal });
  }
}

function responder(args: ListenerArgs): RespondFn | undefined {
  return 'respond' in args && typeof args.respond === 'function' ? args.respond : undefined;
}

/** Throws when `response_url` does not answer in time; Bolt sets no limit. */
async function inTime(answered: Promise<unknown>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = new Error(`response_url has not answered within ${TIMEOUT.front} ms`);
  const timer = setTimeout(() => reject(late), TIMEOUT.front);
  await Promise.race([answered, promise]).finally(() => clearTimeout(timer));
}

/** Bolt types `ack` by payload, and events have none; what Slack gets is the same JSON. */
export async function acknowledge(args: ListenerArgs, response?: object): Promise<void> {
  if (!('ack' in args) || typeof args.ack !== 'function') return;
  await (args.ack as (response?: object) => Promise<void>)(response);
}
