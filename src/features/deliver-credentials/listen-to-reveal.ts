import { decide } from '../../admission/decide.ts';
import { onceOf } from '../../admission/once.ts';
import { recordedRefusal, refuse } from '../../admission/refuse.ts';
import { visitorOf } from '../../admission/visitor.ts';
import { waitingModal } from '../../admission/waiting-modal.ts';
import { decideDisown, decideReveal } from '../../domain/claim.ts';
import type { FrontServices } from '../../services.ts';
import { noticeModal } from '../../slack/blocks.ts';
import type { ButtonArgs } from '../../slack/listener-args.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { updateModal } from '../../slack/update-modal.ts';
import { NOT_ME, REVEAL } from './message.ts';
import { making, refusal } from './modal.ts';

/** “Show the password” in a DM, and “It wasn’t me” once it was shown. */
export function listenToReveal(on: Listeners, services: FrontServices): void {
  on.button(REVEAL, (args) => onReveal(services, args));
  on.button(NOT_ME, (args) => onNotMe(services, args));
}

/**
 * Opens the modal into which the worker will put the password. Of two clicks the one that is written
 * first gets it; once it is written, only the worker touches that modal.
 */
async function onReveal(services: FrontServices, args: ButtonArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, words } = visitor;
  const once = onceOf(args.context);
  const id = args.action.value ?? '';
  const opening = { how: 'open', trigger: args.body.trigger_id, view: making(words) } as const;
  await waitingModal(args, services, visitor, opening, async (viewId) => {
    const decided = await decide(services, { once, isHeldUp: () => true }, id, (request) =>
      decideReveal(person, request, viewId, services.now()),
    );
    if (decided.ok) return undefined;
    const { text } = await recordedRefusal(args, services, person, decided.error);
    return refusal(words, text, decided.error.kind === 'already-revealed' ? id : undefined);
  });
  await args.ack();
}

async function onNotMe(services: FrontServices, args: ButtonArgs): Promise<void> {
  const { person, words } = visitorOf(args.context);
  const once = onceOf(args.context);
  const decided = await decide(services, { once }, args.action.value ?? '', (request) =>
    decideDisown(person, request),
  );
  if (!decided.ok) return refuse(args, services, person, decided.error);
  const { view } = args.body;
  const { notice, close } = words.common;
  const locking = noticeModal(notice, words.handover.modal.locking, close);
  if (view) await updateModal(args.client, view.id, locking);
  await args.ack();
}
