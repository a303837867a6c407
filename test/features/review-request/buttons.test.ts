import type { Button } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../../src/domain/events.ts';
import type { Trouble } from '../../../src/domain/trouble.ts';
import { cardButtons, receiptButtons } from '../../../src/features/review-request/buttons.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { attention, HISTORY, REQUEST_ID, requestAfter, requestAt, STAGES } from '../../samples.ts';

const en = messagesIn('en');

/** What a person sees of a button, and what Slack sends back. */
const seen = ({ text, action_id, value, style, confirm }: Button) => ({
  label: text.text,
  id: action_id,
  value,
  style,
  asks: confirm && [confirm.title?.text, confirm.confirm?.text, confirm.deny?.text],
});
const labels = (buttons: readonly Button[]) => buttons.map(({ text }) => text.text);

const failed = (trouble: Trouble): RequestEvent => ({
  type: 'AttentionNeeded',
  step: 'create-user',
  trouble,
  reference: 'ref-1',
});
const doubtful = requestAfter([
  ...HISTORY.creating,
  failed({ kind: 'maybe-ours', email: 'alice@example.com', sub: 'sub-1', createdAt: '' }),
]);
const blocked = requestAfter([...HISTORY.creating, failed({ kind: 'fault' })]);

const retry = {
  label: 'Try again',
  id: 'retry-request',
  value: `${REQUEST_ID} ref-1`,
  style: undefined,
  asks: undefined,
};
const stop = {
  label: 'Stop',
  id: 'stop-request',
  value: REQUEST_ID,
  style: 'danger',
  asks: ['Stop the request?', 'Stop it', 'Back'],
};
const claim = {
  label: 'It is ours, continue',
  id: 'claim-user',
  value: `${REQUEST_ID} sub-1`,
  style: undefined,
  asks: ['Did this request make the user?', 'It is ours', 'Back'],
};
const cancel = {
  label: 'Withdraw request',
  id: 'cancel-request',
  value: REQUEST_ID,
  style: undefined,
  asks: ['Withdraw the request?', 'Withdraw it', 'Back'],
};
const review = {
  label: 'Review',
  id: 'review-request',
  value: REQUEST_ID,
  style: 'primary',
  asks: undefined,
};

describe('the buttons of the card', () => {
  it.each(STAGES)('are none but the review, while nothing is wrong: %s', (stage) => {
    const buttons = cardButtons(requestAt(stage), en).map(seen);
    expect(buttons).toEqual(stage === 'pending' ? [review] : []);
  });

  it('offer another try and an end, in trouble', () => {
    expect(cardButtons(blocked, en).map(seen)).toEqual([retry, stop]);
  });

  it('ask whether a user is ours, and carry whom the card shows', () => {
    expect(cardButtons(doubtful, en).map(seen)).toEqual([claim, stop]);
  });

  it('name the last trouble, so that a late click answers no later one', () => {
    const second = { ...attention('show-card'), reference: 'ref-2' } as RequestEvent;
    const twice = requestAfter([...HISTORY.creating, failed({ kind: 'fault' }), second]);
    expect(cardButtons(twice, en)[0]?.value).toBe(`${REQUEST_ID} ref-2`);
  });

  it('speak Japanese where the card does', () => {
    expect(labels(cardButtons(doubtful, messagesIn('ja')))).toEqual([
      'この申請で作成したので続ける',
      '中止する',
    ]);
  });
});

describe('the buttons of the receipt', () => {
  it.each(STAGES)('let the requester withdraw it in time: %s', (stage) => {
    const buttons = receiptButtons(requestAt(stage), en, false).map(seen);
    expect(buttons).toEqual(stage === 'pending' || stage === 'approved' ? [cancel] : []);
  });

  it('offer another try and an end in trouble, and then no withdrawal', () => {
    expect(receiptButtons(blocked, en, false).map(seen)).toEqual([retry, stop]);
    const early = requestAfter([...HISTORY.approved, attention('start-creation')]);
    expect(labels(receiptButtons(early, en, false))).toEqual(['Try again', 'Stop']);
  });

  it('leave it to approvers whether a user is ours', () => {
    expect(receiptButtons(doubtful, en, false).map(seen)).toEqual([stop]);
  });

  it('keep the withdrawal when only a message failed', () => {
    const mute = requestAfter([attention('show-card')]);
    expect(labels(receiptButtons(mute, en, false))).toEqual(['Try again', 'Withdraw request']);
  });
});
