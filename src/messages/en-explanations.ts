import type { FieldError } from '../domain/field-error.ts';
import { legible } from '../domain/legible.ts';
import { explainFieldError } from './en-field-errors.ts';
import { explainRefusal } from './en-refusals.ts';
import { explainTrouble } from './en-troubles.ts';
import { code, type Mrkdwn, mrkdwn } from './mrkdwn.ts';

function fault(reference: string): Mrkdwn {
  return mrkdwn`Something went wrong on our side, and what you did may not have been recorded. Try again; if it stays, tell the people who run Concierge this reference: ${code(reference)}`;
}

function newerVersion(reference: string): Mrkdwn {
  return mrkdwn`A newer version of Concierge has gone on with this request, so the one that answers you leaves it as it is. Nothing was changed. Try again in a few minutes; if it stays, tell the people who run Concierge this reference: ${code(reference)}`;
}

function otherVersion(reference: string): Mrkdwn {
  return mrkdwn`Another version of Concierge made this, and the one that answers you does not know it. Nothing was changed. Send the command again, or use the newest message; if it stays, tell the people who run Concierge this reference: ${code(reference)}`;
}

const tooLate = mrkdwn`If no form has opened, Slack waited too long for it. Nothing was done: please send the command or press the button again.`;

/** Sentences for everything that can be refused or go wrong; exhaustive over each union. */
export const enExplanations = {
  explainRefusal,
  explainFieldError: (error: FieldError) => legible(explainFieldError(error)),
  explainTrouble,
  fault,
  newerVersion,
  otherVersion,
  tooLate,
};
