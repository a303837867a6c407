/** What a person reads: the words of blocks, one line each, without what differs in every run. */
import type { ClientState, Message } from '../../playground/slack/client-api.ts';
import { CHANNELS } from '../../playground/slack/seed.ts';
import { textsOf } from '../slack/texts-of.ts';

type Blocks = Message['blocks'];

/** Every line that stands in the blocks, buttons in [brackets]; times become ⟨time⟩. */
export function lines(blocks: Blocks): string[] {
  return blocks
    .flatMap(textsOf)
    .flatMap((text) => text.split('\n'))
    .map((line) => line.replaceAll(/<!date\^[^>]+>/gu, '⟨time⟩'));
}

/** The lines of a message as one text, to look for sentences in. */
export function words(message: { blocks: Blocks; text?: string }): string {
  const read = lines(message.blocks);
  return read.length > 0 ? read.join('\n') : (message.text ?? '');
}

/** The password that a message shows: what stands between the fences. */
export function passwordIn(message: { blocks: Blocks }): string | undefined {
  return /```(\S+)```/u.exec(JSON.stringify(message.blocks))?.[1];
}

/** The cards about an e-mail address, in the requests channel unless told; there is to be one. */
export function cardsOf(
  state: ClientState,
  email: string,
  channel: string = CHANNELS.requests.id,
): Message[] {
  const messages = state.conversations.find(({ id }) => id === channel)?.messages ?? [];
  return messages.filter(
    (message) => message.blocks[0]?.type === 'header' && words(message).includes(email),
  );
}

/** The messages in a person's direct message with the app that name an e-mail address. */
export function messagesOf(state: ClientState, email: string): Message[] {
  const messages = state.conversations.find(({ withApp }) => withApp)?.messages ?? [];
  return messages.filter((message) => words(message).includes(email));
}

/** The request's id, which its card shows as the last reference. */
export function referenceIn(message: { blocks: Blocks }): string {
  const references = [...words(message).matchAll(/Reference `([0-9a-f]{16})`/gu)];
  const reference = references.at(-1)?.[1];
  if (reference === undefined) throw new Error('The card shows no reference');
  return reference;
}
