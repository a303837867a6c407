import { expect, test } from 'vitest';
import type { Message } from '../../playground/slack/client-api.ts';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { lines } from './reading.ts';
import { sharedPlayground, type Who } from './scene.ts';
import { lastPayload, send } from './signed.ts';

const scene = sharedPlayground();

/** Types a command in #general and returns what only that person then sees there. */
async function answerTo(who: Who, text: string): Promise<Message> {
  const person = scene.as(who);
  expect(await person.command(text, 'general')).toEqual({ outcome: 'ok' });
  expect(await person.topView()).toBeUndefined();
  const answer = (await person.messages('general')).at(-1);
  if (!answer?.ephemeral) throw new Error(`${text} was not answered`);
  return answer;
}

/** Types a command and returns the e-mail and the pool of the form that it opens. */
async function formFor(text: string): Promise<(string | null | undefined)[]> {
  const lead = scene.as('lead');
  expect(await lead.command(text, 'general')).toEqual({ outcome: 'ok' });
  const { state } = await lead.waitFor(({ views }) => views.at(-1));
  await lead.closeView();
  return [state.email?.email?.value, state.pool?.pool?.selected_option?.value];
}

const USAGE_EN = [
  '*Give somebody an account*',
  '`/cognito-add alice@example.com` opens the form for Alice.',
  '`/cognito-add alice@example.com staging` does so for the pool “staging”.',
  '`/cognito-add` shows this help. The form asks for what the pool needs of a user. Nothing happens before an approver has said yes.',
  'You may ask for accounts in: `staging`, `sandbox`, `members`, `partners`, `customers`, `console`, `overseas`.',
  '[Open the form]',
];

const USAGE_JA = [
  '*アカウントを申請する*',
  '`/cognito-add alice@example.com` で、Alice さんのアカウントの申請フォームが開きます。',
  '`/cognito-add alice@example.com staging` では、ユーザープール「staging」が選ばれた状態で開きます。',
  '`/cognito-add` だけを送信すると、この説明が表示されます。フォームの項目は、ユーザープールによって変わります。承認されるまでは何も実行されません。',
  '申請できるユーザープール: `staging`, `payments`, `sandbox`, `members`, `partners`, `customers`, `console`, `overseas`',
  '[フォームを開く]',
];

test.each(['/cognito-add', '/cognito-add help', '/cognito-add HELP', '/cognito-add ?'])(
  '%s explains the command and the pools, for this person alone',
  async (text) => {
    expect(lines((await answerTo('lead', text)).blocks)).toEqual(USAGE_EN);
    expect(lines((await answerTo('leadJa', text)).blocks)).toEqual(USAGE_JA);
    const others = await scene.as('approver').messages('general');
    expect(others).toEqual([]);
  },
);

const MISTAKES: [text: string, en: string, ja: string][] = [
  [
    'alice',
    'This is not a complete email address. Write it like alice@example.com.',
    'メールアドレスの形が正しくありません。例: alice@example.com',
  ],
  [
    '<script>@example.com',
    'This is not a complete email address. Write it like alice@example.com.',
    'メールアドレスの形が正しくありません。例: alice@example.com',
  ],
  [
    'ａｌｉｃｅ@example.com staging',
    'Use plain (half-width) letters. Did you mean alice@example.com?',
    '半角文字で入力してください。alice@example.com のことですか？',
  ],
  [
    'alice@example.com staging please <!channel>',
    'I read an email address and a pool, but `alice@example.com staging please &lt;!channel&gt;` has more than that. Write it like `/cognito-add alice@example.com staging`.',
    '`alice@example.com staging please &lt;!channel&gt;` には余分な語が含まれています。メールアドレスとユーザープールだけを入力してください。例: `/cognito-add alice@example.com staging`',
  ],
];

test.each(MISTAKES)('%s is answered with what is wrong, then the usage', async (text, en, ja) => {
  const inEnglish = await answerTo('lead', `/cognito-add ${text}`);
  expect(lines(inEnglish.blocks)).toEqual([en, ...USAGE_EN]);
  expect(inEnglish.text.startsWith(en)).toBe(true);
  const inJapanese = await answerTo('leadJa', `/cognito-add ${text}`);
  expect(lines(inJapanese.blocks)).toEqual([ja, ...USAGE_JA]);
});

const LEADS_POOLS =
  '`staging`, `sandbox`, `members`, `partners`, `customers`, `console`, `overseas`';

test('an unknown pool, or one of others, is answered with the pools that one has', async () => {
  const ask = `Ask <@${PEOPLE.approver.id}> if that should change.`;
  expect((await answerTo('lead', '/cognito-add alice@example.com nowhere')).text).toBe(
    `You may not ask for accounts in \`nowhere\`; you may in ${LEADS_POOLS}. ${ask}`,
  );
  expect((await answerTo('lead', '/cognito-add alice@example.com payments')).text).toBe(
    `You may not ask for accounts in \`payments\`; you may in ${LEADS_POOLS}. ${ask}`,
  );
  expect((await answerTo('leadJa', '/cognito-add alice@example.com nowhere')).text).toBe(
    `\`nowhere\` のアカウントは申請できません。あなたが申請できるのは \`staging\`, \`payments\`, \`sandbox\`, \`members\`, \`partners\`, \`customers\`, \`console\`, \`overseas\` です。変更が必要な場合は、<@${PEOPLE.approver.id}> に依頼してください。`,
  );
});

test.each([
  ['upper case', '/cognito-add ALICE@Example.COM Sandbox', 'alice@example.com', 'sandbox'],
  [
    'a link made by Slack',
    '/cognito-add <mailto:alice@example.com|alice@example.com> sandbox',
    'alice@example.com',
    'sandbox',
  ],
  ['full-width space', '/cognito-add alice@example.com　sandbox', 'alice@example.com', 'sandbox'],
  ['no pool', '/cognito-add alice@example.com', 'alice@example.com', 'staging'],
])('%s opens the form', async (_what, text, email, pool) => {
  expect(await formFor(text)).toEqual([email, pool]);
});

test('“Open the form” opens the empty form, with oneself as the recipient', async () => {
  const lead = scene.as('lead');
  await answerTo('lead', '/cognito-add');
  const place = { channel: CHANNELS.general.id };
  expect(await lead.click('Open the form', place)).toEqual({ outcome: 'ok' });
  const { title, state } = await lead.waitFor(({ views }) => views.at(-1));
  expect(title).toBe('New account');
  expect(state.email?.email?.value ?? '').toBe('');
  expect(state[`recipient-${PEOPLE.lead.id}`]?.recipient?.selected_user).toBe(PEOPLE.lead.id);
});

test.each([
  [
    'lead',
    'If no form has opened, Slack waited too long for it. Nothing was done: please send the command or press the button again.',
  ],
  [
    'leadJa',
    'フォームが開いていない場合は、時間がかかり、Slack で開けませんでした。何も実行されていません。コマンドをもう一度送信するか、ボタンをもう一度押してください。',
  ],
] as const)('%s, whose trigger has been used, is asked to try again', async (who, sentence) => {
  await scene.as(who).command('/cognito-add used@example.com', 'general');
  const again = await send(scene.playground, lastPayload(scene.playground, '/cognito-add'));
  expect(again).toMatchObject({ status: 200, json: { text: sentence } });
  await scene.as(who).closeView();
});

test('no command made Bolt ask Slack who it is', () => {
  const methods = scene.playground.traffic.slack.flatMap((entry) =>
    entry.kind === 'api-call' ? [entry.method] : [],
  );
  expect(methods).toContain('views.open');
  expect(methods).not.toContain('auth.test');
});
