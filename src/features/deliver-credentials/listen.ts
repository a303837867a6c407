import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { decide } from '../../admission/decide.ts';
import { refuse } from '../../admission/refuse.ts';
import { visitorOf } from '../../admission/visitor.ts';
import type { RequestEvent } from '../../domain/events.ts';
import type { Person } from '../../domain/person.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Request } from '../../domain/request.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import type { FrontServices } from '../../services.ts';
import { SAVED } from './message.ts';

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** “I’ve saved it” under a password. */
export function listen(app: App, services: FrontServices): void {
  app.action<BlockAction<ButtonAction>>(SAVED, (args) => onSaved(services, args));
}

async function onSaved(services: FrontServices, args: ButtonArgs): Promise<void> {
  const { person } = visitorOf(args.context);
  const decided = await decide(services, args.action.value ?? '', (request) =>
    decideAcknowledgement(person, request),
  );
  if (!decided.ok) return refuse(args, services, person, decided.error);
  await args.ack();
}

function decideAcknowledgement(person: Person, request: Request): Result<RequestEvent, Refusal> {
  const { recipient } = request.plan;
  if (person.id !== recipient) return refused({ kind: 'not-the-recipient', recipient });
  return request.stage.kind === 'delivered'
    ? ok({ type: 'Acknowledged', by: person.id })
    : refused({ kind: 'nothing-to-acknowledge' });
}
