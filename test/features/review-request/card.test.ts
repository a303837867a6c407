import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { Email } from '../../../src/domain/email.ts';
import type { RequestEvent } from '../../../src/domain/events.ts';
import type { Stage } from '../../../src/domain/stage.ts';
import { card, type Rendering } from '../../../src/features/review-request/card.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import {
  approved,
  attention,
  HISTORY,
  plan,
  policyWith,
  REQUEST_ID,
  rawPool,
  requestAfter,
  requestAt,
  requested,
  STAGES,
  taken,
} from '../../samples.ts';

const policy = policyWith();
const en = messagesIn('en');
const ja = messagesIn('ja');

/** Every text in a message's blocks, in reading order. */
function textsOf({ blocks }: Rendering): string[] {
  const strings: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') strings.push(value);
    return value;
  });
  return strings;
}

const read = (rendering: Rendering) => textsOf(rendering).join('\n');

function buttonsOf({ blocks }: { blocks: KnownBlock[] }) {
  return blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) =>
          element.type === 'button' ? [[element.text.text, element.action_id, element.value]] : [],
        )
      : [],
  );
}

/** What the card says at each stage, in English and Japanese, and what notifications show. */
const SAYS: Record<Stage['kind'], [status: string, ja: string, text: string]> = {
  pending: [
    '*Waiting for approval* by <!subteam^S0APPROVERS>, <@U0SECOND>',
    '*承認待ちです。*',
    'waiting for approval',
  ],
  approved: ['*Approved.* Creating the user', '*承認されました。*', 'approved'],
  creating: ['*Approved.* Creating the user', '*承認されました。*', 'approved'],
  created: ['*The user exists.*', '*ユーザーを作成しました。*', 'user created'],
  announced: ['*The user exists.*', '*ユーザーを作成しました。*', 'user created'],
  invited: ['Cognito has sent the invitation by email', '招待をメールで送信しました', 'done'],
  done: ['*Done.* The user has been created', '*完了しました。* ユーザーを作成しました', 'done'],
  delivered: ['created. The user is CONFIRMED', '作成しました。ユーザーは CONFIRMED', 'done'],
  acknowledged: [
    '*Done.* The user has been created. The recipient has saved',
    '*完了しました。* ユーザーを作成しました。受取人がパスワードを保存',
    'done',
  ],
  hidden: ['it is no longer shown', 'パスワードの表示を消しました', 'done'],
  claimable: [
    '*Waiting to be claimed:* <@U0LEAD>',
    '*受け取り待ちです。*',
    'waiting to be claimed',
  ],
  revealed: ['The password was shown to <@U0LEAD>', 'さんに表示しました', 'done'],
  overtaken: ['*Closed.* Another request has changed', '*終了しました。*', 'done'],
  disowned: ['*Somebody else has seen the password,*', 'ほかの人に見られました', 'needs attention'],
  locked: ['*Locked.* <@U0LEAD> says', '*ロックしました。*', 'locked'],
  revoked: ['*Revoked.* The password was replaced', '*無効にしました。*', 'revoked'],
  told: ['is to be chosen by “forgot password”', '「パスワードをお忘れの場合」', 'done'],
  denied: [
    '*Denied* by <@U0APPROVER>',
    '*却下されました。* <@U0APPROVER> さんが却下しました。',
    'denied',
  ],
  expired: ['*Expired.* Nobody decided in time', '*期限切れです。*', 'expired'],
  cancelled: [
    '*Withdrawn* by <@U0LEAD>. Nothing was done.',
    '*取り下げられました。* <@U0LEAD> さんが取り下げた',
    'withdrawn',
  ],
  stopped: [
    '*Stopped* by <@U0APPROVER>. Nothing was done in the pool.',
    '*中止されました。* <@U0APPROVER> さんが中止しました。ユーザープールでは何も',
    'stopped',
  ],
};

describe.each(STAGES)('the card of a request that is %s', (stage) => {
  const request = requestAt(stage);
  const [english, japanese, text] = SAYS[stage];
  const rendering = card(request, policy, en);

  it('says so, in either language', () => {
    expect(read(rendering)).toContain(english);
    expect(read(card(request, policy, ja))).toContain(japanese);
  });

  it('says so in notifications too', () => {
    expect(rendering.text).toBe(`Account for alice@example.com (staging): ${text}`);
  });

  it('tells who asked for what, for whom and why, and by which id', () => {
    const seen = read(rendering);
    expect(textsOf(rendering)[0]).toBe('Account for alice@example.com');
    expect(seen).toContain('alice@example.com');
    expect(seen).toContain('*Pool*\nStorefront staging');
    expect(seen).toContain('*Requested by*\n<@U0LEAD>');
    expect(seen).toContain('*Password goes to*\n<@U0LEAD>');
    expect(seen).toContain('*Reason*\n>She joins the storefront team');
    expect(seen).toContain(`Reference \`${REQUEST_ID}\``);
  });

  it('can be reviewed only while it waits', () => {
    expect(buttonsOf(rendering)).toEqual(
      stage === 'pending' ? [['Review', 'review-request', REQUEST_ID]] : [],
    );
  });

  it('offers another try after trouble, and says what the trouble was', () => {
    const failed = requestAfter([...HISTORY[stage], attention('create-user')]);
    const troubled = card(failed, policy, en);
    expect(read(troubled)).toContain('*Needs attention*\nSomething went wrong on our side.');
    expect(read(troubled)).toContain('Reference `ref-1`');
    expect(troubled.text).toContain('needs attention');
    expect(buttonsOf(troubled)).toContainEqual([
      'Try again',
      'retry-request',
      `${REQUEST_ID} ref-1`,
    ]);
  });
});

describe('the card', () => {
  it('says when a waiting request expires', () => {
    expect(read(card(requestAt('pending'), policy, en))).toContain('Expires <!date^1772701200^');
  });

  it('counts approvals where several are needed, and names who gave them', () => {
    const half = requestAfter(
      [{ type: 'Approved', by: 'U0SECOND', digest: 'd1', comment: 'fine by me' }],
      requested({ approvalsRequired: 2 }),
    );
    const seen = read(card(half, policy, en));
    expect(seen).toContain('*Waiting for approval* (1 of 2)');
    expect(seen).toContain('Approved by <@U0SECOND>');
    expect(seen).toContain('“fine by me”');
  });

  it('tells why a request was denied', () => {
    expect(read(card(requestAt('denied'), policy, en))).toContain('“Use the shared account”');
  });

  it('says that nobody had to approve where that is so', () => {
    const direct = requestAfter(
      [{ type: 'ApprovalNotRequired', policy: 'f00d' }],
      requested({ approvalsRequired: 0 }),
    );
    expect(read(card(direct, policy, en))).toContain('*No approval needed in this pool.*');
  });

  it('says that the password was taken down when its time was over', () => {
    const late = requestAfter([...HISTORY.delivered, taken]);
    expect(read(card(late, policy, en))).toContain('taken down when its time was over');
  });

  it('stays within Slack’s ten texts of a context, the id among them', () => {
    const many = requestAfter([
      approved,
      ...Array.from({ length: 12 }, () => attention('show-card')),
    ]);
    const { blocks } = card(many, policy, en);
    const [context] = blocks.filter((block) => block.type === 'context');
    expect(context?.elements.length).toBeLessThanOrEqual(10);
    expect(JSON.stringify(context)).toContain(REQUEST_ID);
  });

  it('names every approver with what they said, five of them too', () => {
    const approvals = [1, 2, 3, 4, 5].map((number): RequestEvent => {
      return { type: 'Approved', by: `U0NR${number}`, digest: 'd1', comment: `comment ${number}` };
    });
    const events = [...approvals, attention('create-user'), attention('show-receipt')];
    const all = requestAfter(events, requested({ approvalsRequired: 5 }));
    const { blocks } = card(all, policy, en);
    const [context] = blocks.filter((block) => block.type === 'context');
    expect(context?.elements.length).toBeLessThanOrEqual(10);
    for (const number of [1, 2, 3, 4, 5]) {
      expect(JSON.stringify(context)).toMatch(
        new RegExp(`Approved by <@U0NR${number}> [^"]*“comment ${number}”`),
      );
    }
  });

  it('says once what befell several messages', () => {
    const mute = requestAfter([attention('show-receipt'), attention('tell-outcome')]);
    const sentences = read(card(mute, policy, en)).match(/Something went wrong/g);
    expect(sentences).toHaveLength(1);
  });

  it('adds trouble with a message below how far the request is', () => {
    const muted = card(requestAfter([...HISTORY.delivered, attention('show-receipt')]), policy, en);
    expect(read(muted)).toMatch(
      /\*Done\.\* [^\n]* The user is CONFIRMED[^\n]*\nSomething went wrong/,
    );
    expect(muted.text).toContain('done');
    expect(buttonsOf(muted)).toContainEqual(['Try again', 'retry-request', `${REQUEST_ID} ref-1`]);
  });

  it('knows its pool by alias when the policy has it no more', () => {
    const elsewhere = policyWith({ other: rawPool() });
    expect(read(card(requestAt('pending'), elsewhere, en))).toContain('*Pool*\nstaging');
  });

  it('lets nothing that people wrote come out raw, in blocks or text', () => {
    const hostile = '<!channel> <@U1> & `';
    const evil = requested({
      reason: hostile,
      plan: { ...plan, email: '<!channel>@x' as Email },
    });
    const events = [{ type: 'Approved', by: 'U0SECOND', digest: 'd1', comment: hostile } as const];
    for (const words of [en, ja]) {
      const rendering = card(requestAfter(events, evil), policy, words);
      const [title, ...marked] = textsOf(rendering);
      expect(title).toContain('<!channel>@x'); // a header is plain text
      expect(marked.join('\n')).not.toMatch(/<!channel>|<@U1>/);
      expect(marked.join('\n')).toContain('&lt;!channel&gt; &lt;@U1&gt; &amp;');
      expect(rendering.text).not.toContain('<!channel>');
    }
  });
});
