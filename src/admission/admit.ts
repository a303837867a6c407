import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { outsider } from '../domain/access.ts';
import { unknownPerson } from '../domain/person.ts';
import { messagesFor } from '../messages/index.ts';
import type { FrontServices } from '../services.ts';
import { senderOf } from './payload.ts';
import { refuse } from './refuse.ts';
import { rememberVisitor } from './visitor.ts';

/**
 * Runs before every listener, so that no entry point can be forgotten: finds out who acts and turns
 * away everyone who is not a full member of the home workspace, by what Slack says of them and by
 * what the payload says. What a member may do is for the listener to ask the policy.
 */
export function admit(services: FrontServices): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const { userId, teamId } = senderOf(args);
    if (!userId) return args.next();
    const [policy, found] = await Promise.all([services.policy(), services.members.find(userId)]);
    const known = found ?? unknownPerson(userId);
    const person = teamId === undefined || teamId === known.teamId ? known : { ...known, teamId };
    const refusal = outsider(policy, person);
    if (refusal) return refuse(args, services, person, refusal);
    rememberVisitor(args.context, { person, policy, words: messagesFor(person.locale) });
    await args.next();
  };
}
