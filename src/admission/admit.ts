import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { outsider } from '../domain/access.ts';
import { type Person, unknownPerson } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import type { Refusal } from '../domain/refusal.ts';
import { messagesFor } from '../messages/index.ts';
import type { FrontServices } from '../services.ts';
import { acknowledge, type ListenerArgs } from '../slack/answer.ts';
import { isFromInstallation, mustComeOnce, senderOf } from './payload.ts';
import { recordedRefusal, refuse } from './refuse.ts';
import { rememberVisitor } from './visitor.ts';

/**
 * Runs before every listener, so that no entry point can be forgotten: finds out who acts and turns
 * away everyone who is not a full member of the home workspace, by what Slack says of them and by
 * what the payload says. What a member may do is for the listener to ask the policy. What was sent
 * before, to the letter, has no second effect; when the table cannot say so, it has none at all.
 */
export function admit(services: FrontServices): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const { userId, teamId } = senderOf(args);
    if (!userId) return args.next();
    const [policy, found, first] = await Promise.all([
      services.policy(),
      services.members.find(userId),
      isFirst(args, services),
    ]);
    const known = found ?? unknownPerson(userId);
    // Either can make a stranger of somebody; neither can make a member of one.
    const elsewhere = teamId !== undefined && teamId !== policy.workspace;
    const person = elsewhere ? { ...known, teamId } : known;
    if (!first) return passOver(args, services, person);
    const refusal = turnedAway(args, policy, person);
    if (refusal) return refuse(args, services, person, refusal);
    rememberVisitor(args.context, { person, policy, words: messagesFor(person.locale) });
    await args.next();
  };
}

async function isFirst(args: ListenerArgs, { store }: FrontServices): Promise<boolean> {
  if (!mustComeOnce(args)) return true;
  const { signature } = args.context;
  if (!signature) throw new Error('A payload came without its signature');
  return store.isFirst(String(signature));
}

/** Whoever sends again what Slack sent reads nothing of it; that they tried is on record. */
async function passOver(
  args: ListenerArgs,
  services: FrontServices,
  person: Person,
): Promise<void> {
  await recordedRefusal(args, services, person, { kind: 'replayed' });
  await acknowledge(args);
}

/** Another installation of the app is another workspace to us, whoever acts there. */
function turnedAway(args: ListenerArgs, policy: Policy, person: Person): Refusal | undefined {
  const { contact, workspace } = policy;
  if (isFromInstallation(args, workspace)) return outsider(policy, person);
  return { kind: 'outsider', person: 'stranger', contact };
}
