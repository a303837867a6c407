import { describe, expect, it } from 'vitest';
import * as reviewRequest from '../../../src/features/review-request/listen.ts';
import { fakeFrontServices, fakeUsers } from '../../fake-services.ts';
import { approver, lead, REQUEST_ID, requested } from '../../samples.ts';
import { fakeWebClient, type SlackAnswers, slackError } from '../../slack/fake-client.ts';
import { listening } from '../listening.ts';

const blocks = [
  { type: 'input', block_id: 'verdict' },
  { type: 'input', block_id: 'comment' },
];

/** Presses Review; Slack opens the modal and answers like that. */
async function review(services: ReturnType<typeof fakeFrontServices>, answers: SlackAnswers = {}) {
  services.store.put(REQUEST_ID, [requested()]);
  const { client, calls } = fakeWebClient({
    'views.open': () => ({ view: { id: 'V1', hash: 'h1' } }),
    ...answers,
  });
  const { press } = listening(reviewRequest, services);
  return { ...(await press('review-request', REQUEST_ID, approver, { client })), calls };
}

describe('pressing Review', () => {
  it('opens the modal first, then adds what a look at the pool shows', async () => {
    const services = fakeFrontServices({ people: [lead, approver] });
    services.users = fakeUsers({ 'alice@example.com': 'CONFIRMED' });
    const { acks, calls } = await review(services);
    expect(acks).toEqual([undefined]);
    expect(calls.map(({ method }) => method)).toEqual(['views.open', 'views.update']);
    const [opened, updated] = calls.map((call) => JSON.stringify(call.arguments.view));
    const line = ':warning: Checked just now: `alice@example.com` exists already (`CONFIRMED`).';
    expect(opened).not.toContain('Checked just now');
    expect(updated).toContain(line);
    expect(calls[1]?.arguments).toMatchObject({ view_id: 'V1' });
  });

  it('keeps the inputs, and the digest of what is approved', async () => {
    const { calls } = await review(fakeFrontServices({ people: [lead, approver] }));
    const views = calls.map((call) => call.arguments.view as { blocks: { type: string }[] });
    const [opened, updated] = views;
    for (const view of views) {
      expect(view.blocks.filter(({ type }) => type === 'input')).toMatchObject(blocks);
    }
    expect(updated).toMatchObject({
      private_metadata: (opened as unknown as { private_metadata: string }).private_metadata,
    });
  });

  it('works without a look when Cognito does not answer, and the log says so', async () => {
    const services = fakeFrontServices({ people: [lead, approver] });
    services.users = { ...services.users, find: () => Promise.reject(new Error('no pool')) };
    const { acks, calls } = await review(services);
    expect(acks).toEqual([undefined]);
    expect(calls.map(({ method }) => method)).toEqual(['views.open']);
    expect(services.lines).toMatchObject([{ level: 'warn', request: REQUEST_ID }]);
  });

  it('works although the modal has been closed meanwhile', async () => {
    const services = fakeFrontServices({ people: [lead, approver] });
    const { acks } = await review(services, { 'views.update': () => slackError('not_found') });
    expect(acks).toEqual([undefined]);
    expect(services.lines).toMatchObject([{ level: 'warn', request: REQUEST_ID }]);
  });
});
