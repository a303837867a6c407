/** What people write, and what others have written into Cognito, calls, links, formats and hides nothing. */
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  CreateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { HistoryEntry } from '../../playground/slack/history.ts';
import type { SlackPerson } from '../../playground/slack/person.ts';
import { CHANNELS } from '../../playground/slack/seed.ts';
import { NOBODY } from '../bad-input/hostile-text.ts';
import { liveMarkup, stringsIn, unreadable } from '../bad-input/live-markup.ts';
import { movableClock } from './clock.ts';
import { poolOf } from './cognito.ts';
import { changePolicy } from './policy-file.ts';
import { lines, words } from './reading.ts';
import { sharedPlayground, type Who } from './scene.ts';
import { card, directMessage, password } from './story.ts';

movableClock();
const scene = sharedPlayground({ policyFile: join(import.meta.dirname, 'hostile-policy.yml') });

/** Mentions, links, every format and a forged heading; each line does harm of its own. */
const TEXT = [
  `*q7* _q7_ ~q7~ \`q7\` \`\`\`q7\`\`\` <!channel> <!here|q7> <@${NOBODY}> <#C0NOBODYXX1>`,
  '> q7 <https://evil.example|https://example.com> <mailto:eve@evil.example|q7> &lt;!channel&gt;',
  '*q7*\n`q7`:white_check_mark: *q7 Approved* שלום q7 https://evil.example/',
].join('\n');

const GROUP = '*q7*<!here>_q7_`q7`';

/** Somebody has signed up with these: a look-alike of `admin`, and of our own domain. */
const SIGNED_UP = {
  username: '\u0430dmin<!channel>*q7*_q7_`q7`',
  email: 'admin+q7@ex\u0430mple.com',
  name: `\u202e*q7*\u200b${TEXT}`,
  nickname: ' *q7* <!channel> ',
};

beforeAll(async () => {
  const UserPoolId = poolOf(scene.playground, 'console').userPoolId;
  const { cognito } = scene.playground;
  await cognito.send(new CreateGroupCommand({ UserPoolId, GroupName: GROUP }));
  const UserAttributes = (['email', 'name', 'nickname'] as const).map((Name) => ({
    Name,
    Value: SIGNED_UP[Name],
  }));
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: SIGNED_UP.username,
      MessageAction: 'SUPPRESS',
      UserAttributes,
    }),
  );
});

/** All that the app has sent to Slack: calls, answers, and what went to a `response_url`. */
function sent(): unknown[] {
  return scene.playground.traffic.slack.map(shownBy);
}

function shownBy(entry: HistoryEntry): unknown {
  switch (entry.kind) {
    case 'api-call':
      return entry.args;
    case 'response-url':
      return entry.payload;
    case 'delivery':
      return parsed(entry.answer);
  }
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return answer;
  }
}

/** What somebody sees on top of their screen, once it is more than that somebody is looking. */
async function shown(person: SlackPerson): Promise<string[]> {
  return person.waitFor(({ views }) => {
    const said = lines(views.at(-1)?.blocks ?? []);
    return said.length > 0 && !said[0]?.includes('hourglass') && said;
  });
}

async function review(email: string, verdict: 'approve' | 'deny', comment: string): Promise<void> {
  const approver = scene.as('approver');
  await card(approver, email, '[');
  expect(await approver.click('review-request', { channel: CHANNELS.requests.id })).toEqual({
    outcome: 'ok',
  });
  expect(await approver.submit({ verdict, comment })).toEqual({ outcome: 'ok' });
}

afterEach(() => {
  expect(sent().flatMap(liveMarkup)).toEqual([]);
  expect(sent().flatMap(unreadable)).toEqual([]);
});

const WHO = { en: 'lead', ja: 'leadJa' } as const satisfies Record<string, Who>;

let spoken = 'en';

/** Somebody who speaks that language; the cards do, too. */
async function speaking(language: keyof typeof WHO): Promise<SlackPerson> {
  const change = (policy: string) => policy.replace(`language: ${spoken}`, `language: ${language}`);
  if (language !== spoken) await changePolicy(scene.playground, change);
  spoken = language;
  return scene.as(WHO[language]);
}

const inBoth = test.each(['en', 'ja'] as const);

inBoth('commands are answered inertly, in %s', async (language) => {
  const lead = scene.as(WHO[language]);
  const before = sent().length;
  for (const typed of [
    `/cognito-add ${TEXT}`,
    '/cognito-add *q7*@<!channel>',
    '/cognito-add alice@ex\u0430mple.com',
    '/cognito-add alice@example.com *q7*<!here>',
    `/cognito-user ${TEXT}`,
    '/cognito-user \u202e*q7*',
    '/cognito-user *q7*<!channel>_q7_ console',
    '/cognito-user alice *q7*<!here>',
  ]) {
    await lead.command(typed, 'general');
  }
  const told = stringsIn(sent().slice(before)).join('\n');
  expect(told).toContain('xn--exmple-4nf.com');
  expect(told).toContain('`*q7*&lt;!here&gt;`');
  while ((await lead.views()).length > 0) await lead.closeView();
});

inBoth('the Home tab names pools inertly, in %s', async (language) => {
  for (const who of [WHO[language], 'approver', 'approverJa'] as const) {
    const person = scene.as(who);
    expect(await person.openHome()).toEqual({ outcome: 'ok' });
    expect(lines((await person.home()) ?? []).join('\n')).toContain('∗q7∗');
  }
});

inBoth(
  'an account is asked for, denied, approved and handed over inertly, in %s',
  async (language) => {
    const lead = await speaking(language);
    const form = (username: string) => ({
      username,
      groups: [GROUP],
      'attribute:string:name': TEXT,
      'attribute:string:nickname': TEXT,
      reason: TEXT,
    });
    for (const verdict of ['deny', 'approve'] as const) {
      const email = `${verdict}.${language}+q7@example.com`;
      await lead.command(`/cognito-add ${email} console`, 'general');
      const turned = await lead.submit({ ...form('\u0430dmin'), reason: 'to \u202e moc.live' });
      expect(Object.keys(turned.outcome === 'errors' ? turned.errors : {}).toSorted()).toEqual([
        'reason',
        'username',
      ]);
      expect(await lead.submit(form(`*q7*_q7_<!here>${verdict}${language}`))).toEqual({
        outcome: 'ok',
      });
      const posted = words(await card(scene.as('approver'), email, email));
      expect(posted).toContain('>∗q7∗ ˍq7ˍ ∼q7∼ ˋq7ˋ ˋˋˋq7ˋˋˋ &lt;!channel&gt;');
      expect(posted).toContain(`\`${email}\``);
      await review(email, verdict, TEXT);
      expect(stringsIn(sent()).join()).toContain(`\`${verdict}.${language}@example.com\``);
      if (verdict === 'deny') await directMessage(lead, email, '∗q7∗');
      else await password(lead, email);
    }
  },
);

inBoth(
  'a user who has signed up to do harm is shown and changed inertly, in %s',
  async (language) => {
    const lead = await speaking(language);
    await lead.command(`/cognito-user ${SIGNED_UP.username} console`, 'general');
    const said = (await shown(lead)).join('\n');
    expect(said).toContain('admin+q7@xn--exmple-4nf.com');
    expect(said).toContain('⟨U+202E⟩∗q7∗⟨U+200B⟩');
    expect(said).toContain(':warning: ');
    expect(said).toContain('`␣*q7* &lt;!channel&gt;␣`');
    await lead.click('ask-change-attribute');
    await shown(lead);
    await lead.choose('choice', 'nickname');
    await shown(lead);
    const nickname = `${TEXT} ${language}`;
    expect(
      await lead.submit({ choice: 'nickname', 'value-nickname': nickname, reason: TEXT }),
    ).toEqual({
      outcome: 'ok',
    });
    await review('admin+q7@xn--exmple-4nf.com', 'deny', TEXT);
    await directMessage(lead, 'admin+q7@xn--exmple-4nf.com', '∗q7∗');
  },
);

test('a user who exists is trouble told inertly', async () => {
  const lead = scene.as('lead');
  const email = 'taken+q7@example.com';
  await lead.command(`/cognito-add ${email} console`, 'general');
  const username = '*q7*<!here>taken`q7`';
  const filled = { username, reason: TEXT, 'attribute:string:name': TEXT };
  expect(await lead.submit(filled)).toEqual({ outcome: 'ok' });
  const { cognito } = scene.playground;
  const UserPoolId = poolOf(scene.playground, 'console').userPoolId;
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: username,
      UserAttributes: [{ Name: 'name', Value: TEXT }],
      MessageAction: 'SUPPRESS',
    }),
  );
  await review(email, 'approve', TEXT);
  await directMessage(lead, email, ':warning:');
});
