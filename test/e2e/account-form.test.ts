import {
  AdminCreateUserCommand,
  AdminListGroupsForUserCommand,
  DeleteGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { movableClock, moveClock } from './clock.ts';
import { poolOf, userIn } from './cognito.ts';
import { lines } from './reading.ts';
import { sharedPlayground, type Who } from './scene.ts';
import { approve, card, password, review } from './story.ts';

movableClock();
const scene = sharedPlayground();

const shown = async (who: Who) => lines((await scene.as(who).topView())?.blocks ?? []);

async function groupsOf(alias: string, Username: string) {
  const { userPoolId: UserPoolId } = poolOf(scene.playground, alias);
  const command = new AdminListGroupsForUserCommand({ UserPoolId, Username });
  const { Groups } = await scene.playground.cognito.send(command);
  return Groups?.map(({ GroupName }) => GroupName);
}

/** Somebody at the AWS console makes a user, who has to have those attributes. */
async function standing(alias: string, Username: string, required: string[]): Promise<void> {
  const { userPoolId: UserPoolId } = poolOf(scene.playground, alias);
  const UserAttributes = required.map((Name) => ({ Name, Value: 'Somebody' }));
  await scene.playground.cognito.send(
    new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS', UserAttributes }),
  );
}

test('the form asks what the pool asks, and the user has what was filled in', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'asked@example.com';
  await lead.command(`/cognito-add ${email} members`, 'general');
  expect(await shown('lead')).toEqual([
    'User pool',
    'Email address',
    ':white_check_mark: Addresses at `example.com` are allowed in this pool.',
    ':white_check_mark: There is no user `asked@example.com` in Members portal yet.',
    ':key: The member chosen below receives a temporary password by direct message, for 10 minutes at most.',
    'Birthdate',
    'Phone number',
    'Given name',
    'Family name',
    'department',
    'seat',
    'remote',
    'starts_at',
    'Groups',
    'Who receives the password?',
    'Reason',
  ]);
  expect(
    await lead.submit({
      'Given name': 'Alice',
      'Family name': 'Baker',
      Birthdate: '2001-12-31',
      department: 'Storefront',
      seat: '12',
      remote: 'Yes',
      starts_at: '2026-12-01T00:00:00Z',
      Groups: ['readers', 'editors'],
      Reason: 'Joins on Monday.',
    }),
  ).toEqual({ outcome: 'ok' });
  const posted = await card(approver, email, '[Review]');
  expect(lines(posted.blocks)).toEqual(
    expect.arrayContaining([
      '`editors`, `readers`',
      'department: `Storefront`',
      'Given name: `Alice`',
    ]),
  );
  await approve(approver, email);
  await password(lead, email);
  expect(await userIn(scene.playground, 'members', email)).toMatchObject({
    status: 'FORCE_CHANGE_PASSWORD',
    attributes: {
      given_name: 'Alice',
      family_name: 'Baker',
      birthdate: '2001-12-31',
      'custom:department': 'Storefront',
      'custom:seat': '12',
      'custom:remote': 'true',
      'custom:starts_at': '2026-12-01T00:00:00.000Z',
    },
  });
  expect(await groupsOf('members', email)).toEqual(['editors', 'readers']);
});

test('a form sent before its pool’s inputs were there comes back with them, and keeps the rest', async () => {
  const lead = scene.as('leadJa');
  await lead.command('/cognito-add moved@example.com staging', 'general');
  expect(await shown('leadJa')).not.toContain('名');
  const sent = await lead.submit({ pool: 'members', reason: '部署が決まりました。' });
  expect(sent).toEqual({ outcome: 'ok' });
  expect(await shown('leadJa')).toEqual(expect.arrayContaining(['名', '生年月日', 'グループ']));
  expect(await lead.submit({ 名: '花子', 姓: '佐藤' })).toEqual({ outcome: 'ok' });
  expect(await lead.topView()).toBeUndefined();
  const posted = await card(scene.as('approver'), 'moved@example.com', '[Review]');
  expect(lines(posted.blocks)).toEqual(
    expect.arrayContaining(['>部署が決まりました。', 'Given name: `花子`']),
  );
});

test('another pool asks something else, and what both ask stays', async () => {
  const lead = scene.as('lead');
  await lead.command('/cognito-add both@example.com members', 'general');
  await lead.choose('User pool', 'Operations console');
  const names = await shown('lead');
  expect(names).toEqual(expect.arrayContaining(['Username', 'Full name']));
  expect(names).not.toContain('Given name');
  expect(names).not.toContain('Groups');
  expect(names).not.toContain('department');
  await lead.choose('User pool', 'Partner portal');
  expect(await shown('lead')).toEqual([
    'User pool',
    'Email address',
    ':white_check_mark: Addresses at `example.com` are allowed in this pool.',
    ':white_check_mark: There is no user `both@example.com` in Partner portal yet.',
    'Phone number',
    'Cognito sends the user a temporary password by email and SMS. Nobody in Slack sees it.',
    'Reason',
  ]);
  await lead.closeView();
});

test('wrong input is told under each input, in both languages', async () => {
  const errors = async (who: Who, given: string, family: string) => {
    const person = scene.as(who);
    await person.command('/cognito-add wrong@example.com members', 'general');
    const result = await person.submit({
      department: 'x ',
      reason: ' ',
      [given]: '\u00a0',
      [family]: 'Baker',
    });
    await person.closeView();
    return result;
  };
  expect(await errors('lead', 'Given name', 'Family name')).toEqual({
    outcome: 'errors',
    errors: {
      'attribute:string:given_name': 'Fill in “Given name”: this pool requires it.',
      'attribute:string:custom:department': '“department” needs at least 2 characters.',
      reason: 'Say in a few words why this is needed.',
    },
  });
  expect(await errors('leadJa', '名', '姓')).toEqual({
    outcome: 'errors',
    errors: {
      'attribute:string:given_name': '「名」を入力してください。このユーザープールでは必須です。',
      'attribute:string:custom:department': '「department」は 2 文字以上で入力してください。',
      reason: '必要な理由を簡単に入力してください。',
    },
  });
});

test('a username is asked where it is chosen, and Enter tells whether it is free', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  await standing('console', 'taken', ['name']);
  const rest = { 'Full name': 'Alice Baker', reason: 'Joins.' };
  await lead.command('/cognito-add named@example.com console', 'general');
  await lead.choose('Username', 'taken');
  expect(await shown('lead')).toContain(
    ':warning: `taken` exists in Operations console already (`FORCE_CHANGE_PASSWORD`).',
  );
  expect(await lead.submit({ Username: 'taken', ...rest })).toEqual({
    outcome: 'errors',
    errors: {
      username: 'taken has an account in this pool already (status FORCE_CHANGE_PASSWORD).',
    },
  });
  await lead.choose('Username', 'alice');
  expect(await shown('lead')).toContain(
    ':white_check_mark: There is no user `alice` in Operations console yet.',
  );
  expect(await lead.submit({ Username: 'alice', ...rest })).toEqual({ outcome: 'ok' });
  await approve(approver, 'named@example.com');
  await password(lead, 'named@example.com');
  expect(await userIn(scene.playground, 'console', 'alice')).toMatchObject({
    status: 'CONFIRMED',
    attributes: { email: 'named@example.com' },
  });
});

test('where Cognito invites, a phone number is needed for SMS, and nobody in Slack is', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'invited@example.com';
  await lead.command(`/cognito-add ${email} partners`, 'general');
  const national = await lead.submit({ 'Phone number': '090-1234-5678', reason: 'Joins.' });
  expect(national).toEqual({
    outcome: 'errors',
    errors: {
      'attribute:phone:phone_number':
        'Write “Phone number” with its country code: +81 90 1234 5678, not 090-1234-5678.',
    },
  });
  const sent = await lead.submit({ 'Phone number': '+81 90-1234-5678', reason: 'Joins.' });
  expect(sent).toEqual({ outcome: 'ok' });
  await approve(approver, email);
  await card(approver, email, 'Cognito has sent the invitation by email and SMS');
  expect(await userIn(scene.playground, 'partners', email)).toMatchObject({
    status: 'FORCE_CHANGE_PASSWORD',
    attributes: { phone_number: '+819012345678' },
  });
});

test('the review shows what has become of the pool since, in the reader’s language', async () => {
  const lead = scene.as('lead');
  const { cognito } = scene.playground;
  const { userPoolId: UserPoolId } = poolOf(scene.playground, 'members');
  const email = 'meanwhile@example.com';
  await lead.command(`/cognito-add ${email} members`, 'general');
  const form = { 'Given name': 'May', 'Family name': 'Lin', Groups: ['readers'], Reason: 'Joins.' };
  expect(await lead.submit(form)).toEqual({ outcome: 'ok' });
  const seen = async (who: Who) => {
    await review(scene.as(who), email);
    const found = await shown(who);
    await scene.as(who).closeView();
    return found.find((line) => /Checked just now|現在の状態/u.test(line));
  };
  expect(await seen('approver')).toBe(
    ':white_check_mark: Checked just now: `meanwhile@example.com` is free.',
  );
  await cognito.send(new DeleteGroupCommand({ UserPoolId, GroupName: 'readers' }));
  moveClock(6);
  expect(await seen('approver')).toBe(
    ':warning: Checked just now: the pool has no group `readers` any more.',
  );
  expect(await seen('approverJa')).toBe(
    ':warning: 現在の状態: グループ `readers` はユーザープールにありません。',
  );
  await standing('members', email, ['given_name', 'family_name']);
  expect(await seen('approver')).toBe(
    ':warning: Checked just now: `meanwhile@example.com` exists already (`FORCE_CHANGE_PASSWORD`).',
  );
});
