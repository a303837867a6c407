import type { CodeProblem } from '../domain/events.ts';
import type { VerifiableAttribute } from '../domain/plan.ts';
import { attributeName } from './attribute-names.ts';
import { code, escaped, type Mrkdwn, mrkdwn } from './mrkdwn.ts';

const label = (attribute: VerifiableAttribute) => attributeName('en', attribute).toLowerCase();

/** Why the last code proved nothing, and what to do. */
const problem: Record<CodeProblem, Mrkdwn> = {
  wrong: mrkdwn`:x: *That code was wrong.* Look at the newest message from Cognito, and enter the code again.`,
  expired: mrkdwn`:x: *That code is no longer good.* Have another one sent.`,
  limit: mrkdwn`:x: *There were too many tries,* and Cognito takes no code for now. Wait an hour, then have another one sent.`,
  unchecked: mrkdwn`:x: *The code was not checked,* because Cognito could not be reached. Enter it again.`,
};

/** What whoever has to enter a code reads. */
export const enProof = {
  title: 'Enter the code',
  submit: 'Check code',
  code: 'Code',
  codeHint: (destination: string) => `Six digits. Cognito has sent them to ${destination}.`,
  notPassedOn:
    'The code could not be passed on, so nothing was tried with it. Press “Check code” again.',
  enter: 'Enter code',
  another: 'Send another code',
  asked: (account: string, pool: string, attribute: VerifiableAttribute, destination: string) =>
    mrkdwn`:envelope: Cognito has sent a code of six digits to ${code(destination)}. Enter it to prove the ${escaped(label(attribute))} of ${code(account)} in ${escaped(pool)}; nothing is handed over before.`,
  anotherSent: (sent: number) =>
    mrkdwn`This is code number ${sent}: enter the newest one, not one from before.`,
  problem: (why: CodeProblem) => problem[why],
  tried: (times: number) =>
    times === 1 ? mrkdwn`One code was tried so far.` : mrkdwn`${times} codes were tried so far.`,
  notYours: (attribute: VerifiableAttribute) =>
    mrkdwn`If the ${escaped(label(attribute))} is somebody else’s, ask them for the code.`,
  mustWait: (account: string, pool: string) =>
    mrkdwn`:warning: Something stands in the way of the request for ${code(account)} in ${escaped(pool)}, so no code can be taken. The requester has been told. When it goes on, this message asks for the code again.`,
  proved: (account: string, pool: string, attribute: VerifiableAttribute) =>
    mrkdwn`:white_check_mark: The ${escaped(label(attribute))} of ${code(account)} in ${escaped(pool)} is proved.`,
  ended: (account: string, pool: string) =>
    mrkdwn`:no_entry_sign: No code is needed for ${code(account)} in ${escaped(pool)} any more: the request has ended. The card of the request says why.`,
};
