import { decide } from '../../admission/decide.ts';
import { onceOf } from '../../admission/once.ts';
import { refuse } from '../../admission/refuse.ts';
import { visitorOf } from '../../admission/visitor.ts';
import type { RequestEvent } from '../../domain/events.ts';
import type { Person } from '../../domain/person.ts';
import { directMessage } from '../../domain/plan.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Request } from '../../domain/request.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import type { FrontServices } from '../../services.ts';
import type { ButtonArgs } from '../../slack/listener-args.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { listenToReveal } from './listen-to-reveal.ts';
import { NOT_ME, REVEAL, SAVED } from './message.ts';

/** Its modal is opened first, or they ask while the request is read. */
export const late = [REVEAL, SAVED, NOT_ME];

/** The buttons under and around a password. */
export function listen(on: Listeners, services: FrontServices): void {
  on.button(SAVED, (args) => onSaved(services, args));
  listenToReveal(on, services);
}

async function onSaved(services: FrontServices, args: ButtonArgs): Promise<void> {
  const { person } = visitorOf(args.context);
  const once = onceOf(args.context);
  const decided = await decide(services, { once }, args.action.value ?? '', (request) =>
    decideAcknowledgement(person, request),
  );
  if (!decided.ok) return refuse(args, services, person, decided.error);
  await args.ack();
}

/** Slack may deliver the click twice, so the second one of the same person changes nothing. */
function decideAcknowledgement(
  { id }: Person,
  { stage, plan }: Request,
): Result<RequestEvent | undefined, Refusal> {
  const recipient = ('message' in stage && stage.message?.to) || directMessage(plan)?.recipient;
  if (recipient === undefined) return refused({ kind: 'nothing-to-acknowledge' });
  if (id !== recipient) return refused({ kind: 'not-the-recipient', recipient });
  const unclaimed = stage.kind === 'hidden' && stage.claimBy !== undefined;
  if (stage.kind === 'delivered' || unclaimed) return ok({ type: 'Acknowledged', by: id });
  if (stage.kind === 'announced') return refused({ kind: 'not-recorded-yet' });
  const saved = stage.kind === 'acknowledged' || (stage.kind === 'hidden' && stage.acknowledged);
  return saved ? ok(undefined) : refused({ kind: 'nothing-to-acknowledge' });
}
