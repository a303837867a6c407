import { describe, expect, it } from 'vitest';
import type { UserAction } from '../../src/domain/plan.ts';
import { duration } from '../../src/messages/duration.ts';
import { type Messages, messagesFor, messagesIn } from '../../src/messages/index.ts';
import { fieldErrors, refusals, troubles } from './samples.ts';

const en = messagesIn('en');
const ja = messagesIn('ja');
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** What a reader must find of a value's own content, in any language. */
function mustTell(value: object, words: Messages): string[] {
  const {
    kind: _kind,
    person: _person,
    what: _what,
    outcome: _outcome,
    at,
    createdAt,
    until,
    window,
    attribute,
    name,
    action,
    ...rest
  } = {
    kind: '',
    person: '',
    what: '',
    outcome: '',
    at: undefined as string | undefined,
    createdAt: undefined as string | undefined,
    until: undefined as string | undefined,
    window: undefined as number | undefined,
    attribute: undefined as string | undefined,
    name: undefined as string | undefined,
    action: undefined as UserAction | undefined,
    ...value,
  };
  const seconds = [at, createdAt, until].flatMap((time) =>
    time === undefined ? [] : [String(new Date(time).getTime() / 1_000)],
  );
  const content = Object.values(rest)
    .filter((part) => part !== undefined)
    .flat()
    .map(String);
  const called = [
    ...[attribute, name].flatMap((it) => (it === undefined ? [] : [words.attributeName(it)])),
    ...(window === undefined ? [] : [duration(words === en ? 'en' : 'ja', window)]),
    ...(action === undefined ? [] : [words.actions[action].name]),
  ];
  return [...content, ...called, ...seconds].map((text) =>
    text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  );
}

describe.each([
  ['English', en],
  ['Japanese', ja],
])('%s', (language, words) => {
  const explained: [object, string][] = [
    ...refusals.map((refusal): [object, string] => [refusal, words.explainRefusal(refusal)]),
    ...fieldErrors.map((error): [object, string] => [error, words.explainFieldError(error)]),
    ...troubles.map((trouble): [object, string] => [trouble, words.explainTrouble(trouble)]),
  ];

  it.each(explained)('explains %j, and names what it is about', (value, sentence) => {
    for (const part of mustTell(value, words)) {
      expect(sentence.toLowerCase()).toContain(part.toLowerCase());
    }
    expect(sentence).not.toMatch(/undefined|null|\[object/);
    expect(JAPANESE.test(sentence)).toBe(language === 'Japanese');
  });

  it('says something else for every one of them', () => {
    const sentences = explained.map(([, sentence]) => sentence);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('gives the reference of a fault', () => {
    expect(words.fault('abc-123')).toContain('`abc-123`');
  });
});

describe('in English', () => {
  it('a refusal names whom to ask', () => {
    expect(en.explainRefusal({ kind: 'not-a-requester', contact: 'S0ADMINS' })).toBe(
      'You are not on the list of people who may ask for accounts. Ask <!subteam^S0ADMINS> to put you there.',
    );
  });

  it('the second approver reads who was first, and when', () => {
    const at = '2026-03-02T09:00:00.000Z';
    expect(
      en.explainRefusal({ kind: 'already-decided', outcome: 'approved', by: 'U0NOAH', at }),
    ).toBe(
      '<@U0NOAH> approved this <!date^1772442000^{date_short_pretty} {time}|2026-03-02 09:00 UTC>. Your decision was not recorded.',
    );
  });

  it('a mistyped address comes with the one that was probably meant', () => {
    const error = { kind: 'email-not-ascii', suggestion: 'alice@example.com' } as const;
    expect(en.explainFieldError(error)).toBe(
      'Use plain (half-width) letters. Did you mean alice@example.com?',
    );
  });
});

describe('a person’s language', () => {
  it.each([
    ['ja-JP', ja],
    ['ja', ja],
    ['en-US', en],
    ['en-GB', en],
    ['de-DE', en],
    ['', en],
    [undefined, en],
  ])('for the locale %j', (locale, words) => {
    expect(messagesFor(locale)).toBe(words);
  });
});

it('says in plain words that Cognito sends no more codes for now', () => {
  const limit = { kind: 'code-not-sent', why: 'limit' } as const;
  expect(en.explainTrouble(limit)).toBe(
    'Too many codes were asked for, and Cognito sends no more for now. Wait an hour, then try again.',
  );
  expect(ja.explainTrouble(limit)).toBe(
    '確認コードの送信回数が多すぎるため、Cognito が送信を一時的に停止しています。1 時間ほど待ってから再試行してください。',
  );
});
