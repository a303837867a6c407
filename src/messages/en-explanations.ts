import type { FieldError } from '../domain/field-error.ts';
import type { Person } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Trouble } from '../domain/trouble.ts';
import { code, joined, type Mrkdwn, mention, moment, mrkdwn } from './mrkdwn.ts';

const mentions = (ids: readonly string[]) => joined(ids.map(mention), ', ');

const outsiders: Record<Exclude<Person['kind'], 'member'>, Mrkdwn> = {
  guest: mrkdwn`guests of the workspace`,
  bot: mrkdwn`bots`,
  deactivated: mrkdwn`deactivated accounts`,
  stranger: mrkdwn`people of other workspaces`,
};

const unfit: Record<Exclude<Person['kind'], 'member'>, string> = {
  guest: 'a guest',
  bot: 'a bot',
  deactivated: 'a deactivated account',
  stranger: 'from another workspace',
};

function explainRefusal(refusal: Refusal): Mrkdwn {
  switch (refusal.kind) {
    case 'outsider':
      return mrkdwn`Concierge is for full members of this workspace, not for ${outsiders[refusal.person]}. Ask ${mention(refusal.contact)} if you need an account.`;
    case 'not-a-requester':
      return mrkdwn`You are not on the list of people who may ask for accounts. Ask ${mention(refusal.contact)} to put you there.`;
    case 'not-a-requester-of':
      return mrkdwn`You may not ask for accounts in ${code(refusal.pool)}; you may in ${joined(refusal.allowed.map(code), ', ')}. Ask ${mention(refusal.contact)} if that should change.`;
    case 'not-an-approver':
      return refusal.approvers.length === 0
        ? mrkdwn`Nobody approves requests for ${code(refusal.pool)} at the moment. Ask ${mention(refusal.contact)} to change that.`
        : mrkdwn`Requests for ${code(refusal.pool)} are decided by ${mentions(refusal.approvers)}. Ask ${mention(refusal.contact)} if that should change.`;
    case 'own-request':
      return refusal.approvers.length === 0
        ? mrkdwn`Nobody decides on their own request, and nobody else approves in this pool. Ask ${mention(refusal.contact)} to change that.`
        : mrkdwn`Nobody decides on their own request. It can be decided by ${mentions(refusal.approvers)}. Ask ${mention(refusal.contact)} if that should change.`;
    case 'already-approved-by-you':
      return mrkdwn`You have approved this already; another approver is needed.`;
    case 'already-decided':
      return refusal.outcome === 'approved'
        ? mrkdwn`${mention(refusal.by)} approved this ${moment(refusal.at)}. Your decision was not recorded.`
        : mrkdwn`${mention(refusal.by)} denied this ${moment(refusal.at)}. Your decision was not recorded.`;
    case 'request-expired':
      return mrkdwn`This request expired ${moment(refusal.at)}. It can be asked for again with \`/cognito-add\`.`;
    case 'request-cancelled':
      return mrkdwn`${mention(refusal.by)} withdrew this request ${moment(refusal.at)}. Nothing can be decided or done any more.`;
    case 'request-stopped':
      return mrkdwn`${mention(refusal.by)} stopped this request ${moment(refusal.at)}. Nothing can be decided or done any more.`;
    case 'not-the-requester':
      return mrkdwn`Only ${mention(refusal.requester)} can withdraw this request: it is theirs.`;
    case 'too-late-to-cancel':
      return mrkdwn`It is too late to withdraw this request: the user is being created, or stands already.`;
    case 'content-changed':
      return mrkdwn`The request is not what you were shown any more. Close this, press Review again and read it once more.`;
    case 'unknown-request':
      return mrkdwn`I do not know this request. Its card may be older than the table that holds the requests.`;
    case 'not-the-recipient':
      return mrkdwn`Only ${mention(refusal.recipient)} can do this: the password is for them.`;
    case 'nothing-to-acknowledge':
      return mrkdwn`The password is not shown any more.`;
    case 'not-recorded-yet':
      return mrkdwn`One moment: the password is still being handed over, and may be replaced by a new one. Press again when the message has settled, and save what it shows then.`;
    case 'too-many-retries':
      return mrkdwn`This was tried ${refusal.limit} times, and that is the most. Mend what the card names, then ask again with \`/cognito-add\`.`;
    case 'nothing-to-claim':
      return mrkdwn`There is no such question any more: somebody was faster, or the user in the pool is another one by now. Look at the card again.`;
    case 'nothing-to-stop':
      return mrkdwn`There is nothing to stop: somebody was faster, or it has gone through.`;
    case 'nothing-to-retry':
      return mrkdwn`There is nothing to try again: somebody was faster, or it has gone through.`;
  }
}

function explainFieldError(error: FieldError): string {
  switch (error.kind) {
    case 'email-missing':
      return 'Enter the email address of the new user.';
    case 'email-malformed':
      return 'This is not a complete email address. Write it like alice@example.com.';
    case 'email-not-ascii':
      return error.suggestion
        ? `Use plain (half-width) letters. Did you mean ${error.suggestion}?`
        : 'Use plain letters (a–z), digits and . _ - + only: Cognito takes no others here.';
    case 'email-too-long':
      return 'This address is too long: at most 64 characters before the @ and 254 in all.';
    case 'domain-not-allowed':
      return `Accounts in this pool need an address at ${error.allowed.join(' or ')}, not ${error.domain}.`;
    case 'user-exists':
      return `${error.email} has an account in this pool already (status ${error.status}).`;
    case 'pool-missing':
      return 'Choose the user pool.';
    case 'recipient-missing':
      return 'Choose who receives the password.';
    case 'recipient-unfit':
      return `Choose a full member of this workspace: this is ${unfit[error.person]}.`;
    case 'recipient-proposed-for-another':
      return 'This member was proposed for another email address. Press Enter in the email field for a new proposal, or choose somebody else.';
    case 'unreadable-characters':
      return 'Remove the invisible characters in this text: they change the direction of writing, or are cut in half. Type it anew instead of pasting it.';
    case 'reason-missing':
      return 'Say in a few words why the account is needed.';
    case 'reason-too-long':
      return `Use at most ${error.limit} characters.`;
    case 'verdict-missing':
      return 'Choose Approve or Deny.';
    case 'comment-missing':
      return 'Tell the requester why you deny it.';
  }
}

const changed: Record<Extract<Trouble, { kind: 'policy-changed' }>['what'], Mrkdwn> = {
  pool: mrkdwn`The policy no longer has this pool as it was when the request was made.`,
  domain: mrkdwn`The policy no longer allows this email domain.`,
  requester: mrkdwn`The requester may no longer ask for accounts in this pool.`,
  approver: mrkdwn`Not enough of those who approved may still approve in this pool.`,
  recipient: mrkdwn`The recipient is no longer a full member of this workspace.`,
};

function explainTrouble(trouble: Trouble): Mrkdwn {
  switch (trouble.kind) {
    case 'user-exists':
      return mrkdwn`${code(trouble.email)} stands in the pool, and it cannot be proved that this request made the user. Nothing was changed. Look at the user in the AWS console before you go on.`;
    case 'maybe-ours':
      return mrkdwn`${code(trouble.email)} has been in the pool since ${moment(trouble.createdAt)}, was never used, and appeared after this request had begun. Probably this request made the user, but an answer was lost and nothing proves it. Look at the user in the AWS console (sub ${code(trouble.sub)}), then say whether it is ours.`;
    case 'asked-twice':
      return mrkdwn`Another open request (${code(trouble.other)}) is for ${code(trouble.email)} in this pool as well, and was first. Nothing was done here. When the other one has ended, try again or stop this one.`;
    case 'pool-not-found':
      return mrkdwn`There is no user pool ${code(trouble.userPoolId)}, and this request is for that one alone. Correct the id in the policy, then ask again with \`/cognito-add\`.`;
    case 'pool-not-supported':
      return mrkdwn`In the pool ${code(trouble.userPoolId)} people cannot sign in with their email. Concierge needs email as username or as alias.`;
    case 'cognito-refused':
      return mrkdwn`Cognito refused: ${code(trouble.error)}. The log has its words under this reference. Mend what it names, then try again.`;
    case 'not-confirmed':
      return mrkdwn`The password is set, but Cognito shows the user as ${code(trouble.status)} instead of CONFIRMED. The password was not shown to anybody.`;
    case 'policy-changed':
      return mrkdwn`${changed[trouble.what]} Nothing more was done.`;
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

function fault(reference: string): Mrkdwn {
  return mrkdwn`Something went wrong on our side, and what you did may not have been recorded. Try again; if it stays, tell the people who run Concierge this reference: ${code(reference)}`;
}

const tooLate = mrkdwn`If no form has opened, Slack waited too long for it. Nothing was done: please send the command or press the button again.`;

/** Sentences for everything that can be refused or go wrong; exhaustive over each union. */
export const enExplanations = { explainRefusal, explainFieldError, explainTrouble, fault, tooLate };
