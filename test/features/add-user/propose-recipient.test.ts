import { describe, expect, it } from 'vitest';
import { proposeRecipient } from '../../../src/features/add-user/propose-recipient.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { fakeMembers } from '../../fake-services.ts';
import { person, policyWith } from '../../samples.ts';
import { fakeWebClient, slackError } from '../../slack/fake-client.ts';

const policy = policyWith();
const pools = [...policy.pools.values()];
const members = fakeMembers([
  person('U0ALICE', { email: 'alice@example.com' }),
  person('U0BOB', { email: 'bob@example.com' }),
  person('U0GUEST', { email: 'guest@example.com', kind: 'guest' }),
]);

/** Proposes for an address in a form that proposes `before`; gives who is proposed, if anew. */
async function proposedFor(email: string, before: string, answer: object | Error = {}) {
  const { client, calls } = fakeWebClient({ 'views.update': () => answer });
  const visitor = { person: person('U0LEAD'), policy, words: messagesIn('en') };
  const content = { pools, email, recipient: before };
  await proposeRecipient({ members }, visitor, client, { viewId: 'V1', hash: 'h1', content });
  for (const call of calls) expect(call.arguments).toMatchObject({ view_id: 'V1', hash: 'h1' });
  return calls.map((call) => /"initial_user":"(\w+)"/.exec(JSON.stringify(call.arguments))?.[1]);
}

describe('the proposed recipient', () => {
  it.each([
    ['the member who has the address', 'alice@example.com', 'U0LEAD', ['U0ALICE']],
    ['another when the address is corrected', 'bob@example.com', 'U0ALICE', ['U0BOB']],
    ['the requester again when nobody has it', 'alicia@example.com', 'U0ALICE', ['U0LEAD']],
    ['the requester again when it is none', 'alic', 'U0ALICE', ['U0LEAD']],
    ['no guest', 'guest@example.com', 'U0ALICE', ['U0LEAD']],
    ['nobody anew where that would change nothing', 'alice@example.com', 'U0ALICE', []],
    ['nobody anew for people without Slack', 'alicia@example.com', 'U0LEAD', []],
  ])('is %s', async (_who, email, before, proposed) => {
    expect(await proposedFor(email, before)).toEqual(proposed);
  });

  it('stays what a faster proposal made it', async () => {
    await proposedFor('alice@example.com', 'U0LEAD', slackError('hash_conflict'));
  });

  it('passes on every other error of Slack', async () => {
    const refused = proposedFor('alice@example.com', 'U0LEAD', slackError('not_found'));
    await expect(refused).rejects.toThrow('not_found');
  });
});
