import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../src/domain/request.ts';
import { receipt } from '../../../src/features/review-request/receipt.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import {
  attention,
  HISTORY,
  policyWith,
  REQUEST_ID,
  requestAfter,
  requestAt,
  STAGES,
} from '../../samples.ts';

const policy = policyWith();
const en = messagesIn('en');
const ja = messagesIn('ja');

const SAYS: Record<Stage['kind'], [english: string, japanese: string]> = {
  pending: ['is waiting for approval', '承認を待っています'],
  approved: ['the user is being created', 'ユーザーを作成しています'],
  creating: ['the user is being created', 'ユーザーを作成しています'],
  created: ['the user is being created', 'ユーザーを作成しています'],
  announced: ['the user is being created', 'ユーザーを作成しています'],
  delivered: ['can sign in to Storefront staging', 'サインインできます'],
  acknowledged: ['can sign in to Storefront staging', 'サインインできます'],
  hidden: ['can sign in to Storefront staging', 'サインインできます'],
  denied: ['was denied by <@U0APPROVER>: “Use the shared account”', '<@U0APPROVER> さんが却下'],
  expired: ['expired before anybody decided', '期限が切れました'],
};

describe.each(STAGES)('the requester’s receipt of a request that is %s', (stage) => {
  const [english, japanese] = SAYS[stage];

  it('says so in their language, on the screen and in notifications', () => {
    const message = receipt(requestAt(stage), policy, en);
    expect(message.text).toContain('`alice@example.com`');
    expect(message.text).toContain(english);
    expect(JSON.stringify(message.blocks)).toContain(english);
    expect(receipt(requestAt(stage), policy, ja).text).toContain(japanese);
  });

  it('says where the approvers see it, and by which id, and has no button', () => {
    const json = JSON.stringify(receipt(requestAt(stage), policy, en).blocks);
    expect(json).toContain('<#C0REQUESTS>');
    expect(json).toContain(REQUEST_ID);
    expect(json).not.toContain('"actions"');
  });

  it('explains trouble and offers another try', () => {
    const failed = requestAfter([...HISTORY[stage], attention('create-user')]);
    const { text, blocks } = receipt(failed, policy, en);
    const json = JSON.stringify(blocks);
    expect(text).toBe(':warning: Your request for `alice@example.com` needs attention.');
    expect(json).toContain('Something went wrong on our side');
    expect(json).toContain('"action_id":"retry-request"');
  });
});
