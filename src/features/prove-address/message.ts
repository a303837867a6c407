import type { KnownBlock, ModalView } from '@slack/types';
import type { VerifiableAttribute } from '../../domain/plan.ts';
import type { Proof } from '../../domain/preparation.ts';
import type { Messages } from '../../messages/index.ts';
import { joined, type Mrkdwn } from '../../messages/mrkdwn.ts';
import { actions, button, context, input, plain, section } from '../../slack/blocks.ts';
import { ANOTHER, CALLBACK, CODE, ENTER } from './ids.ts';

/** Whose address, and in which pool, as people read it. */
export interface Account {
  name: string;
  pool: string;
}

/** The DM to whoever has to enter a code. */
export interface ProofMessage {
  text: Mrkdwn;
  blocks: KnownBlock[];
}

/** Asks for the code, and says what became of the last one. */
export function asking(
  { proof: words }: Messages,
  { name, pool }: Account,
  requestId: string,
  { attribute, destination, sent, rejected, problem }: Proof,
): ProofMessage {
  const text = words.asked(name, pool, attribute, destination);
  const news = [
    ...(problem ? [words.problem(problem)] : []),
    ...(!problem && sent > 1 ? [words.anotherSent(sent)] : []),
    ...(rejected > 0 ? [words.tried(rejected)] : []),
  ];
  return {
    text,
    blocks: [
      section(text),
      ...(news.length > 0 ? [section(joined(news, '\n'))] : []),
      context([words.notYours(attribute)]),
      actions('proof', [
        button(ENTER, words.enter, requestId, { style: 'primary' }),
        button(ANOTHER, words.another, requestId),
      ]),
    ],
  };
}

/** Says that trouble holds the request up, or how it ended. */
export function saying(text: Mrkdwn): ProofMessage {
  return { text, blocks: [section(text)] };
}

/** Which proof of which request the modal is for. */
export function codeModal(
  { proof: words, common }: Messages,
  requestId: string,
  { attribute, destination }: Proof,
): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plain(words.title),
    submit: plain(words.submit),
    close: plain(common.cancel),
    private_metadata: `${requestId} ${attribute}`,
    blocks: [
      input(
        CODE,
        words.code,
        { type: 'plain_text_input', action_id: CODE },
        { hint: words.codeHint(destination) },
      ),
    ],
  };
}

/** Reads what the modal remembered; of one that is not ours, a request that does not exist. */
export function rememberedProof(privateMetadata: string): {
  id: string;
  attribute: VerifiableAttribute;
} {
  const [id = '', attribute] = privateMetadata.split(' ');
  return attribute === 'email' || attribute === 'phone_number'
    ? { id, attribute }
    : { id: '', attribute: 'email' };
}
