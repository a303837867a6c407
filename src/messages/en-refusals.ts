import type { Person } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import { duration } from './duration.ts';
import { enActions } from './en-actions.ts';
import { enFrozenBy } from './en-administer.ts';
import { code, escaped, joined, type Mrkdwn, mention, moment, mrkdwn } from './mrkdwn.ts';

const mentions = (ids: readonly string[]) => joined(ids.map(mention), ', ');

const outsiders: Record<Exclude<Person['kind'], 'member'>, Mrkdwn> = {
  'single-channel-guest': mrkdwn`single-channel guests`,
  'multi-channel-guest': mrkdwn`multi-channel guests`,
  bot: mrkdwn`bots`,
  deactivated: mrkdwn`deactivated accounts`,
  stranger: mrkdwn`people of other workspaces`,
};

/** Why somebody may not, or cannot, do what they asked. */
export function explainRefusal(refusal: Refusal): Mrkdwn {
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
      return ownRequest(refusal);
    case 'recipient-alone':
      return refusal.approvers.length === 0
        ? mrkdwn`This gives you a password, or is for an account of your address, so somebody else has to approve it, and nobody else approves in this pool. You can deny it. Ask ${mention(refusal.contact)} to name another approver.`
        : mrkdwn`This gives you a password, or is for an account of your address, so somebody else has to approve it: ${mentions(refusal.approvers)}. You can deny it. Ask ${mention(refusal.contact)} if that should change.`;
    case 'replayed':
      return mrkdwn`Concierge has received exactly this before. Nothing was done a second time.`;
    case 'already-approved-by-you':
      return refusal.account === undefined
        ? mrkdwn`You have approved this already; another approver is needed.`
        : mrkdwn`You have approved this already as ${mention(refusal.account)}, whose account has your e-mail address; another approver is needed.`;
    case 'too-late-to-deny':
      return mrkdwn`It is too late to deny this request: it was approved, and something has been begun. It can be stopped on its card.`;
    case 'already-decided':
      return refusal.outcome === 'approved'
        ? mrkdwn`${mention(refusal.by)} approved this ${moment(refusal.at)}. Your decision was not recorded.`
        : mrkdwn`${mention(refusal.by)} denied this ${moment(refusal.at)}. Your decision was not recorded.`;
    case 'request-expired':
      return mrkdwn`This request expired ${moment(refusal.at)}. It can be asked for again.`;
    case 'request-cancelled':
      return mrkdwn`${mention(refusal.by)} withdrew this request ${moment(refusal.at)}. Nothing can be decided or done any more.`;
    case 'request-stopped':
      return mrkdwn`${mention(refusal.by)} stopped this request ${moment(refusal.at)}. Nothing can be decided or done any more.`;
    case 'not-the-requester':
      return mrkdwn`Only ${mention(refusal.requester)} can withdraw this request: it is theirs.`;
    case 'too-late-to-cancel':
      return mrkdwn`It is too late to withdraw this request: it is being carried out, or is done.`;
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
    case 'nothing-to-reveal':
      return mrkdwn`There is no password to show here any more.`;
    case 'reveal-under-way':
      return mrkdwn`The password has been asked for already and appears in the window that was opened first. If that one is closed, wait a minute and press the button again.`;
    case 'reveal-must-wait':
      return mrkdwn`Something stands in the way of this request, so no password can be shown. The requester has been told; press the button again when the request goes on.`;
    case 'already-revealed':
      return mrkdwn`The password was shown ${moment(refusal.at)}, and an approval is good for once. To see another one, ask for a new password; that needs an approval of its own. If it was not you who saw it, say so now.`;
    case 'claim-over':
      return mrkdwn`The password was not claimed in time and is revoked. Ask for a new one.`;
    case 'account-locked':
      return mrkdwn`The account is locked, because somebody else has seen its password.`;
    case 'nothing-to-disown':
      return mrkdwn`No password of this request is in force any more, so there is nothing to lock.`;
    case 'too-many-retries':
      return mrkdwn`This was tried ${refusal.limit} times, and that is the most. Mend what the card names, then ask again.`;
    case 'nothing-to-claim':
      return mrkdwn`There is no such question any more: somebody was faster, or the user in the pool is another one by now. Look at the card again.`;
    case 'nothing-to-stop':
      return mrkdwn`There is nothing to stop: somebody was faster, or it has gone through.`;
    case 'nothing-to-retry':
      return mrkdwn`There is nothing to try again: somebody was faster, or it has gone through.`;
    case 'may-not-look-up':
      return mrkdwn`You may not look at users of any pool. Ask ${mention(refusal.contact)} if that should change.`;
    case 'may-not-look-up-in':
      return mrkdwn`You may not look at users of ${code(refusal.pool)}; you may in ${joined(refusal.allowed.map(code), ', ')}. Ask ${mention(refusal.contact)} if that should change.`;
    case 'action-not-allowed':
      return mrkdwn`“${escaped(enActions[refusal.action].name)}” is not open to you in ${code(refusal.pool)}. Ask ${mention(refusal.contact)} if that should change.`;
    case 'user-not-found':
      return mrkdwn`There is no user ${code(refusal.account)} any more.`;
    case 'no-use-any-more':
      return mrkdwn`${code(refusal.account)} has changed since you looked: “${escaped(enActions[refusal.action].name)}” can no longer be asked for. Look again with \`/cognito-user\`.`;
    case 'external-user':
      return mrkdwn`${code(refusal.account)} signs in through another identity provider and has no password in this pool. Passwords are changed at that provider.`;
    case 'nothing-to-prove':
      return mrkdwn`No code is asked for any more: it has been entered, or the request has ended.`;
    case 'code-must-wait':
      return mrkdwn`Something stands in the way of this request, so no code can be taken. The requester has been told; enter the code when the request goes on.`;
    case 'too-many-codes':
      return mrkdwn`This was tried ${refusal.limit} times, and that is the most. Ask the requester to stop this request and to ask again.`;
    case 'too-many-requests':
      return refusal.what === 'person'
        ? mrkdwn`You have asked for ${refusal.limit} things within ${escaped(duration('en', refusal.window))}, and that is the most. Nothing was sent. You can ask again ${moment(refusal.until)}.`
        : mrkdwn`${refusal.limit} things have been asked for in this pool within ${escaped(duration('en', refusal.window))}, and that is the most. Nothing was sent. It is possible again ${moment(refusal.until)}.`;
    case 'too-many-look-ups':
      return mrkdwn`You have looked at users ${refusal.limit} times within ${escaped(duration('en', refusal.window))}, and that is the most. You can look again ${moment(refusal.until)}.`;
    case 'too-many-open':
      return mrkdwn`${refusal.limit} of your requests are still open, and that is the most. Nothing was sent. You can ask again as soon as one of them has ended: withdraw one, or ask the approvers to decide.`;
    case 'frozen':
      return mrkdwn`:snowflake: ${enFrozenBy(refusal)}. Nothing was done. It is possible again after the thaw.`;
    case 'may-not-freeze':
      return mayNotFreeze(refusal);
    case 'may-not-break-glass':
      return refusal.what === 'protected'
        ? mrkdwn`This concerns a user or a group that the policy protects: nobody goes past the approvers here. Ask ${mention(refusal.contact)} if it cannot wait.`
        : mrkdwn`The policy does not let you go past the approvers of this pool. Ask ${mention(refusal.contact)} if it cannot wait.`;
  }
}

function ownRequest({
  account,
  approvers,
  contact,
}: Extract<Refusal, { kind: 'own-request' }>): Mrkdwn {
  const why =
    account === undefined
      ? mrkdwn`Nobody decides on their own request.`
      : mrkdwn`Nobody decides on their own request: ${mention(account)}, who made this one, has your e-mail address.`;
  return approvers.length === 0
    ? mrkdwn`${why} Nobody else approves in this pool. Ask ${mention(contact)} to change that.`
    : mrkdwn`${why} It can be decided by ${mentions(approvers)}. Ask ${mention(contact)} if that should change.`;
}

function mayNotFreeze({ pool, allowed, contact }: Refused<'may-not-freeze'>): Mrkdwn {
  if (allowed.length === 0) {
    return mrkdwn`Only approvers may freeze and thaw pools, and you approve in none. Ask ${mention(contact)}, or one of the approvers.`;
  }
  return mrkdwn`There is no pool ${code(pool ?? '')} that you may freeze or thaw; there is ${joined(allowed.map(code), ', ')}, and ${code('all')}. A reason comes after the pool, such as ${code('/cognito-admin freeze all a leaked token')}. Nothing was changed. Ask ${mention(contact)} if that should change.`;
}

type Refused<Kind extends Refusal['kind']> = Extract<Refusal, { kind: Kind }>;
