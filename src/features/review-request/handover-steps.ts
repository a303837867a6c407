import { directMessage, type Handover, type Plan } from '../../domain/plan.ts';
import type { Messages } from '../../messages/index.ts';
import type { Mrkdwn } from '../../messages/mrkdwn.ts';

/** How the password travels when the plan is approved: so much an approver has to know. */
export function handoverSteps(plan: Plan, words: Messages): Mrkdwn[] {
  if ('mediums' in plan && plan.action === 'add-user') {
    return [words.review.invitation(plan.mediums)];
  }
  const to = directMessage(plan);
  if (!to) return [];
  // A permanent password behind a button is made by the click, of which the last step tells.
  const waits = to.delivery === 'reveal' && to.password === 'permanent' && !completes(plan);
  return [...(waits ? [] : [passwordStep(plan, to, words)]), ...deliverySteps(to, words)];
}

function completes(plan: Plan): boolean {
  return plan.action === 'add-user' && plan.completeFirstSignIn === true;
}

function passwordStep(plan: Plan, to: Handover, { review, handover }: Messages): Mrkdwn {
  if (to.delivery === 'forgot-password') return handover.review.discarded;
  if (completes(plan)) return review.completeFirstSignIn;
  return to.password === 'temporary' ? review.temporaryPassword : review.password;
}

function deliverySteps(to: Handover, { review, handover }: Messages): Mrkdwn[] {
  const { review: texts } = handover;
  switch (to.delivery) {
    case 'dm': {
      const deadline = to.claimWithin === undefined ? [] : [texts.revoked(to.claimWithin)];
      return [review.deliver(to.recipient, to.hideAfter), ...deadline];
    }
    case 'reveal':
      return [texts.reveal(to.recipient, to.claimWithin, to.hideAfter)];
    case 'forgot-password':
      return [texts.forgotPassword(to.recipient)];
  }
}
