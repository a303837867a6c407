import { NewerTrail } from '../domain/event-version.ts';
import type { Messages } from '../messages/index.ts';
import type { Mrkdwn } from '../messages/mrkdwn.ts';
import { slackErrorCode } from '../slack/error-code.ts';

/** A button or a form that this version of Concierge does not know: an older or a newer one made it. */
export class OtherVersion extends Error {
  override name = 'OtherVersion';
}

/** A trigger opens one modal, within three seconds: https://docs.slack.dev/interactivity/ */
const TOO_LATE: ReadonlySet<string | undefined> = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
]);

/** What to tell the person whose click or command ended in that error. */
export function explainFault(words: Messages, error: unknown, reference: string): Mrkdwn {
  if (error instanceof NewerTrail) return words.newerVersion(reference);
  if (error instanceof OtherVersion) return words.otherVersion(reference);
  return isTooLate(error) ? words.tooLate : words.fault(reference);
}

/** Not what another version has to do, nor what took too long: the acknowledgements show that. */
export function isOurFault(error: unknown): boolean {
  const isOthers = error instanceof NewerTrail || error instanceof OtherVersion;
  return !isOthers && !isTooLate(error);
}

function isTooLate(error: unknown): boolean {
  return TOO_LATE.has(slackErrorCode(error));
}
