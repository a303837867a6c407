import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { movableClock, moveClock } from './clock.ts';
import { signIn, userIn } from './cognito.ts';
import { cognitoWire } from './cognito-wire.ts';
import { lines, words } from './reading.ts';
import { sharedPlayground, type Who } from './scene.ts';
import { approve, card, directMessage, password, request, review } from './story.ts';
import { eventsOf, itemsIn, refusalsOf, trailsOf } from './table.ts';

movableClock();
const scene = sharedPlayground({
  policyFile: join(import.meta.dirname, 'one-approval-policy.yml'),
});
const wire = cognitoWire();

const NOAH = `<@${PEOPLE.approver.id}>`;
const MISAKI = `<@${PEOPLE.approverJa.id}>`;
const HOSTILE = '<!channel> a leaked token & more';
const ESCAPED = '“&lt;!channel&gt; a leaked token &amp; more”';

/** What `/cognito-admin …` is answered with. */
async function administer(who: Who, text: string): Promise<string[]> {
  const person = scene.as(who);
  await person.command(`/cognito-admin ${text}`, 'general');
  const answered = (await person.messages(CHANNELS.general.id)).at(-1);
  return lines(answered?.blocks ?? []).length > 0
    ? lines(answered?.blocks ?? [])
    : [answered?.text ?? ''];
}

async function lastInChannel(): Promise<string> {
  const messages = await scene.as('approver').messages(CHANNELS.requests.id);
  return words(messages.filter(({ ephemeral }) => !ephemeral).at(-1) ?? { blocks: [] });
}

async function freezeLog() {
  const items = await itemsIn(scene.playground);
  return items
    .filter(({ id }) => String(id).startsWith('freeze-log#'))
    .toSorted((one, other) => String(one.at).localeCompare(String(other.at)))
    .map(({ id: _id, at: _at, userPoolId: _pool, ...rest }) => rest);
}

test('an approver freezes a pool: the channel knows, and nobody asks or approves there', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const waiting = 'waiting@example.com';
  await request(lead, waiting, 'staging');
  await card(approver, waiting, '[Review]');
  await review(approver, waiting);
  expect(await administer('approverJa', `freeze staging ${HOSTILE}`)).toEqual([
    ':snowflake: ユーザープール `staging` を凍結しました。',
    `:snowflake: ${MISAKI} さんがユーザープール \`staging\` を凍結しました（⟨time⟩）。理由:「&lt;!channel&gt; a leaked token &amp; more」。 \`/cognito-admin thaw staging\` で解除できます。`,
  ]);
  expect(await lastInChannel()).toBe(
    [
      `:snowflake: *Frozen:* ${MISAKI} has frozen the pool \`staging\`: ${ESCAPED}`,
      'Nobody can ask for anything there, nothing is approved, and what is under way waits until an approver enters `/cognito-admin thaw staging`.',
    ].join('\n'),
  );

  const frozen = `:snowflake: ${MISAKI} froze the pool \`staging\` ⟨time⟩: ${ESCAPED}. Nothing was done. It is possible again after the thaw.`;
  await approver.submit({ verdict: 'approve' });
  expect(lines((await approver.topView())?.blocks ?? [])).toEqual([frozen]);
  await approver.closeView();
  await approver.closeView();
  expect(await eventsOf(scene.playground, waiting)).toEqual(['Requested']);

  await lead.command('/cognito-add frozen@example.com staging', 'general');
  await lead.submit({ reason: 'Joins on Monday.' });
  expect(lines((await lead.topView())?.blocks ?? [])).toEqual([frozen]);
  await lead.closeView();
  await lead.closeView();
  expect(await trailsOf(scene.playground, 'frozen@example.com')).toEqual([]);
  expect(await refusalsOf(scene.playground, PEOPLE.lead.id)).toMatchObject([
    { entry: 'add-user', refusal: { kind: 'frozen', by: PEOPLE.approverJa.id, pool: 'staging' } },
  ]);
});

test('a frozen request can still be denied; another pool goes on', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const denied = 'waiting@example.com';
  await review(approver, denied);
  await approver.submit({ verdict: 'deny', comment: 'Not now.' });
  await card(approver, denied, '*Denied*');
  await request(lead, 'elsewhere@example.com', 'sandbox');
  await approve(approver, 'elsewhere@example.com');
  await password(lead, 'elsewhere@example.com');
});

test('what is frozen is not frozen twice, and thawed by whoever approves there', async () => {
  expect(await administer('approver', 'freeze staging')).toEqual([
    'That is frozen already.',
    `:snowflake: ${MISAKI} froze the pool \`staging\` ⟨time⟩: ${ESCAPED}. \`/cognito-admin thaw staging\` undoes it.`,
  ]);
  expect(await administer('approver', 'thaw staging')).toEqual([
    ':sunny: You have thawed the pool `staging`. What waited goes on within two minutes.',
    ':white_check_mark: Nothing is frozen.',
  ]);
  expect(await lastInChannel()).toBe(
    `:sunny: *Thawed:* ${NOAH} has thawed the pool \`staging\`. What waited goes on by itself, unless it is frozen otherwise as well.`,
  );
  expect((await administer('approver', 'thaw'))[0]).toBe('That is not frozen on its own.');
  const stamp = { code: expect.any(String), policy: expect.any(String), hash: expect.any(String) };
  const rule = { list: 'pools.staging.approvers', entry: 'S0APPROVERS' };
  expect(await freezeLog()).toEqual([
    {
      ...stamp,
      rule,
      actor: PEOPLE.approverJa.id,
      action: 'freeze',
      pool: 'staging',
      reason: HOSTILE,
    },
    {
      ...stamp,
      rule,
      actor: PEOPLE.approver.id,
      action: 'thaw',
      pool: 'staging',
    },
  ]);
});

test('a request that is under way stops before the next change, shows it, and goes on after the thaw', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'midway@example.com';
  await request(lead, email, 'staging');
  let isFrozen = false;
  wire.before('AdminCreateUser', async () => {
    if (!isFrozen) await approver.command('/cognito-admin freeze', 'general');
    isFrozen = true;
  });
  await approve(approver, email);
  const held = await card(approver, email, '*Frozen.*');
  expect(lines(held.blocks)[1]).toBe(
    `:snowflake: *Frozen.* ${NOAH} froze everything ⟨time⟩. Nothing is done until the thaw; then it goes on by itself.`,
  );
  expect(words(held)).toContain('[Stop]');
  await directMessage(lead, email, 'waits: ');
  const before = await userIn(scene.playground, 'staging', email);
  expect(before?.status).toBe('FORCE_CHANGE_PASSWORD');
  for (let minute = 0; minute < 3; minute += 1) {
    moveClock(2);
    await scene.playground.sweep();
  }
  expect(await userIn(scene.playground, 'staging', email)).toEqual(before);
  const events = ['Requested', 'Approved', 'CreationStarted', 'UserCreated', 'Frozen'];
  expect(await eventsOf(scene.playground, email)).toEqual(events);

  await administer('approver', 'thaw all');
  moveClock(2);
  await scene.playground.sweep();
  const secret = await password(lead, email);
  expect(await signIn(scene.playground, 'staging', email, secret)).toBeDefined();
  await card(approver, email, 'Done');
  expect((await eventsOf(scene.playground, email)).slice(0, 7)).toEqual([
    ...events,
    'Thawed',
    'DeliveryAnnounced',
  ]);
});

test('a frozen request can be stopped for good', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'given-up@example.com';
  await request(lead, email, 'sandbox');
  wire.before('AdminCreateUser', () =>
    approver.command('/cognito-admin freeze sandbox', 'general'),
  );
  await approve(approver, email);
  await card(approver, email, '*Frozen.*');
  await approver.click('Stop', { channel: CHANNELS.requests.id });
  await card(approver, email, '*Stopped*');
  await administer('approver', 'thaw sandbox');
  expect((await eventsOf(scene.playground, email)).at(-1)).toBe('Stopped');
});

test('whoever approves nowhere is refused, and a misspelt pool freezes nothing', async () => {
  expect(await administer('lead', 'freeze')).toEqual([
    `Only approvers may freeze and thaw pools, and you approve in none. Ask ${NOAH}, or one of the approvers.`,
  ]);
  expect(await administer('approver', 'freeze stagign a leak')).toEqual([
    `There is no pool \`stagign\` that you may freeze or thaw; there is \`staging\`, \`payments\`, \`sandbox\`, and \`all\`. A reason comes after the pool, such as \`/cognito-admin freeze all a leaked token\`. Nothing was changed. Ask ${NOAH} if that should change.`,
  ]);
  expect((await administer('approver', 'meltdown'))[0]).toBe('I do not know `meltdown`.');
  const status = await administer('approver', '');
  expect(status[0]).toBe('*Stop everything at once, and let it go on*');
  expect(status.at(-1)).toBe(':white_check_mark: Nothing is frozen.');
  expect(await refusalsOf(scene.playground, PEOPLE.lead.id)).toContainEqual(
    expect.objectContaining({
      entry: '/cognito-admin',
      refusal: expect.objectContaining({ kind: 'may-not-freeze' }),
    }),
  );
});
