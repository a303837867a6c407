import { code, escaped, type Mrkdwn, moment, mrkdwn } from './mrkdwn.ts';

/** The direct message with a password: before it is there, with it, and after. */
export const enCredential = {
  preparing: (email: string, pool: string) =>
    mrkdwn`Credentials for ${escaped(email)} in ${escaped(pool)} are being prepared.`,
  ready: (email: string, pool: string) =>
    mrkdwn`Credentials for ${escaped(email)} in ${escaped(pool)} are ready.`,
  heading: (username: string, pool: string): Mrkdwn =>
    mrkdwn`:key: *Sign-in for ${escaped(pool)}*\nUser name: ${code(username)}`,
  passwordLabel: mrkdwn`Password:`,
  advice: (hideAt: string) =>
    mrkdwn`Save it in a password manager now. It is taken down ${moment(hideAt)} and cannot be shown again.`,
  handOn: (email: string) =>
    mrkdwn`If the account is not yours, hand it to ${code(email)} in person or through a password manager, never by email.`,
  closed: (email: string, pool: string) =>
    mrkdwn`No credentials for ${escaped(email)} in ${escaped(pool)} will come in this message: the request has ended without them. The card of the request says why.`,
  temporary: (validUntil: string) =>
    mrkdwn`This password is temporary: the next sign-in asks for another one, and has to come before ${moment(validUntil)}.`,
  saved: 'I’ve saved it',
  hidden: (email: string, pool: string, acknowledged: boolean) =>
    acknowledged
      ? mrkdwn`:lock: You saved the password for ${code(email)} in ${escaped(pool)}. It is no longer shown here.`
      : mrkdwn`:lock: The password for ${code(email)} in ${escaped(pool)} is no longer shown here: its time was over.`,
};
