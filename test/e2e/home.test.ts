import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REGION } from '../../playground/environment.ts';
import { PEOPLE } from '../../playground/slack/seed.ts';
import { poolOf } from './cognito.ts';
import { lines } from './reading.ts';
import { sharedPlayground, type Who } from './scene.ts';
import { refusalsOf } from './table.ts';

const scene = sharedPlayground({ policyFile: join(import.meta.dirname, 'home-policy.yml') });

/** What stands on the Home tab of somebody who has just opened it. */
async function homeOf(who: Who): Promise<string[]> {
  const person = scene.as(who);
  expect(await person.openHome()).toEqual({ outcome: 'ok' });
  return lines((await person.home()) ?? []);
}

const PURPOSE =
  'Concierge gives people accounts in Amazon Cognito user pools: somebody asks, somebody else approves, and the credentials come by direct message.';

test('a requester reads what they may do, and opens the form from there', async () => {
  expect(await homeOf('lead')).toEqual([
    PURPOSE,
    '*You may ask for accounts in* Storefront staging',
    '[Ask for an account]',
  ]);
  const lead = scene.as('lead');
  await lead.click('Ask for an account', { in: 'home' });
  const form = await lead.waitFor(({ views }) => views.at(-1));
  expect(form.title).toBe('New account');
  await lead.closeView();
});

test('each reads it in their language', async () => {
  expect(await homeOf('leadJa')).toEqual([
    'Concierge は、Amazon Cognito ユーザープールのアカウントを発行します。申請が承認されると、認証情報がダイレクトメッセージで届きます。',
    '*アカウントを申請できるユーザープール:* Storefront staging、Payment service、Gone',
    '*ユーザーを確認できるユーザープール:* Payment service',
    '[アカウントを申請する]',
  ]);
});

test('an approver sees the pools beside what there is in AWS', async () => {
  const [staging, payments] = ['staging', 'payments'].map(
    (alias) => poolOf(scene.playground, alias).userPoolId,
  );
  const told = await homeOf('approver');
  expect(told.slice(0, -1)).toEqual([
    PURPOSE,
    '*You may look at users in* Payment service',
    '*You may approve requests in* Storefront staging, Payment service, Gone',
    'User pools',
    `:warning: *Storefront staging* \`${staging}\``,
    '• It has no group “no-such-group”. Create it, or take it off groups and protected.groups.',
    `:white_check_mark: *Payment service* \`${payments}\``,
    '• AWS calls it “Payments”; people read “Payment service”.',
    ':no_entry: *Gone* `ap-northeast-1_Gone`',
    '• There is no pool of that id in that region and account. Correct userPoolId, or name a role of the account that has it.',
  ]);
  const others = scene.playground.pools
    .filter(({ alias, region }) => region === REGION && !['staging', 'payments'].includes(alias))
    .map(({ userPoolId }) => userPoolId);
  const last = told.at(-1) ?? '';
  expect(last).toMatch(
    `${others.length} more pools are visible in ap-northeast-1 and not in the policy: `,
  );
  expect([...last.matchAll(/`([^`]+)`/g)].map(([, id]) => id).toSorted()).toEqual(
    others.toSorted(),
  );
});

test('the tab is published twice for an approver: at once, and with the pools', async () => {
  const { slack } = scene.playground;
  const before = slack.history.length;
  await homeOf('approver');
  const views = slack.history
    .slice(before)
    .filter((entry) => entry.kind === 'api-call' && entry.method === 'views.publish');
  expect(views).toHaveLength(2);
  expect(JSON.stringify(views[0])).toContain('Looking at the pools …');
  expect(JSON.stringify(views[1])).toContain('ap-northeast-1_Gone');
});

test('whom the policy does not name reads whom to ask', async () => {
  expect(await homeOf('colleague')).toEqual([
    PURPOSE,
    'The policy does not name you in any pool. Ask <@U0NOAHAPPR1> if that should change.',
  ]);
});

test('a guest reads why not, and it is on record', async () => {
  const told = await homeOf('guest');
  expect(told).toEqual([
    'Concierge is for full members of this workspace, not for multi-channel guests. Ask <@U0NOAHAPPR1> if you need an account.',
  ]);
  const refusals = await refusalsOf(scene.playground, PEOPLE.guest.id);
  expect(refusals).toMatchObject([{ entry: 'app_home_opened', refusal: { kind: 'outsider' } }]);
});

test('opening the Messages tab publishes nothing', async () => {
  const { slack } = scene.playground;
  const before = slack.history.length;
  expect(await scene.as('lead').openHome('messages')).toEqual({ outcome: 'ok' });
  expect(JSON.stringify(slack.history.slice(before))).not.toContain('views.publish');
});
