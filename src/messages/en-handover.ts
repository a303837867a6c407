import type { Revocation } from '../domain/events.ts';
import { duration } from './duration.ts';
import { code, escaped, joined, type Mrkdwn, mention, moment, mrkdwn } from './mrkdwn.ts';

/** Why a password that was to be claimed is worthless now. */
const revoked: Record<Revocation, Mrkdwn> = {
  unclaimed: mrkdwn`nobody claimed it in time`,
  'not-shown': mrkdwn`it could not be shown, however often it was tried`,
};

/** Passwords that are revealed by a button, and those that nobody sees. */
export const enHandover = {
  /** The direct message. */
  message: {
    waiting: (account: string, pool: string) =>
      mrkdwn`Credentials for ${escaped(account)} in ${escaped(pool)} wait for you.`,
    once: (claimBy: string) =>
      mrkdwn`The button makes the password and shows it once, in a window of its own. Nobody else can press it. It is good until ${moment(claimBy)}.`,
    show: 'Show the password',
    shown: (account: string, pool: string, at: string, to: string) =>
      mrkdwn`:eyes: The password for ${code(account)} in ${escaped(pool)} was shown ${moment(at)} to ${mention(to)}. It cannot be shown again; another one takes a new request.`,
    notMe: 'It wasn’t me',
    revoked: (account: string, pool: string, why: Revocation) =>
      mrkdwn`:lock: The password for ${code(account)} in ${escaped(pool)} was revoked: ${revoked[why]}. A new one can be asked for.`,
    overtaken: (account: string, pool: string) =>
      mrkdwn`:lock: The password for ${code(account)} in ${escaped(pool)} is no longer available here: another request has changed that user since.`,
    locking: (account: string, pool: string) =>
      mrkdwn`:rotating_light: ${code(account)} in ${escaped(pool)} is being locked, because the password was seen by somebody else.`,
    locked: (account: string, pool: string) =>
      mrkdwn`:rotating_light: ${code(account)} in ${escaped(pool)} is locked: disabled, signed out everywhere, and without a password that anybody knows. The approvers have been told.`,
    forgot: (account: string, pool: string) =>
      mrkdwn`The account ${escaped(account)} in ${escaped(pool)} is ready.`,
    choose: (username: string) =>
      mrkdwn`There is no password to hand over: nobody has one. Open the application, press “Forgot password” on its sign-in page, enter ${code(username)}, and choose a password with the code that comes by email. If the account is somebody else’s, tell them to do so.`,
    claimBefore: (claimBy: string) =>
      mrkdwn`If you have saved it, say so before ${moment(claimBy)}. Otherwise it is revoked then.`,
  },

  /** The window that shows a password. */
  modal: {
    title: 'Your password',
    making: mrkdwn`The password is being made and will appear here. Leave this window open; it can take a minute or two.`,
    advice: (hideAt: string) =>
      mrkdwn`Save it in a password manager now, then close this window. It is shown nowhere else, and disappears from here ${moment(hideAt)}.`,
    takenDown: mrkdwn`:lock: The password is no longer shown here.`,
    troubled: mrkdwn`:warning: The password could not be shown: something stands in the way of the request. The requester and the approvers have been told. When it goes on, the password appears here or can be asked for again.`,
    frozen: mrkdwn`:snowflake: This has been frozen just now, so no password was made. Close this window, and press the button again once it is thawed.`,
    locking: mrkdwn`:rotating_light: Thank you. The account is being locked, and the approvers are told.`,
  },

  notMe: {
    title: 'Somebody else saw it?',
    text: 'The account is locked at once: disabled, signed out everywhere, its password replaced by one that nobody has. The approvers are told.',
    confirm: 'Lock the account',
  },

  form: {
    revealHint: 'The member you choose gets a button that shows it, once.',
    told: 'Who tells the user?',
    toldHint:
      'The member you choose gets a direct message when the account is ready. Nobody sees a password.',
  },

  preview: {
    reveal: (kind: Mrkdwn, claimWithin: number) =>
      mrkdwn`:key: The member chosen below gets a button that shows a ${kind} password once, within ${escaped(duration('en', claimWithin))}.`,
    forgotPassword: mrkdwn`:key: Nobody sees a password: the user chooses one by “forgot password”.`,
  },

  review: {
    reveal: (recipient: string, claimWithin: number, hideAfter: number) =>
      mrkdwn`${mention(recipient)} receives a button by direct message. It makes the password and shows it once, in a window, for ${escaped(duration('en', hideAfter))} at most. Nobody else sees it, not even you. What is not claimed within ${escaped(duration('en', claimWithin))} is revoked.`,
    revoked: (claimWithin: number) =>
      mrkdwn`Unless they say within ${escaped(duration('en', claimWithin))} that it is saved, the password is revoked.`,
    discarded: mrkdwn`A generated password is set for good and thrown away: the user is CONFIRMED, and nobody knows a password.`,
    forgotPassword: (recipient: string) =>
      mrkdwn`${mention(recipient)} is told by direct message that the user chooses a password by the application’s “forgot password”, with a code that Cognito mails to the verified email.`,
  },

  card: {
    told: 'Tells the user',
    telling: mrkdwn`:gear: *The user exists.* Telling the recipient …`,
    claimable: (to: string, claimBy: string) =>
      mrkdwn`:key: *Waiting to be claimed:* ${mention(to)} can have the password shown until ${moment(claimBy)}.`,
    revealed: (what: Mrkdwn, to: string, at: string) =>
      mrkdwn`:white_check_mark: *Done.* ${what} The password was shown to ${mention(to)} ${moment(at)}.`,
    ready: (what: Mrkdwn, to: string) =>
      mrkdwn`:white_check_mark: *Done.* ${what} The user is CONFIRMED, nobody has a password, and ${mention(to)} knows that one is to be chosen by “forgot password”.`,
    overtaken: mrkdwn`:white_check_mark: *Closed.* Another request has changed this user since, so the password of this one was taken down.`,
    revoked: (why: Revocation) =>
      mrkdwn`:lock: *Revoked.* The password was replaced by one that nobody has: ${revoked[why]}.`,
    disowned: (to: string) =>
      mrkdwn`:rotating_light: *Somebody else has seen the password,* says ${mention(to)}. Locking the account …`,
    locked: (to: string) =>
      mrkdwn`:rotating_light: *Locked.* ${mention(to)} says that somebody else has seen the password. The user is disabled, signed out everywhere, and has a password that nobody knows. Find out who it was before you enable the user again.`,
    announced: (to: string, account: string, pool: string, approvers: readonly string[]) =>
      mrkdwn`:rotating_light: *Account locked.* ${mention(to)} says that somebody else has seen the password for ${code(account)} in ${escaped(pool)}. The user is disabled and signed out everywhere. Find out who it was: ${joined(approvers.map(mention), ', ')}.`,
    text: {
      claimable: 'waiting to be claimed',
      revoked: 'revoked',
      locked: 'locked',
    },
  },

  receipt: {
    claimable: (account: string, pool: string, to: string) =>
      mrkdwn`:key: ${code(account)} in ${escaped(pool)}: ${mention(to)} has a button by direct message that shows the password once.`,
    revealed: (account: string, pool: string, to: string) =>
      mrkdwn`:white_check_mark: ${code(account)} in ${escaped(pool)}: the password was shown to ${mention(to)}.`,
    ready: (account: string, pool: string, to: string) =>
      mrkdwn`:white_check_mark: ${code(account)} in ${escaped(pool)}: the account is ready, and ${mention(to)} knows that a password is to be chosen by “forgot password”.`,
    overtaken: (account: string, pool: string) =>
      mrkdwn`:white_check_mark: ${code(account)} in ${escaped(pool)}: another request has changed this user since, so the password of this one was taken down.`,
    revoked: (account: string, pool: string, why: Revocation) =>
      mrkdwn`:lock: ${code(account)} in ${escaped(pool)}: the password was revoked, because ${revoked[why]}. You can ask for a new one.`,
    locked: (account: string, pool: string, to: string) =>
      mrkdwn`:rotating_light: ${code(account)} in ${escaped(pool)} is locked: ${mention(to)} says that somebody else has seen the password. The user is disabled and signed out everywhere.`,
    locking: (account: string, pool: string, to: string) =>
      mrkdwn`:rotating_light: ${code(account)} in ${escaped(pool)} is being locked: ${mention(to)} says that somebody else has seen the password.`,
  },

  /** What a change by such a request means for the password that there is. */
  replaced: (account: Mrkdwn, pool: Mrkdwn) =>
    mrkdwn`When the new password is shown, or at the latest when its time is over, the present password of ${account} in ${pool} stops working, and the user is signed out everywhere.`,
};
