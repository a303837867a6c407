import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { actorOn } from '../../admission/actor.ts';
import { decide } from '../../admission/decide.ts';
import { refuse } from '../../admission/refuse.ts';
import { type Visitor, visitorOf } from '../../admission/visitor.ts';
import { isListed, reviewRefusal } from '../../domain/access.ts';
import type { RequestEvent } from '../../domain/events.ts';
import type { Actor } from '../../domain/person.ts';
import { approversOf, type Policy } from '../../domain/policy.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Request } from '../../domain/request.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import { closedRefusal, decideReview } from '../../domain/review.ts';
import type { FrontServices } from '../../services.ts';
import { CALLBACK, RETRY, REVIEW } from './ids.ts';
import { rememberedRequest, reviewModal, submittedVerdict } from './modal.ts';

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** The card's buttons and the review modal. */
export function listen(app: App, services: FrontServices): void {
  app.action<BlockAction<ButtonAction>>(REVIEW, (args) => onReview(services, args));
  app.action<BlockAction<ButtonAction>>(RETRY, (args) => onRetry(services, args));
  app.view<ViewSubmitAction>(CALLBACK, (args) => onDecision(services, args));
}

async function onReview(services: FrontServices, args: ButtonArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy, words } = visitor;
  const stored = await services.store.load(args.action.value ?? '');
  if (!stored) return refuse(args, services, person, { kind: 'unknown-request' });
  const actor = await approver(services, visitor, stored.request);
  const refusal =
    reviewRefusal(policy, actor, stored.request) ??
    closedRefusal(stored.request, actor, services.now());
  if (refusal) return refuse(args, services, person, refusal);
  const view = reviewModal(stored.request, policy, words);
  await args.client.views.open({ trigger_id: args.body.trigger_id, view });
  await args.ack();
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
    const actor = await approver(services, visitor, request);
    return decideReview(policy, actor, request, review, services.now());
  });
  if (!decided.ok) return refuse(args, services, person, decided.error);
  await args.ack();
}

async function onRetry(services: FrontServices, args: ButtonArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const decided = await decide(services, args.action.value ?? '', async (request) =>
    decideRetry(visitor.policy, await approver(services, visitor, request), request),
  );
  if (!decided.ok) return refuse(args, services, visitor.person, decided.error);
  await args.ack();
}

/** The visitor with all that decides whether they approve in the request's pool. */
function approver(
  services: FrontServices,
  { person, policy }: Visitor,
  { plan }: Request,
): Promise<Actor> {
  return actorOn(services, person, [approversOf(policy, plan.pool)]);
}

/** The requester and the pool's approvers may let a request go on after trouble. */
function decideRetry(
  policy: Policy,
  actor: Actor,
  request: Request,
): Result<RequestEvent, Refusal> {
  const { pool } = request.plan;
  const approvers = approversOf(policy, pool);
  if (actor.id !== request.requester && !isListed(approvers, actor)) {
    return refused({ kind: 'not-an-approver', pool, approvers, contact: policy.contact });
  }
  return request.troubles.length > 0
    ? ok({ type: 'RetryAsked', by: actor.id })
    : refused({ kind: 'nothing-to-retry' });
}
