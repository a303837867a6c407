import { decide } from '../../admission/decide.ts';
import { refusalWhileFrozen } from '../../admission/frozen.ts';
import { onceOf } from '../../admission/once.ts';
import { refusalModal, refuse } from '../../admission/refuse.ts';
import { visitorOf } from '../../admission/visitor.ts';
import { waitingModal } from '../../admission/waiting-modal.ts';
import { digest } from '../../domain/canonical.ts';
import type { Person } from '../../domain/person.ts';
import type { VerifiableAttribute } from '../../domain/plan.ts';
import type { Proof } from '../../domain/preparation.ts';
import { decideAnotherCode, parseCode, proofBy } from '../../domain/proof.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Result, refused } from '../../domain/result.ts';
import { sealCode } from '../../domain/sealed-code.ts';
import { Secret } from '../../domain/secret.ts';
import type { FrontServices } from '../../services.ts';
import { readInputs } from '../../slack/inputs.ts';
import type { ButtonArgs, SubmitArgs } from '../../slack/listener-args.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { ANOTHER, CALLBACK, CODE, ENTER } from './ids.ts';
import { codeModal, rememberedProof } from './message.ts';

/** Its modal is opened first, or they ask while the request is read. */
export const late = [ENTER, ANOTHER, CALLBACK];

/** The buttons under the message that asks for a code, and the modal that takes it. */
export function listen(on: Listeners, services: FrontServices): void {
  on.button(ENTER, (args) => onEnter(services, args));
  on.button(ANOTHER, (args) => onAnother(services, args));
  on.view(CALLBACK, (args) => onCode(services, args));
}

async function onEnter(services: FrontServices, args: ButtonArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, words } = visitor;
  const id = args.action.value ?? '';
  const opening = { how: 'open', trigger: args.body.trigger_id } as const;
  await waitingModal(args, services, visitor, opening, async () => {
    const proof = await proofOf(services, person, id);
    return proof.ok
      ? codeModal(words, id, proof.value)
      : refusalModal(args, services, person, proof.error);
  });
  await args.ack();
}

async function onAnother(services: FrontServices, args: ButtonArgs): Promise<void> {
  const { person } = visitorOf(args.context);
  const once = onceOf(args.context);
  const decided = await decide(services, { once }, args.action.value ?? '', (request) =>
    decideAnotherCode(person, request),
  );
  if (!decided.ok) return refuse(args, services, person, decided.error);
  await args.ack();
}

async function onCode(services: FrontServices, args: SubmitArgs): Promise<void> {
  const { person, words } = visitorOf(args.context);
  const errorOn = (text: string) =>
    args.ack({ response_action: 'errors', errors: { [CODE]: text } });
  const once = onceOf(args.context);
  const typed = parseCode(readInputs(args.view.state.values).text(CODE));
  if (!typed.ok) {
    await once.pass();
    return errorOn(words.explainFieldError(typed.error));
  }
  const { id, attribute } = rememberedProof(args.view.private_metadata);
  const [proof] = await Promise.all([proofOf(services, person, id, attribute), once.pass()]);
  if (!proof.ok) return refuse(args, services, person, proof.error);
  const use = { requestId: id, proof: proof.value };
  const code = sealCode(await services.key(), use, new Secret(typed.value));
  // Slack may deliver a submission twice, with the same trigger.
  const occasion = `code-${digest({ trigger: args.body.trigger_id }).slice(0, 16)}`;
  const passedOn = await passOn(services, id, occasion, code);
  return passedOn ? args.ack() : errorOn(words.proof.notPassedOn);
}

/**
 * What that person can prove now, unless it is frozen: a code would be lost. Only that
 * attribute, where one is named.
 */
async function proofOf(
  { store }: FrontServices,
  person: Person,
  id: string,
  attribute?: VerifiableAttribute,
): Promise<Result<Proof, Refusal>> {
  const stored = await store.load(id);
  if (!stored) return refused({ kind: 'unknown-request' });
  const proof = proofBy(person, stored.request);
  if (!proof.ok) return proof;
  const isAnother = attribute !== undefined && proof.value.attribute !== attribute;
  if (isAnother) return refused({ kind: 'nothing-to-prove' });
  const frozen = await refusalWhileFrozen({ store }, stored.request.plan);
  return frozen ? refused(frozen) : proof;
}

/** A code is written nowhere: what the queue does not take is lost, and false. */
async function passOn(
  { queue, log }: FrontServices,
  id: string,
  occasion: string,
  sealedCode: string,
): Promise<boolean> {
  try {
    await queue.wake(id, occasion, sealedCode);
    return true;
  } catch (error) {
    log.warn({ err: error, request: id }, 'code not passed on');
    return false;
  }
}
