import { describe, expect, it } from 'vitest';
import { reminding } from '../../../src/features/review-request/reminder.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { policyWith, rawPool, requestAfter, requestAt, requested } from '../../samples.ts';

const en = messagesIn('en');
const pending = requestAt('pending');
const policyFor = (more: object) => policyWith({ staging: rawPool(more) });

describe('a reminder', () => {
  it('says who has to decide on what, and until when', () => {
    const { text, blocks } = reminding(pending, policyWith(), en);
    expect(text).toBe(
      '<!subteam^S0APPROVERS> <@U0SECOND> The request for `alice@example.com` in Storefront staging is still waiting for a decision. It expires <!date^1772701200^{date_short_pretty} {time}|2026-03-05 09:00 UTC>.',
    );
    expect(blocks).toEqual([{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }]);
  });

  it('speaks the language of the card', () => {
    const { text } = reminding(pending, policyWith(), messagesIn('ja'));
    expect(text).toContain(
      '<!subteam^S0APPROVERS> <@U0SECOND> `alice@example.com` のアカウントの申請',
    );
  });

  it('leaves in peace who has approved already', () => {
    const half = requestAfter(
      [{ type: 'Approved', by: 'U0SECOND', digest: 'd1' }],
      requested({ approvalsRequired: 2 }),
    );
    const { text } = reminding(half, policyWith(), en);
    expect(text).toContain('<!subteam^S0APPROVERS>');
    expect(text).not.toContain('<@U0SECOND>');
  });

  it('does not ask the requester, unless they may decide on their own request', () => {
    const both = { approvers: ['U0LEAD', 'U0SECOND'] };
    expect(reminding(pending, policyFor(both), en).text).not.toContain('<@U0LEAD>');
    const alone = policyFor({ ...both, selfApproval: true });
    expect(reminding(pending, alone, en).text).toContain('<@U0LEAD> <@U0SECOND>');
  });

  it('names the pool by its alias when the policy has it no more', () => {
    const { text } = reminding(pending, policyWith({ other: rawPool() }), en);
    expect(text).toContain('in staging is still waiting');
    expect(text).not.toContain('<@');
  });
});
