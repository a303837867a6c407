import type { Step } from '../../advance/step.ts';
import { type Notice, proofShown } from '../../domain/next-step.ts';
import { accountOf, handover, type VerifiableAttribute } from '../../domain/plan.ts';
import { poolName } from '../../domain/policy.ts';
import { blockingTrouble } from '../../domain/remedy.ts';
import type { Request } from '../../domain/request.ts';
import { type Messages, messagesFor } from '../../messages/index.ts';
import type { WorkerServices } from '../../services.ts';
import { editMessage } from '../../slack/edit-message.ts';
import { type Account, asking, type ProofMessage, saying } from './message.ts';

/** Tells whoever has to enter a code where it went, and what became of the last one. */
export const showProof: Step = async (services, { request, notices }) => {
  const { recipient } = handover(request);
  const { words, account } = await addressee(services, request, recipient);
  const content = rendering(request, notices.proof, words, account);
  const place = await show(services, request, notices.proof, content);
  const shows = proofShown(request, notices) ?? '';
  return { kind: 'shown', notice: 'proof', value: { ...place, shows } };
};

/** The language of whoever enters the code, and the account as they read it. */
async function addressee(
  services: WorkerServices,
  { plan }: Request,
  to: string,
): Promise<{ words: Messages; account: Account }> {
  const [policy, person] = await Promise.all([services.policy(), services.members.find(to)]);
  const account = { name: accountOf(plan), pool: poolName(policy, plan.pool) };
  return { words: messagesFor(person?.locale), account };
}

function rendering(
  request: Request,
  posted: Notice | undefined,
  words: Messages,
  account: Account,
): ProofMessage {
  const { id, stage } = request;
  const proof = stage.kind === 'created' ? stage.proof : undefined;
  if (!proof) return saying(ending(request, posted, words, account));
  return blockingTrouble(request)
    ? saying(words.proof.mustWait(account.name, account.pool))
    : asking(words, account, id, proof);
}

function ending(
  { trail }: Request,
  posted: Notice | undefined,
  { proof: words }: Messages,
  { name, pool }: Account,
) {
  const attribute = attributeOf(posted);
  const proved = trail.some(
    (event) => event.type === 'AttributeVerified' && event.attribute === attribute,
  );
  return attribute && proved ? words.proved(name, pool, attribute) : words.ended(name, pool);
}

/** What a message asked to prove: `shows` begins with it, until all is over; see `proofShown`. */
function attributeOf(posted: Notice | undefined): VerifiableAttribute | undefined {
  const attributes: readonly VerifiableAttribute[] = ['email', 'phone_number'];
  return attributes.find((attribute) => posted?.shows.startsWith(`${attribute}-`));
}

/** Edits the message that asks for the same proof. Another one notifies, and is posted anew. */
async function show(
  { slack }: WorkerServices,
  request: Request,
  posted: Notice | undefined,
  content: ProofMessage,
): Promise<{ channel: string; ts: string }> {
  const { stage } = request;
  const proof = stage.kind === 'created' ? stage.proof : undefined;
  const same = posted && (!proof || attributeOf(posted) === proof.attribute);
  if (same && ((await editMessage(slack, posted, content)) || !proof)) return posted;
  const { recipient } = handover(request);
  const { channel, ts } = await slack.chat.postMessage({ channel: recipient, ...content });
  if (!channel || !ts) throw new Error('chat.postMessage answered without a place');
  return { channel, ts };
}
