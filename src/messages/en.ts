import type { DeliveryMedium, VerifiableAttribute } from '../domain/plan.ts';
import type { Remains } from '../domain/stage.ts';
import { attributeName } from './attribute-names.ts';
import { enAccountForm } from './en-account-form.ts';
import { enActions, enConsequences, enMediums, enSubject } from './en-actions.ts';
import { enAdminister } from './en-administer.ts';
import { enBreakGlass, enFrozenRequest } from './en-break-glass.ts';
import { enCredential } from './en-credential.ts';
import { enExplanations } from './en-explanations.ts';
import { enHandover } from './en-handover.ts';
import { enHome } from './en-home.ts';
import { enManageUser } from './en-manage-user.ts';
import { enProof } from './en-proof.ts';
import { enReview } from './en-review.ts';
import {
  code,
  escaped,
  inline,
  joined,
  type Mrkdwn,
  mention,
  moment,
  mrkdwn,
  quoted,
} from './mrkdwn.ts';

const mentions = (ids: readonly string[]) => joined(ids.map(mention), ', ');

/** What a request that ended before its time has left behind. */
const left: Record<Remains, Mrkdwn> = {
  nothing: mrkdwn`Nothing was done in the pool.`,
  'perhaps-a-user': mrkdwn`It is not certain whether the user was created: look at the pool before you ask again.`,
  'a-user': mrkdwn`The user exists in the pool, but what was to follow was not completed.`,
  'no-password': mrkdwn`The user’s password no longer works: ask for a new one.`,
  'perhaps-a-change': mrkdwn`It is not certain whether the user was changed: look at the user before you ask again.`,
};

/** Every text in English. Other languages have this very shape (see `Messages`). */
export const en = {
  ...enExplanations,
  ...enManageUser,
  ...enAccountForm,

  actions: enActions,
  subject: enSubject,
  consequences: enConsequences,
  credential: enCredential,
  administer: enAdminister,
  breakGlass: enBreakGlass,
  frozenRequest: enFrozenRequest,
  handover: enHandover,
  home: enHome,
  proof: enProof,
  attributeName: (name: string) => attributeName('en', name),

  common: {
    close: 'Close',
    cancel: 'Cancel',
    notice: 'Concierge',
  },

  command: {
    usage: mrkdwn`*Give somebody an account*\n\`/cognito-add alice@example.com\` opens the form for Alice.\n\`/cognito-add alice@example.com staging\` does so for the pool “staging”.\n\`/cognito-add\` shows this help. The form asks for what the pool needs of a user. Nothing happens before an approver has said yes.`,
    pools: (aliases: readonly string[]) =>
      mrkdwn`You may ask for accounts in: ${joined(aliases.map(code), ', ')}.`,
    tooManyWords: (text: string) =>
      mrkdwn`I read an email address and a pool, but ${code(text)} has more than that. Write it like \`/cognito-add alice@example.com staging\`.`,
    openForm: 'Open the form',
  },

  form: {
    title: 'New account',
    submit: 'Send request',
    pool: 'User pool',
    email: 'Email address',
    emailHint: (domains: readonly string[]) => `Allowed: ${domains.join(', ')}`,
    recipient: 'Who receives the password?',
    recipientHint: 'The member you choose gets it by direct message, once.',
    reason: 'Reason',
    reasonHint: 'Shown to the approvers, and kept in the trail.',
  },

  card: {
    account: 'User',
    username: 'Username',
    groups: 'Groups',
    attributes: 'Attributes',
    pool: 'Pool',
    email: 'Email',
    requester: 'Requested by',
    recipient: 'Password goes to',
    fallback: 'If Slack cannot reach them',
    reason: 'Reason',
    review: 'Review',
    retry: 'Try again',
    claim: 'It is ours, continue',
    stop: 'Stop',
    pending: (approvers: readonly string[], given: number, needed: number) =>
      needed === 1
        ? mrkdwn`:hourglass_flowing_sand: *Waiting for approval* by ${mentions(approvers)}`
        : mrkdwn`:hourglass_flowing_sand: *Waiting for approval* (${given} of ${needed}) by ${mentions(approvers)}`,
    expires: (at: string) => mrkdwn`Expires ${moment(at)}`,
    approved: mrkdwn`:gear: *Approved.* Creating the user …`,
    notRequired: mrkdwn`:gear: *No approval needed in this pool.* Creating the user …`,
    created: mrkdwn`:gear: *The user exists.* Handing over the password …`,
    inviting: mrkdwn`:gear: *The user exists.* Cognito sends the invitation …`,
    carryingOut: mrkdwn`:gear: *Approved.* Carrying it out …`,
    carryingOutUnasked: mrkdwn`:gear: *No approval needed for this.* Carrying it out …`,
    proving: (attribute: VerifiableAttribute, destination: string) =>
      mrkdwn`:envelope: *Waiting for the code* that Cognito has sent to ${code(destination)} (${escaped(attributeName('en', attribute).toLowerCase())}).`,
    invited: (mediums: readonly DeliveryMedium[]) =>
      mrkdwn`:white_check_mark: *Done.* The user exists, and Cognito has sent the invitation by ${enMediums(mediums)}.`,
    done: (what: Mrkdwn) => mrkdwn`:white_check_mark: *Done.* ${what}`,
    signInChecked: mrkdwn`The password was seen to sign in.`,
    delivered: (what: Mrkdwn) =>
      mrkdwn`:white_check_mark: *Done.* ${what} The user is CONFIRMED and the password is in the direct message.`,
    deliveredTemporary: (what: Mrkdwn, validUntil: string) =>
      mrkdwn`:white_check_mark: *Done.* ${what} The temporary password is in the direct message. The user is FORCE_CHANGE_PASSWORD until the next sign-in, which has to come before ${moment(validUntil)}.`,
    acknowledged: (what: Mrkdwn) =>
      mrkdwn`:white_check_mark: *Done.* ${what} The recipient has saved the password.`,
    hidden: (what: Mrkdwn, acknowledged: boolean) =>
      acknowledged
        ? mrkdwn`:white_check_mark: *Done.* ${what} The recipient has saved the password; it is no longer shown.`
        : mrkdwn`:white_check_mark: *Done.* ${what} The password was taken down when its time was over.`,
    denied: (by: string) => mrkdwn`:no_entry: *Denied* by ${mention(by)}`,
    cancelled: (by: string) =>
      mrkdwn`:leftwards_arrow_with_hook: *Withdrawn* by ${mention(by)}. Nothing was done.`,
    expired: mrkdwn`:alarm_clock: *Expired.* Nobody decided in time, so nothing was done.`,
    lapsed: (remains: Remains) =>
      mrkdwn`:alarm_clock: *The approval ran out* before everything was done. ${left[remains]}`,
    stopped: (by: string, remains: Remains) =>
      mrkdwn`:octagonal_sign: *Stopped* by ${mention(by)}. ${left[remains]}`,
    toFallback: (to: string) =>
      mrkdwn`Slack took no message for the recipient, so the password went to ${mention(to)}.`,
    reminder: (missing: readonly string[], subject: Mrkdwn, pool: string, expiresAt: string) =>
      mrkdwn`${joined(missing.map(mention), ' ')} The ${subject} in ${escaped(pool)} is still waiting for a decision. It expires ${moment(expiresAt)}.`,
    trouble: mrkdwn`:warning: *Needs attention*`,
    approvedBy: (by: string, at: string) => mrkdwn`Approved by ${mention(by)} ${moment(at)}`,
    comment: (text: string) => mrkdwn`“${inline(text)}”`,
    reference: (reference: string) => mrkdwn`Reference ${code(reference)}`,
    content: (shortDigest: string) => mrkdwn`Content ${code(shortDigest)}`,
    text: {
      pending: 'waiting for approval',
      approved: 'approved',
      created: 'user created',
      delivered: 'done',
      proving: 'waiting for a code',
      denied: 'denied',
      cancelled: 'withdrawn',
      expired: 'expired',
      stopped: 'stopped',
      trouble: 'needs attention',
      frozen: 'frozen',
    },
  },

  confirm: {
    back: 'Back',
    cancel: {
      title: 'Withdraw the request?',
      text: 'Nothing will be done, and nobody can approve it any more.',
      confirm: 'Withdraw it',
    },
    claim: {
      title: 'Did this request make the user?',
      text: 'Say so only if you have looked at the user in the AWS console. A new password is set for them and goes to the recipient.',
      confirm: 'It is ours',
    },
    stop: {
      title: 'Stop the request?',
      text: 'It ends here for good. What was done already stays as it is; the card tells what that is.',
      confirm: 'Stop it',
    },
  },

  review: enReview,

  receipt: {
    cancel: 'Withdraw request',
    cancelled: (subject: Mrkdwn, pool: string) =>
      mrkdwn`:leftwards_arrow_with_hook: You have withdrawn your ${subject} in ${escaped(pool)}. Nothing was done.`,
    lapsed: (subject: Mrkdwn, remains: Remains) =>
      mrkdwn`:alarm_clock: Your ${subject} was approved, but the approval ran out before everything was done. ${left[remains]}`,
    stopped: (subject: Mrkdwn, by: string, remains: Remains) =>
      mrkdwn`:octagonal_sign: Your ${subject} was stopped by ${mention(by)}. ${left[remains]}`,
    pending: (subject: Mrkdwn, pool: string) =>
      mrkdwn`:memo: Your ${subject} in ${escaped(pool)} is waiting for approval.`,
    working: (email: string, pool: string) =>
      mrkdwn`:gear: Your request for ${code(email)} in ${escaped(pool)} is approved; the user is being created.`,
    carryingOut: (subject: Mrkdwn, pool: string) =>
      mrkdwn`:gear: Your ${subject} in ${escaped(pool)} is being carried out.`,
    proving: (account: string, pool: string, recipient: string) =>
      mrkdwn`:envelope: Cognito has sent a code for ${code(account)} in ${escaped(pool)}. It goes on when ${mention(recipient)} has entered it.`,
    invited: (account: string, pool: string, mediums: readonly DeliveryMedium[]) =>
      mrkdwn`:white_check_mark: ${code(account)} exists in ${escaped(pool)}, and Cognito has sent the invitation by ${enMediums(mediums)}.`,
    applied: (account: string, pool: string, what: Mrkdwn) =>
      mrkdwn`:white_check_mark: ${code(account)} in ${escaped(pool)}: ${what}`,
    notRequired: (email: string, pool: string) =>
      mrkdwn`:gear: Your request for ${code(email)} in ${escaped(pool)} needs no approval; the user is being created.`,
    done: (email: string, pool: string, recipient: string) =>
      mrkdwn`:white_check_mark: ${code(email)} can sign in to ${escaped(pool)}. ${mention(recipient)} has the password by direct message.`,
    saved: (email: string, pool: string, recipient: string) =>
      mrkdwn`:white_check_mark: ${code(email)} can sign in to ${escaped(pool)}. ${mention(recipient)} has saved the password.`,
    takenDown: (email: string, pool: string, recipient: string) =>
      mrkdwn`:white_check_mark: ${code(email)} can sign in to ${escaped(pool)}. ${mention(recipient)} was shown the password by direct message, and did not say that it is saved before it was taken down.`,
    renewed: {
      done: (account: string, pool: string, what: Mrkdwn, recipient: string) =>
        mrkdwn`:white_check_mark: ${code(account)} in ${escaped(pool)}: ${what} ${mention(recipient)} has it by direct message.`,
      saved: (account: string, pool: string, what: Mrkdwn, recipient: string) =>
        mrkdwn`:white_check_mark: ${code(account)} in ${escaped(pool)}: ${what} ${mention(recipient)} has saved it.`,
      takenDown: (account: string, pool: string, what: Mrkdwn, recipient: string) =>
        mrkdwn`:white_check_mark: ${code(account)} in ${escaped(pool)}: ${what} ${mention(recipient)} was shown it by direct message, and did not say that it is saved before it was taken down.`,
    },
    closed: (subject: Mrkdwn, pool: string) =>
      mrkdwn`:memo: Your ${subject} in ${escaped(pool)} is closed. A message of its own tells how it ended.`,
    denied: (subject: Mrkdwn, by: string, comment: string) =>
      mrkdwn`:no_entry: Your ${subject} was denied by ${mention(by)}:\n${quoted(comment)}`,
    expired: (subject: Mrkdwn) =>
      mrkdwn`:alarm_clock: Your ${subject} expired before anybody decided. Nothing was done; you can ask again.`,
    trouble: (subject: Mrkdwn) => mrkdwn`:warning: Your ${subject} needs attention.`,
    where: (channel: string) => mrkdwn`The approvers see it in <#${escaped(channel)}>.`,
  },
};

/** The shape of a language: what English says, every language must say, or it does not compile. */
export type Messages = typeof en;
