import { accountOf } from '../../domain/plan.ts';
import { poolName } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import type { MessagePlace } from '../../domain/stage.ts';
import { type Messages, messagesFor } from '../../messages/index.ts';
import type { WorkerServices } from '../../services.ts';
import { isMessageGone } from '../../slack/failure.ts';
import type { Account, CredentialMessage } from './message.ts';

/** The language of whoever gets the DM, and the account as they read it. */
export async function addressee(
  services: WorkerServices,
  { plan }: Request,
  to: string,
): Promise<{ words: Messages; account: Account }> {
  const [policy, person] = await Promise.all([services.policy(), services.members.find(to)]);
  const pool = poolName(policy, plan.pool);
  return { words: messagesFor(person?.locale), account: { email: accountOf(plan), pool } };
}

/** False when the message has been deleted, and with it whatever it showed. */
export async function edit(
  { slack }: WorkerServices,
  { channel, ts }: MessagePlace,
  message: CredentialMessage,
): Promise<boolean> {
  try {
    await slack.chat.update({ channel, ts, ...message });
    return true;
  } catch (error) {
    if (isMessageGone(error)) return false;
    throw error;
  }
}
