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
  it('opens a modal first, then asks the table and the pool', async () => {
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

  it('shows the inputs once everything is there', async () => {
    const { calls } = await review(fakeFrontServices({ people: [lead, approver] }));
    const [opened, filled] = calls.map((call) => call.arguments.view as { blocks: object[] });
    const inputs = (view?: { blocks: object[] }) =>
      view?.blocks.filter((block) => 'type' in block && block.type === 'input');
    expect(inputs(opened)).toEqual([]);
    expect(inputs(filled)).toMatchObject(blocks);
  });

  it('says in the modal that somebody may not, and puts it on record', async () => {
    const services = fakeFrontServices({ people: [lead] });
    services.store.put(REQUEST_ID, [requested()]);
    const { press, views } = listening(reviewRequest, services);
    expect(await press('review-request', REQUEST_ID, lead)).toEqual({
      acks: [undefined],
      told: [],
    });
    expect(JSON.stringify(views.at(-1))).toContain('are decided by');
    expect(services.store.refusals).toHaveLength(1);
  });

  it('works without a look when Cognito does not answer, and the log says so', async () => {
    const services = fakeFrontServices({ people: [lead, approver] });
    services.users = { ...services.users, find: () => Promise.reject(new Error('no pool')) };
    const { acks, calls } = await review(services);
    expect(acks).toEqual([undefined]);
    expect(JSON.stringify(calls.at(-1)?.arguments.view)).toContain('decide-request');
    expect(services.lines).toMatchObject([{ level: 'warn', request: REQUEST_ID }]);
  });

  it('works although the modal has been closed meanwhile', async () => {
    const services = fakeFrontServices({ people: [lead, approver] });
    const { acks } = await review(services, { 'views.update': () => slackError('not_found') });
    expect(acks).toEqual([undefined]);
    expect(services.lines).toEqual([]);
  });
});
