import type { DeliveryMedium } from '../domain/plan.ts';
import { duration } from './duration.ts';
import { enMediums } from './en-actions.ts';
import { code, escaped, mention, moment, mrkdwn } from './mrkdwn.ts';

/** The modal in which an approver decides. */
export const enReview = {
  title: 'Review request',
  submit: 'Send decision',
  will: (approvalsAfterThis: number) =>
    approvalsAfterThis === 0
      ? 'If you approve, this happens at once'
      : `Your approval and ${approvalsAfterThis} more make this happen`,
  password: mrkdwn`A generated password is set for good: the user is CONFIRMED and can sign in with it.`,
  deliver: (recipient: string, hideAfter: number) =>
    mrkdwn`${mention(recipient)} receives the password by direct message, for ${escaped(duration('en', hideAfter))} at most. Nobody else sees it, not even you.`,
  temporaryPassword: mrkdwn`A generated temporary password is set: the user is FORCE_CHANGE_PASSWORD, and has to choose another one at the next sign-in.`,
  completeFirstSignIn: mrkdwn`Concierge signs in with a first password and answers Cognito’s demand for a new one with a generated one: the user is CONFIRMED and can sign in with it.`,
  invitation: (mediums: readonly DeliveryMedium[]) =>
    mrkdwn`Cognito sends the user a temporary password by ${enMediums(mediums)}. Nobody in Slack sees it.`,
  protected: mrkdwn`:shield: The policy protects this user, or a group that they are in: two people must approve.`,
  asked: (requester: string, at: string) =>
    mrkdwn`${mention(requester)} asked for it ${moment(at)}:`,
  fallback: (to: string) =>
    mrkdwn`If Slack takes no message for them, ${mention(to)} receives it instead.`,
  identity: (username: string, sub: string) =>
    mrkdwn`:bust_in_silhouette: This is the user ${code(username)} with the sub ${code(sub)}. The address is what their profile says.`,
  lookAlike: (name: string) =>
    mrkdwn`:warning: The name ${code(name)} can pass for another one: it has letters of several alphabets, in unusual forms, or that nothing shows. Go by the sub.`,
  plusAddress: (base: string) =>
    mrkdwn`:information_source: This is a plus address: mail to it probably arrives at ${code(base)}, which counts as another address here.`,
  notTheRequester: mrkdwn`:bust_in_silhouette: Somebody other than the requester receives the password.`,
  verdict: 'Your decision',
  approve: 'Approve',
  deny: 'Deny',
  comment: 'Comment',
  commentHint: 'Required when you deny; the requester reads it.',
};
