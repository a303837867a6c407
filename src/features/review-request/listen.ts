import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { actorOn } from '../../admission/actor.ts';
import { decide } from '../../admission/decide.ts';
import { refuse } from '../../admission/refuse.ts';
import { type Visitor, visitorOf } from '../../admission/visitor.ts';
import { reviewRefusal } from '../../domain/access.ts';
import { glassRefusal } from '../../domain/break-glass.ts';
import type { Actor } from '../../domain/person.ts';
import { approversOf } from '../../domain/policy.ts';
import { frozenRefusal } from '../../domain/refusal.ts';
import type { Request } from '../../domain/request.ts';
import { refused } from '../../domain/result.ts';
import { decideReview, undecidable } from '../../domain/review.ts';
import type { Mrkdwn } from '../../messages/mrkdwn.ts';
import type { FrontServices } from '../../services.ts';
import type { ButtonArgs, SubmitArgs } from '../../slack/listener-args.ts';
import { glassBreaker, listenToBreakGlass, openGlassModal } from './break-glass.ts';
import { withWayPast } from './glass-modal.ts';
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
  const { person, policy, words } = visitor;
  const stored = await services.store.load(args.action.value ?? '');
  if (!stored) return refuse(args, services, person, { kind: 'unknown-request' });
  const { request } = stored;
  const [actor, breaker] = await Promise.all([
    approver(services, visitor, request),
    glassBreaker(services, visitor, request),
  ]);
  const wayPast = glassRefusal(policy, breaker, request, services.now()) === undefined;
  const refusal =
    reviewRefusal(policy, actor, request) ?? undecidable(request, actor, services.now());
  if (refusal && wayPast) return openGlassModal(args, visitor, request);
  if (refusal) return refuse(args, services, person, refusal);
  const review = (found?: Mrkdwn) => {
    const view = reviewModal(request, policy, words, found);
    return wayPast && isNotTheLast(request) ? withWayPast(view, request, words) : view;
  };
  const { view: opened } = await args.client.views.open({
    trigger_id: args.body.trigger_id,
    view: review(),
  });
  if (opened?.id) await showFinding(services, visitor, args.client, opened.id, request, review);
  await args.ack();
}

/** Adds to the open modal what a look at pool and policy shows. It can be decided on without. */
async function showFinding(
  services: FrontServices,
  { policy, words }: Visitor,
  client: WebClient,
  view_id: string,
  request: Request,
  review: (found: Mrkdwn) => ModalView,
): Promise<void> {
  try {
    const finding = await look(services, policy, request.plan);
    const view = review(words.found(finding));
    await client.views.update({ view_id, view });
  } catch (error) {
    services.log.warn({ err: error, request: request.id }, 'reviewed without a look at the pool');
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
    const [actor, [freeze]] = await Promise.all([
      approver(services, visitor, request),
      services.store.frozen([request.plan.userPoolId]),
    ]);
    const event = decideReview(policy, actor, request, review, services.now());
    const approves = event.ok && event.value?.type === 'Approved';
    return approves && freeze ? refused(frozenRefusal(freeze)) : event;
  });
  if (!decided.ok) return refuse(args, services, person, decided.error);
  await args.ack();
}

/** Whoever gives the last approval has no need to go past the approvers. */
function isNotTheLast({ approvals, approvalsRequired }: Request): boolean {
  return approvals.length + 1 < approvalsRequired;
}

/** The visitor with all that decides whether they approve in the request's pool. */
function approver(
  services: FrontServices,
  { person, policy }: Visitor,
  { plan }: Request,
): Promise<Actor> {
  return actorOn(services, person, [approversOf(policy, plan.pool)]);
}
