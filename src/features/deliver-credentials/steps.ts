import { happened, type Step, type StepResult, trouble } from '../../advance/step.ts';
import type { StoredRequest } from '../../aws/request-store.ts';
import { after } from '../../domain/duration.ts';
import { generatePassword } from '../../domain/password.ts';
import { poolName } from '../../domain/policy.ts';
import type { MessagePlace, Request, Stage } from '../../domain/request.ts';
import type { Secret } from '../../domain/secret.ts';
import { poolAddress } from '../../domain/user-pool.ts';
import { type Messages, messagesFor } from '../../messages/index.ts';
import type { WorkerServices } from '../../services.ts';
import { isMessageGone, slackTrouble } from '../../slack/failure.ts';
import { type Account, type CredentialMessage, hidden, preparing, ready } from './message.ts';

/** Posts the neutral DM that will hold the password; until then it holds nothing. */
export const announceDelivery: Step = (services, { request }) => announce(services, request);

async function announce(services: WorkerServices, request: Request): Promise<StepResult> {
  const { words, account } = await addressee(services, request);
  const { channel, ts } = await services.slack.chat.postMessage({
    channel: request.plan.recipient,
    ...preparing(words, account),
  });
  if (!channel || !ts) throw new Error('chat.postMessage answered without a place');
  return happened({ type: 'DeliveryAnnounced', channel, ts });
}

/**
 * Sets a fresh password, sees that Cognito shows the user as CONFIRMED, then edits the DM. In this
 * order, and always with a fresh password, a repetition leaves exactly one valid password: the one
 * shown. A DM that was deleted meanwhile is announced anew, and delivery begins again.
 */
export const deliverCredential: Step = async (services, { request }) => {
  const stage = stageOf(request, 'announced');
  const address = poolAddress(request.plan.userPoolId);
  const pool = await services.provisioning.describe(address);
  const password = generatePassword(pool.passwordRules);
  await services.provisioning.setPermanentPassword(address, stage.user.sub, password);
  const user = await services.users.find(address, stage.user.sub);
  if (user?.status !== 'CONFIRMED') {
    return trouble({ kind: 'not-confirmed', status: user?.status ?? 'gone' });
  }
  const hideAt = after(services.now(), request.plan.hideAfter);
  return (await showPassword(services, request, password, hideAt))
    ? happened({ type: 'CredentialDelivered', status: 'CONFIRMED', hideAt })
    : announce(services, request);
};

/**
 * Makes the DM neutral again before a delivery is given up: its edit may have been applied although
 * the answer was lost. Throws what is worth another try, so that no password is left standing.
 */
export async function takeBackCredential(
  services: WorkerServices,
  { request }: StoredRequest,
): Promise<void> {
  const { message } = stageOf(request, 'announced');
  const { words, account } = await addressee(services, request);
  await edit(services, message, preparing(words, account)).catch((error: unknown) => {
    if (!slackTrouble(error)) throw error;
    services.log.error({ err: error, request: request.id }, 'the DM cannot be edited');
  });
}

/** Takes the password out of the DM, because it is saved or because its time is over. */
export const hideCredential: Step = async (services, { request }) => {
  const { stage } = request;
  if (stage.kind !== 'delivered' && stage.kind !== 'acknowledged') {
    throw new Error('hide-credential runs after delivery only');
  }
  const { words, account } = await addressee(services, request);
  const message = hidden(words, account, stage.kind === 'acknowledged');
  await edit(services, stage.message, message);
  return happened({ type: 'CredentialHidden' });
};

/** False when the message has been deleted, and with it whatever it showed. */
async function edit(
  { slack }: WorkerServices,
  place: MessagePlace,
  message: CredentialMessage,
): Promise<boolean> {
  try {
    await slack.chat.update({ ...place, ...message });
    return true;
  } catch (error) {
    if (isMessageGone(error)) return false;
    throw error;
  }
}

async function showPassword(
  services: WorkerServices,
  request: Request,
  password: Secret,
  hideAt: string,
): Promise<boolean> {
  const { message } = stageOf(request, 'announced');
  const { words, account } = await addressee(services, request);
  const shown = ready(words, account, password, { requestId: request.id, hideAt });
  return edit(services, message, shown);
}

/** The recipient's language, and the account as they read it. */
async function addressee(
  services: WorkerServices,
  { plan }: Request,
): Promise<{ words: Messages; account: Account }> {
  const [policy, person] = await Promise.all([
    services.policy(),
    services.members.find(plan.recipient),
  ]);
  const pool = poolName(policy, plan.pool);
  return { words: messagesFor(person?.locale ?? ''), account: { email: plan.email, pool } };
}

function stageOf<Kind extends Stage['kind']>(
  { id, stage }: Request,
  kind: Kind,
): Extract<Stage, { kind: Kind }> {
  if (stage.kind !== kind) throw new Error(`${id} is ${stage.kind}, not ${kind}`);
  return stage as Extract<Stage, { kind: Kind }>;
}
