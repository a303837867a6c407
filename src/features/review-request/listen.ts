import type { ModalView } from '@slack/types';
import { decide } from '../../admission/decide.ts';
import { onceOf } from '../../admission/once.ts';
import { involvedIn } from '../../admission/parties.ts';
import { refusalModal, refuse } from '../../admission/refuse.ts';
import { type Visitor, visitorOf } from '../../admission/visitor.ts';
import { waitingModal } from '../../admission/waiting-modal.ts';
import { approvalRefusal, reviewRefusal } from '../../domain/access.ts';
import { glassRefusal } from '../../domain/break-glass.ts';
import type { RequestEvent } from '../../domain/events.ts';
import type { Involved } from '../../domain/parties.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Request } from '../../domain/request.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import { decideReview, undecidable } from '../../domain/review.ts';
import type { Mrkdwn } from '../../messages/mrkdwn.ts';
import type { FrontServices } from '../../services.ts';
import type { ButtonArgs, SubmitArgs } from '../../slack/listener-args.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { glassBreaker, listenToBreakGlass } from './break-glass.ts';
import { glassModal, withWayPast } from './glass-modal.ts';
import { BREAK_GLASS, CALLBACK, GLASS_CALLBACK, REVIEW } from './ids.ts';
import { INTERVENTIONS, listenToInterventions } from './interventions.ts';
import { look } from './look.ts';
import { rememberedRequest, reviewModal, submittedVerdict } from './modal.ts';

/** Their modal is opened first, or they ask while the request is read. */
export const late = [REVIEW, CALLBACK, BREAK_GLASS, GLASS_CALLBACK, ...Object.keys(INTERVENTIONS)];

/** The card's buttons and the review modal. */
export function listen(on: Listeners, services: FrontServices): void {
  on.button(REVIEW, (args) => onReview(services, args));
  on.view(CALLBACK, (args) => onDecision(services, args));
  listenToInterventions(on, services);
  listenToBreakGlass(on, services);
}

async function onReview(services: FrontServices, args: ButtonArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const opening = { how: 'open', trigger: args.body.trigger_id } as const;
  await waitingModal(args, services, visitor, opening, async () => {
    const review = await reviewOf(services, visitor, args.action.value ?? '');
    if (!review.ok) return refusalModal(args, services, visitor.person, review.error);
    const found = await findingOn(services, visitor, review.value);
    return modalFor(review.value, visitor, found);
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

/** What the visitor can do with that request now, and why nothing if nothing. */
async function reviewOf(
  services: FrontServices,
  visitor: Visitor,
  id: string,
): Promise<Result<UnderReview, Refusal>> {
  const { policy } = visitor;
  const stored = await services.store.load(id);
  if (!stored) return refused({ kind: 'unknown-request' });
  const { request } = stored;
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
    services.log.warn({ err: error, request: request.id }, 'reviewed without a look at the pool');
    return undefined;
  }
}

async function onDecision(services: FrontServices, args: SubmitArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy, words } = visitor;
  const once = onceOf(args.context);
  const verdict = submittedVerdict(args.view.state.values);
  if (!verdict.ok) {
    await once.pass();
    const errors = Object.entries(verdict.error).map(([block, error]) => [
      block,
      words.explainFieldError(error),
    ]);
    return args.ack({ response_action: 'errors', errors: Object.fromEntries(errors) });
  }
  const { id, digest } = rememberedRequest(args.view.private_metadata);
  const review = { verdict: verdict.value, digest };
  const conditions = { once, isHeldUp: ({ type }: RequestEvent) => type === 'Approved' };
  const decided = await decide(services, conditions, id, async (request) => {
    const people = await involvedIn(services, visitor, request);
    return decideReview(policy, people, request, review, services.now());
  });
  if (!decided.ok) return refuse(args, services, person, decided.error);
  await args.ack();
}

/** Whoever gives the last approval has no need to go past the approvers. */
function isNotTheLast({ approvals, approvalsRequired }: Request): boolean {
  return approvals.length + 1 < approvalsRequired;
}
