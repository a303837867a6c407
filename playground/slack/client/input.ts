/** The shapes of what clients post, parsed at the edge. */
import * as z from 'zod/mini';
import { choice } from '../block-kit/texts.ts';

const nullable = z.exactOptional(z.nullable(z.string()));
const strings = z.exactOptional(z.array(z.string()));

const inputValue = z.object({
  type: z.string(),
  value: nullable,
  selected_option: z.exactOptional(z.nullable(choice)),
  selected_options: z.exactOptional(z.array(choice)),
  selected_user: nullable,
  selected_users: strings,
  selected_channel: nullable,
  selected_conversation: nullable,
  selected_date: nullable,
  selected_time: nullable,
  selected_date_time: z.exactOptional(z.nullable(z.number())),
  files: z.exactOptional(z.array(z.object({ id: z.string(), name: z.string() }))),
});

const viewState = z.record(z.string(), z.record(z.string(), inputValue));

const container = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.object({ type: z.literal('view'), view_id: z.string() }),
]);

const who = { as: z.string() };
const element = { ...who, container, block_id: z.string(), action_id: z.string() };

export const openDm = z.object({ ...who, with: z.string() });
export const writing = z.object({ ...who, channel: z.string(), text: z.string() });
export const reading = z.object({ ...who, channel: z.string() });
export const acting = z.object({
  ...element,
  value: z.exactOptional(inputValue),
  state: z.exactOptional(viewState),
});
export const asking = z.object({ ...element, value: z.string() });
export const submitting = z.object({ ...who, view_id: z.string(), state: viewState });
export const closing = z.object({ ...who, view_id: z.string() });
export const openingHome = z.object({
  ...who,
  tab: z._default(z.enum(['home', 'messages']), 'home'),
});
