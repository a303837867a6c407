import type { Request } from '../../domain/request.ts';
import type { Messages } from '../../messages/index.ts';
import type { Mrkdwn } from '../../messages/mrkdwn.ts';

/** What stands in the way, each thing said once however many messages it befell. */
export function explainedTroubles({ troubles }: Request, words: Messages): Mrkdwn[] {
  return [...new Set(troubles.map(({ trouble }) => words.explainTrouble(trouble)))];
}
