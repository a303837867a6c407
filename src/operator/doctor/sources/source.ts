import { errorName } from '../../../aws/error-name.ts';
import { slackErrorCode } from '../../../slack/error-code.ts';
import { type Finding, type Known, missing, unchecked } from '../finding.ts';

/** What others are checked with, and what there is to say about it itself. */
export interface Source<Value> {
  thing: Known<Value>;
  findings: Finding[];
}

/** There is none: what is wrong is said here, and in one word to whoever needs it. */
export function none(because: string, ...findings: Finding[]): Source<never> {
  return { thing: missing(because), findings };
}

/** Nobody knows, because of an error. */
export function unknown(what: string, error: unknown): Source<never> {
  return none(`${what} is not known`, unchecked(what, faultName(error)));
}

/** Slack's word, AWS's name, or the network's code for what went wrong; never what was sent. */
export function faultName(error: unknown): string {
  return slackErrorCode(error) ?? errorName(error);
}
