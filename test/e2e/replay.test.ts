/** Somebody has recorded what Slack sent, and sends it again while its signature is still good. */
import { expect, test } from 'vitest';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { capturedLog } from './captured-log.ts';
import { referenceIn } from './reading.ts';
import { responseInbox } from './response-inbox.ts';
import { sharedPlayground } from './scene.ts';
import { formOf, lastPayload, type Payload, post, signedHeaders, unusedTrigger } from './signed.ts';
import { card, request } from './story.ts';
import { eventsOf, refusalsOf, trailsOf } from './table.ts';

const log = capturedLog();
const scene = sharedPlayground({ logLevel: 'info' });
const inbox = responseInbox();

const NOTHING = { status: 200, body: '' };

/** The bytes of a request that Slack signed, to be sent as often as one likes. */
function recorded(payload: Payload) {
  const body = formOf(payload);
  const contentType = { 'content-type': 'application/x-www-form-urlencoded' };
  const headers = { ...signedHeaders(scene.playground, body), ...contentType };
  return () => post(scene.playground, body, headers);
}

/** How often a replay by these was put on record, for each entry that was used. */
async function replaysBy(actor: string): Promise<string[]> {
  const refusals = await refusalsOf(scene.playground, actor);
  return refusals.filter(({ refusal }) => refusal.kind === 'replayed').map(({ entry }) => entry);
}

test('a command is answered once; again, it gets nothing and stands on record', async () => {
  const { id } = PEOPLE.lead;
  await scene.as('lead').command('/cognito-add', 'general');
  const send = recorded(lastPayload(scene.playground, '/cognito-add'));
  expect(await send()).toMatchObject({ status: 200, json: { response_type: 'ephemeral' } });
  expect(await send()).toMatchObject(NOTHING);
  expect(await send()).toMatchObject(NOTHING);
  expect(await replaysBy(id)).toEqual(['/cognito-add', '/cognito-add']);
  const lines = log.lines().filter(({ refusal }) => refusal === 'replayed');
  expect(lines).toMatchObject([{ actor: id }, { actor: id }]);
});

test('a click has its effect once', async () => {
  const { id } = PEOPLE.outsider;
  await request(scene.as('lead'), 'clicked@example.com', 'staging');
  await card(scene.as('approver'), 'clicked@example.com', '[Review]');
  await scene.as('approver').click('Review', { channel: CHANNELS.requests.id });
  const click = lastPayload(scene.playground, 'block_actions');
  const user = { ...(click.user as object), id };
  const actions = [{ ...(click.actions as object[])[0], action_id: 'retry-request' }];
  const send = recorded({ ...click, user, actions, response_url: inbox.url });
  await send();
  expect(inbox.take()?.text).toMatch(/^Requests for `staging` are decided by/);
  expect(await send()).toMatchObject(NOTHING);
  expect(inbox.take()).toBeUndefined();
  expect(await replaysBy(id)).toEqual(['retry-request']);
});

test.each(['review-request', 'break-glass', 'enter-code', 'reveal-credential'])(
  'a click that opens a modal first, %s, leaves nothing but that it was replayed',
  async (action_id) => {
    const click = lastPayload(scene.playground, 'block_actions');
    const user = { ...(click.user as object), id: PEOPLE.approver.id };
    const actions = [{ ...(click.actions as object[])[0], action_id }];
    const trigger_id = await unusedTrigger(scene);
    const send = recorded({ ...click, user, actions, trigger_id, response_url: inbox.url });
    expect(await send()).toMatchObject(NOTHING);
    const before = (await refusalsOf(scene.playground, PEOPLE.approver.id)).length;
    const { history } = scene.playground.slack;
    const since = history.length;
    expect(await send()).toMatchObject(NOTHING);
    const calls = history.slice(since).flatMap((it) => (it.kind === 'api-call' ? [it.method] : []));
    expect(calls).toEqual(['views.open']);
    expect(inbox.take()).toBeUndefined();
    const refusals = await refusalsOf(scene.playground, PEOPLE.approver.id);
    expect(refusals).toHaveLength(before + 1);
    expect(await replaysBy(PEOPLE.approver.id)).toContain(action_id);
  },
);

test('a command that opens a form at once tells nothing when it comes again', async () => {
  const trigger_id = await unusedTrigger(scene);
  const command = lastPayload(scene.playground, '/cognito-add');
  const send = recorded({ ...command, text: 'again@example.com staging', trigger_id });
  expect(await send()).toMatchObject(NOTHING);
  expect((await scene.as('lead').topView())?.callback_id).toBe('add-user');
  await scene.as('lead').closeView();
  expect(await send()).toMatchObject(NOTHING);
  expect(await scene.as('lead').topView()).toBeUndefined();
  expect(await replaysBy(PEOPLE.lead.id)).toHaveLength(3);
});

test('a withdrawal is written once', async () => {
  const email = 'withdrawn@example.com';
  await request(scene.as('lead'), email, 'staging');
  const reference = referenceIn(await card(scene.as('approver'), email, '[Review]'));
  const click = lastPayload(scene.playground, 'block_actions');
  const [action] = click.actions as object[];
  const actions = [{ ...action, action_id: 'cancel-request', value: reference }];
  const user = { ...(click.user as object), id: PEOPLE.lead.id };
  const send = recorded({ ...click, user, actions, response_url: inbox.url });
  await send();
  expect(await send()).toMatchObject(NOTHING);
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested', 'Cancelled']);
  expect(await replaysBy(PEOPLE.lead.id)).toContain('cancel-request');
});

test('a submission makes one request, even when both come at the same moment', async () => {
  const email = 'submitted@example.com';
  await request(scene.as('lead'), 'shown@example.com', 'staging');
  const submission = lastPayload(scene.playground, 'view_submission');
  const view = submission.view as { state: { values: { email: { email: { value: string } } } } };
  view.state.values.email.email.value = email;
  const send = recorded({ ...submission, view: { ...view, id: 'V0REPLAYED1' } });
  await Promise.all([send(), send()]);
  expect(await send()).toMatchObject(NOTHING);
  expect(await trailsOf(scene.playground, email)).toHaveLength(1);
  const replays = await replaysBy(PEOPLE.lead.id);
  expect(replays.filter((entry) => entry === 'add-user')).toHaveLength(2);
});

test('another spelling of the same signature is no signature', async () => {
  await scene.as('leadJa').command('/cognito-add', 'general');
  const body = formOf(lastPayload(scene.playground, '/cognito-add'));
  const signed = signedHeaders(scene.playground, body);
  const again = { ...signed, 'x-slack-signature': `${signed['x-slack-signature']}=again` };
  const contentType = { 'content-type': 'application/x-www-form-urlencoded' };
  const { status } = await post(scene.playground, body, { ...again, ...contentType });
  expect(status).toBe(401);
});
