import { slackErrorCode } from './error-code.ts';

/** For an update of a view that has changed since, so that the later one stands, or has been closed. */
export function unlessOutdated(error: unknown): void {
  const code = slackErrorCode(error);
  if (code !== 'hash_conflict' && code !== 'not_found') throw error;
}
