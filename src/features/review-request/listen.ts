import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { actorOn } from '../../admission/actor.ts';
import { decide } from '../../admission/decide.ts';
import { refuse } from '../../admission/refuse.ts';
import { type Visitor, visitorOf } from '../../admission/visitor.ts';
import { reviewRefusal } from '../../domain/access.ts';
import type { Actor } from '../../domain/person.ts';
import { approversOf } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import { decideReview, undecidable } from '../../domain/review.ts';
import type { FrontServices } from '../../services.ts';
import type { ButtonArgs, SubmitArgs } from '../../slack/listener-args.ts';
import { CALLBACK, REVIEW } from './ids.ts';
import { listenToInterventions } from './interventions.ts';
import { look } from './look.ts';
import { rememberedRequest, reviewModal, submittedVerdict } from './modal.ts';

/** The card's buttons and the review modal. */
export function listen(app: App, services: FrontServices): void {
  app.action<BlockAction<ButtonAction>>(REVIEW, (args) => onReview(services, args));
  app.view<ViewSubmitAction>(CALLBACK, (args) => onDecision(services, args));
  listenToInterventions(app, services);
}

async function onReview(services: FrontServices, args: ButtonArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy, words } = visitor;
  const stored = await services.store.load(args.action.value ?? '');
  if (!stored) return refuse(args, services, person, { kind: 'unknown-request' });
  const actor = await approver(services, visitor, stored.request);
  const refusal =
    reviewRefusal(policy, actor, stored.request) ??
    undecidable(stored.request, actor, services.now());
  if (refusal) return refuse(args, services, person, refusal);
  const view = reviewModal(stored.request, policy, words);
  const { view: opened } = await args.client.views.open({
    trigger_id: args.body.trigger_id,
    view,
  });
  if (opened?.id) await showFinding(services, visitor, args.client, opened.id, stored.request);
  await args.ack();
}

/** Adds to the open modal what a look at pool and policy shows. It can be decided on without. */
async function showFinding(
  services: FrontServices,
  { policy, words }: Visitor,
  client: WebClient,
  view_id: string,
  request: Request,
): Promise<void> {
  try {
    const finding = await look(services, policy, request.plan);
    const view = reviewModal(request, policy, words, words.found(finding));
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
    const actor = await approver(services, visitor, request);
    return decideReview(policy, actor, request, review, services.now());
  });
  if (!decided.ok) return refuse(args, services, person, decided.error);
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
