/** A message to a person may come twice in the worst case, never zero times without an alarm. */
import { accountOf } from '../../../src/domain/plan.ts';
import type { Aftermath } from '../aftermath.ts';
import type { Posted } from '../people/screen.ts';
import type { StoredItem } from '../table.ts';
import { cardsOf } from './ends.ts';

/** Ends that are told in a message of their own. */
const TOLD = ['denied', 'expired', 'stopped'];

export function missingMessages(aftermath: Aftermath): string[] {
  return aftermath.requests.flatMap((stored) => {
    const { plan, requester, stage } = stored.request;
    const cards = cardsOf(aftermath, stored);
    const toRequester = directMessages(aftermath, stored, requester);
    const told = TOLD.includes(stage.kind) ? 2 : 1;
    const complaints = [
      ...(cards.length === 0 ? ['no card'] : []),
      ...(toRequester.length < told ? ['no word to the requester'] : []),
    ];
    return complaints.map((complaint) => `${complaint} about ${plan.email} (${stage.kind})`);
  });
}

/** Copies of cards beyond the first. */
export function copies(aftermath: Aftermath): number {
  return aftermath.requests
    .map((stored) => Math.max(0, cardsOf(aftermath, stored).length - 1))
    .reduce((sum, count) => sum + count, 0);
}

/** Whatever can have kept a function from learning that its message stands. */
export function causes({ kills, troubled }: Aftermath): number {
  return kills.length + troubled.length;
}

function directMessages(
  { messagesAbout }: Aftermath,
  { request, id }: StoredItem,
  reader: string,
): Posted[] {
  return messagesAbout(accountOf(request.plan)).filter(
    ({ channel, versions }) =>
      channel === `D${reader.slice(1)}` &&
      versions.some(({ blocks }) => JSON.stringify(blocks).includes(id)),
  );
}
