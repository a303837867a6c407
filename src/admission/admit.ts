import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { outsider } from '../domain/access.ts';
import { type Person, unknownPerson } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import type { Refusal } from '../domain/refusal.ts';
import { messagesFor } from '../messages/index.ts';
import type { FrontServices } from '../services.ts';
import { acknowledge, type ListenerArgs } from '../slack/answer.ts';
import { HARMLESS, type Once, onceBy, rememberOnce } from './once.ts';
import { mustComeOnce, type Sender, senderOf } from './payload.ts';
import { recordedRefusal, refuse } from './refuse.ts';
import { rememberVisitor } from './visitor.ts';

/**
 * Runs before every listener, so that no entry point can be forgotten: finds out who acts and turns
 * away everyone who is not a full member of the home workspace, by what Slack says of them and by
 * what the payload says. What a member may do is for the listener to ask the policy. What was sent
 * before, to the letter, has no second effect; when the table cannot say so, it has none at all. The
 * listeners of these `late` entries ask it themselves, after the modal that they open.
 */
export function admit(
  services: FrontServices,
  late: ReadonlySet<string> = new Set(),
): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const sender = senderOf(args);
    const { userId } = sender;
    if (!userId) return args.next();
    const once = onceOnly(args, services, sender);
    rememberOnce(args.context, once);
    try {
      await letIn(args, services, { ...sender, userId }, late.has(sender.entry) ? HARMLESS : once);
      await once.pass();
    } catch (error) {
      // A trigger that was used before, for example: what is wrong may be that it comes again.
      if (!(await once.isReplay())) throw error;
      await passOver(args, services, userId);
    }
  };
}

function onceOnly(args: ListenerArgs, { store }: FrontServices, sender: Sender): Once {
  return mustComeOnce(sender) ? onceBy(args.context.signature, store) : HARMLESS;
}

async function letIn(
  args: ListenerArgs,
  services: FrontServices,
  { userId, teamId, installation }: Sender & { userId: string },
  first: Once,
): Promise<void> {
  const [policy, found] = await Promise.all([
    services.policy(),
    services.members.find(userId),
    first.pass(),
  ]);
  const known = found ?? unknownPerson(userId);
  // Either can make a stranger of somebody; neither can make a member of one.
  const elsewhere = teamId !== undefined && teamId !== policy.workspace;
  const person = elsewhere ? { ...known, teamId } : known;
  const refusal = turnedAway(installation, policy, person);
  if (refusal) return refuse(args, services, person, refusal);
  rememberVisitor(args.context, { person, policy, words: messagesFor(person.locale) });
  await args.next();
}

/** Whoever sends again what Slack sent reads nothing of it; that they tried is on record. */
async function passOver(args: ListenerArgs, services: FrontServices, id: string): Promise<void> {
  await recordedRefusal(args, services, { id, locale: '' }, { kind: 'replayed' });
  await acknowledge(args);
}

/** Another installation of the app is another workspace to us, whoever acts there. */
function turnedAway(
  installation: string | undefined,
  policy: Policy,
  person: Person,
): Refusal | undefined {
  const { contact, workspace } = policy;
  if (installation === workspace) return outsider(policy, person);
  return { kind: 'outsider', person: 'stranger', contact };
}
