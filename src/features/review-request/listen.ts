import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { decide } from '../../admission/decide.ts';
import { refusalWhileFrozen } from '../../admission/frozen.ts';
import { involvedIn } from '../../admission/parties.ts';
import { refusalModal, refuse } from '../../admission/refuse.ts';
import { soon } from '../../admission/soon.ts';
import { type Visitor, visitorOf } from '../../admission/visitor.ts';
import { waitingModal } from '../../admission/waiting-modal.ts';
import { approvalRefusal, reviewRefusal } from '../../domain/access.ts';
import { glassRefusal } from '../../domain/break-glass.ts';
import type { Involved } from '../../domain/parties.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Request } from '../../domain/request.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import { decideReview, undecidable } from '../../domain/review.ts';
import type { Mrkdwn } from '../../messages/mrkdwn.ts';
import type { FrontServices } from '../../services.ts';
import type { ButtonArgs, SubmitArgs } from '../../slack/listener-args.ts';
import { glassBreaker, listenToBreakGlass } from './break-glass.ts';
import { glassModal, withWayPast } from './glass-modal.ts';
import { CALLBACK, REVIEW } from './ids.ts';
import { listenToInterventions } from './interventions.ts';
import { look } from './look.ts';
import { rememberedRequest, reviewModal, submittedVerdict } from './modal.ts';

/** The card's buttons and the review modal. */
export function listen(app: App, services: FrontServices): void {
  app.action<BlockAction<ButtonAction>>(REVIEW, (args) => onReview(services, args));
  app.view<ViewSubmitAction>(CALLBACK, (args) => onDecision(services, args));
  listenToInterventions(app, services);
  listenToBreakGlass(app, services);
}

async function onReview(services: FrontServices, args: ButtonArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person } = visitor;
  const stored = await services.store.load(args.action.value ?? '');
  if (!stored) return refuse(args, services, person, { kind: 'unknown-request' });
  const asked = reviewOf(services, visitor, stored.request);
  const review = await soon(asked);
  if (review?.ok === false) return refuse(args, services, person, review.error);
  const trigger = args.body.trigger_id;
  if (review) {
    await openAtOnce(services, visitor, args.client, trigger, review.value);
    return args.ack();
  }
  await waitingModal(args, services, visitor, { how: 'open', trigger }, async () => {
    const late = await asked;
    if (!late.ok) return refusalModal(args, services, person, late.error);
    const found = await findingOn(services, visitor, late.value);
    return modalFor(late.value, visitor, found);
  });
  await args.ack();
}

/** A request, and the one who is to decide on it or may go past those who are. */
interface UnderReview {
  request: Request;
  people: Involved;
  /** `only`: the visitor may not decide, but may go past the approvers. */
  wayPast: 'none' | 'beside' | 'only';
}

/** What the visitor can do with the request now, and why nothing if nothing. */
async function reviewOf(
  services: FrontServices,
  visitor: Visitor,
  request: Request,
): Promise<Result<UnderReview, Refusal>> {
  const { policy } = visitor;
  const [people, breaker] = await Promise.all([
    involvedIn(services, visitor, request),
    glassBreaker(services, visitor, request),
  ]);
  const now = services.now();
  const mayPass = glassRefusal(policy, breaker, request, now) === undefined;
  const refusal = reviewRefusal(policy, people, request) ?? undecidable(request, people, now);
  if (refusal) return mayPass ? ok({ request, people, wayPast: 'only' }) : refused(refusal);
  const wayPast = mayPass && isNotTheLast(request) ? 'beside' : 'none';
  return ok({ request, people, wayPast });
}

/** Opens the review, then adds what a look at pool and policy shows. */
async function openAtOnce(
  services: FrontServices,
  visitor: Visitor,
  client: WebClient,
  trigger_id: string,
  review: UnderReview,
): Promise<void> {
  const view = modalFor(review, visitor);
  const { view: opened } = await client.views.open({ trigger_id, view });
  const found = opened?.id ? await findingOn(services, visitor, review) : undefined;
  if (!opened?.id || found === undefined) return;
  const whole = modalFor(review, visitor, found);
  await client.views.update({ view_id: opened.id, view: whole }).catch((error: unknown) => {
    services.log.warn({ err: error, request: review.request.id }, UNSEEN);
  });
}

function modalFor(
  { request, people, wayPast }: UnderReview,
  { policy, words }: Visitor,
  found?: Mrkdwn,
): ModalView {
  if (wayPast === 'only') return glassModal(request, policy, words);
  const unfit = approvalRefusal(policy, people, request);
  const view = reviewModal(request, policy, words, { found, unfit });
  return wayPast === 'beside' ? withWayPast(view, request, words) : view;
}

const UNSEEN = 'reviewed without a look at the pool';

/** What a look at pool and policy shows. It can be decided on without. */
async function findingOn(
  services: FrontServices,
  { policy, words }: Visitor,
  { request, wayPast }: UnderReview,
): Promise<Mrkdwn | undefined> {
  if (wayPast === 'only') return undefined;
  try {
    return words.found(await look(services, policy, request.plan));
  } catch (error) {
    services.log.warn({ err: error, request: request.id }, UNSEEN);
    return undefined;
  }
}

async function onDecision(services: FrontServices, args: SubmitArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy, words } = visitor;
  const verdict = submittedVerdict(args.view.state.values);
  if (!verdict.ok) {
    const errors = Object.entries(verdict.error).map(([block, error]) => [
      block,
      words.explainFieldError(error),
    ]);
    return args.ack({ response_action: 'errors', errors: Object.fromEntries(errors) });
  }
  const { id, digest } = rememberedRequest(args.view.private_metadata);
  const review = { verdict: verdict.value, digest };
  const decided = await decide(services, id, async (request) => {
    const [people, frozen] = await Promise.all([
      involvedIn(services, visitor, request),
      refusalWhileFrozen(services, request.plan),
    ]);
    const event = decideReview(policy, people, request, review, services.now());
    const approves = event.ok && event.value?.type === 'Approved';
    return approves && frozen ? refused(frozen) : event;
  });
  if (!decided.ok) return refuse(args, services, person, decided.error);
  await args.ack();
}

/** Whoever gives the last approval has no need to go past the approvers. */
function isNotTheLast({ approvals, approvalsRequired }: Request): boolean {
  return approvals.length + 1 < approvalsRequired;
}
