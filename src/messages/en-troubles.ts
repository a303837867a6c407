import { isAboutApprovals, type PolicyChange, type Trouble } from '../domain/trouble.ts';
import { attributeName } from './attribute-names.ts';
import { code, escaped, type Mrkdwn, moment, mrkdwn } from './mrkdwn.ts';

/** What the policy, or the people in it, no longer allow. */
export const enPolicyChanges: Record<PolicyChange, Mrkdwn> = {
  pool: mrkdwn`The policy no longer has this pool as it was when the request was made.`,
  domain: mrkdwn`The policy no longer allows this email domain.`,
  action: mrkdwn`The policy no longer allows this in this pool.`,
  group: mrkdwn`The policy no longer offers this group.`,
  protection: mrkdwn`The user has come under protection since, and that takes two approvals.`,
  'break-glass': mrkdwn`Whoever went past the approvers may not, or no longer, do so in this pool.`,
  requester: mrkdwn`The requester may no longer ask for this in this pool.`,
  approver: mrkdwn`Not enough of those who approved may still approve in this pool.`,
  'recipient-alone': mrkdwn`Of those who may still approve, only the one whom this is for has approved it.`,
  recipient: mrkdwn`The recipient is no longer a full member of this workspace.`,
};

/** What stands in the way of a request, and what can be done. */
export function explainTrouble(trouble: Trouble): Mrkdwn {
  switch (trouble.kind) {
    case 'user-exists':
      return mrkdwn`${code(trouble.email)} exists in the pool, and it cannot be proved that this request made the user. Nothing was changed. Look at the user in the AWS console before you go on.`;
    case 'maybe-ours':
      return mrkdwn`${code(trouble.email)} has been in the pool since ${moment(trouble.createdAt)}, was never used, and appeared after this request had begun. Probably this request made the user, but an answer was lost and nothing proves it. Look at the user in the AWS console (sub ${code(trouble.sub)}), then say whether it is ours.`;
    case 'asked-twice':
      return mrkdwn`Another open request (${code(trouble.other)}) is for ${code(trouble.email)} in this pool as well, and was first. Nothing was done here. When the other one has ended, try again or stop this one.`;
    case 'pool-not-found':
      return mrkdwn`There is no user pool ${code(trouble.userPoolId)}, and this request is for that one alone. Correct the id in the policy, then ask again.`;
    case 'pool-not-supported':
      return mrkdwn`In the pool ${code(trouble.userPoolId)} people cannot sign in with their email. Concierge needs email as username or as alias.`;
    case 'cognito-refused':
      return mrkdwn`Cognito refused: ${code(trouble.error)}. The log has its words under this reference. Mend what it names, then try again.`;
    case 'not-confirmed':
      return mrkdwn`The password is set, but Cognito shows the user as ${code(trouble.status)} instead of ${escaped(trouble.expected ?? 'CONFIRMED')}. The password was not shown to anybody.`;
    case 'alias-taken':
      return mrkdwn`Another user of the pool signs in with ${code(trouble.value)} (${escaped(attributeName('en', trouble.attribute))}) already, and Concierge takes it away from nobody. Look at that user in the AWS console, then try again or stop this request.`;
    case 'group-not-found':
      return mrkdwn`The pool has no group ${code(trouble.group)} any more. Make the group again, then try again.`;
    case 'user-gone':
      return mrkdwn`The user ${code(trouble.account)} whom this request was for is gone. If there is one of that name now, it is another one, and was not touched. Stop this request.`;
    case 'external-user':
      return mrkdwn`${code(trouble.account)} signs in through another identity provider and has no password in this pool. Nothing was done. Stop this request.`;
    case 'value-changed':
      return mrkdwn`${escaped(attributeName('en', trouble.attribute))} of this user has changed since the request was made, and nothing was done. Stop this request, look at the user again, and ask anew.`;
    case 'no-sign-in-as':
      return mrkdwn`${code(trouble.account)} has a second factor or is disabled, so Concierge cannot sign in for them to have a code sent. Nothing was changed. Stop this request.`;
    case 'not-delivered':
      return mrkdwn`The user ${code(trouble.account)} exists, but Cognito could not send its message. Check the address, and the pool’s settings for e-mail and SMS, then try again.`;
    case 'not-invitable':
      return mrkdwn`${code(trouble.account)} is ${code(trouble.status)}. Cognito invites again only whoever has not signed in yet (${code('FORCE_CHANGE_PASSWORD')}).`;
    case 'no-recovery-by-email':
      return mrkdwn`The pool’s account recovery does not work by email, so nobody could choose a password by “forgot password”. Nothing was handed over. Allow ${code('verified_email')} in the pool’s AccountRecoverySetting, or set another delivery in the policy and ask anew.`;
    case 'email-not-verified':
      return mrkdwn`${code(trouble.account)} has no verified email, to which “forgot password” would send its code. The password that there is was not touched. Have the email verified, then try again.`;
    case 'no-client':
      return mrkdwn`The policy names no app client for this pool any more, and this request has to sign in. Name it there, then try again.`;
    case 'sign-in-failed':
      return mrkdwn`The password is set, but signing in with it came to ${code(trouble.error)}. It was not shown to anybody. Check the app client that the policy names, then try again.`;
    case 'code-not-sent':
      return trouble.why === 'limit'
        ? mrkdwn`Too many codes were asked for, and Cognito sends no more for now. Wait an hour, then try again.`
        : mrkdwn`Cognito sent no code: ${code(trouble.why)}. Check the address, and the pool’s settings for e-mail and SMS, then try again.`;
    case 'policy-changed':
      return isAboutApprovals(trouble.what)
        ? mrkdwn`${enPolicyChanges[trouble.what]} Nothing more was done. Another approver can press Review and approve it, or you mend the policy and try again.`
        : mrkdwn`${enPolicyChanges[trouble.what]} Nothing more was done.`;
    case 'slack-refused':
      return mrkdwn`Slack refused a message: ${code(trouble.error)}. Check that Concierge is a member of the channel and may write to the person, then try again.`;
    case 'message-deleted':
      return mrkdwn`The direct message that is to hold the password was deleted again and again, so the password was not shown. Talk to the recipient, then try again.`;
    case 'gave-up':
      return mrkdwn`The step was tried several times and broke off each time without a reason. The log tells what it was doing. Mend that, then try again.`;
    case 'fault':
      return mrkdwn`Something went wrong on our side. The log has the details under this reference.`;
  }
}
