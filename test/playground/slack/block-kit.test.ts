import { describe, expect, test } from 'vitest';
import {
  checkHome,
  checkMessageBlocks,
  checkModal,
} from '../../../playground/slack/block-kit/check.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const long = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const option = (value: string) => ({ text: plain(value), value });
const options = (count: number) => Array.from({ length: count }, (_, at) => option(String(at)));

const button = (more = {}) => ({ type: 'button', text: plain('Go'), ...more });
const section = (more = {}) => ({ type: 'section', text: mrkdwn('Hi'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more = {}) => ({
  type: 'input',
  label: plain('?'),
  element,
  ...more,
});
const select = (more = {}) => ({ type: 'static_select', options: options(2), ...more });
const typing = (more = {}) => ({ type: 'plain_text_input', ...more });
const confirm = (more = {}) => ({
  title: plain('Sure?'),
  text: plain('Really'),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...more,
});
const modal = (more = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Send'),
  blocks: [section()],
  ...more,
});

function messagesOf(checked: ReturnType<typeof checkMessageBlocks | typeof checkModal>): string[] {
  return checked.ok ? [] : checked.messages;
}

type Limit = [what: string, most: number, build: (length: number) => object];

const textLimits: Limit[] = [
  ['section text', 3000, (n) => section({ text: mrkdwn(long(n)) })],
  ['section field', 2000, (n) => ({ type: 'section', fields: [mrkdwn(long(n))] })],
  ['header', 150, (n) => ({ type: 'header', text: plain(long(n)) })],
  ['input label', 2000, (n) => input(typing(), { label: plain(long(n)) })],
  ['input hint', 2000, (n) => input(typing(), { hint: plain(long(n)) })],
  ['placeholder', 150, (n) => input(typing({ placeholder: plain(long(n)) }))],
  ['initial value', 3000, (n) => input(typing({ initial_value: long(n) }))],
  ['button text', 75, (n) => actions(button({ text: plain(long(n)) }))],
  ['button value', 2000, (n) => actions(button({ value: long(n) }))],
  ['accessibility label', 75, (n) => actions(button({ accessibility_label: long(n) }))],
  ['option text', 75, (n) => actions(select({ options: [{ text: plain(long(n)), value: 'v' }] }))],
  ['option value', 75, (n) => actions(select({ options: [{ text: plain('t'), value: long(n) }] }))],
  ['block_id', 255, (n) => section({ block_id: long(n) })],
  ['action_id', 255, (n) => actions(button({ action_id: long(n) }))],
  ['confirm title', 100, (n) => actions(button({ confirm: confirm({ title: plain(long(n)) }) }))],
  ['confirm text', 300, (n) => actions(button({ confirm: confirm({ text: plain(long(n)) }) }))],
  ['confirm button', 30, (n) => actions(button({ confirm: confirm({ confirm: plain(long(n)) }) }))],
  ['deny button', 30, (n) => actions(button({ confirm: confirm({ deny: plain(long(n)) }) }))],
  ['markdown', 12_000, (n) => ({ type: 'markdown', text: long(n) })],
];

describe('a text', () => {
  test.for(textLimits)('in %s holds at most %i characters', ([, most, build]) => {
    expect(messagesOf(checkMessageBlocks([build(most)]))).toEqual([]);
    expect(messagesOf(checkMessageBlocks([build(most + 1)])).join()).toContain(
      `must be less than ${most + 1} characters [json-pointer:/blocks/0/`,
    );
  });

  test('may not be empty', () => {
    expect(messagesOf(checkMessageBlocks([section({ text: mrkdwn('') })]))).toEqual([
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ]);
  });
});

const listLimits: Limit[] = [
  ['section fields', 10, (n) => ({ type: 'section', fields: many(n, mrkdwn('f')) })],
  ['actions', 25, (n) => actions(...many(n, button()))],
  ['context elements', 10, (n) => ({ type: 'context', elements: many(n, mrkdwn('c')) })],
  ['menu options', 100, (n) => actions(select({ options: options(n) }))],
  ['overflow options', 5, (n) => actions({ type: 'overflow', options: options(n) })],
  ['checkboxes', 10, (n) => actions({ type: 'checkboxes', options: options(n) })],
  ['radio buttons', 10, (n) => actions({ type: 'radio_buttons', options: options(n) })],
];

describe('a list', () => {
  test.for(listLimits)('of %s holds at most %i', ([, most, build]) => {
    expect(messagesOf(checkMessageBlocks([build(most)]))).toEqual([]);
    expect(messagesOf(checkMessageBlocks([build(most + 1)])).join()).toContain(
      `no more than ${most} items allowed [json-pointer:/blocks/0/`,
    );
  });

  test('of blocks holds at most 50 in a message', () => {
    expect(messagesOf(checkMessageBlocks(many(50, section())))).toEqual([]);
    expect(messagesOf(checkMessageBlocks(many(51, section())))).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ]);
  });

  test.for([
    ['modal', (blocks: object[]) => checkModal(modal({ blocks }))],
    ['home', (blocks: object[]) => checkHome({ type: 'home', blocks })],
  ] as const)('of blocks holds at most 100 in a %s', ([, check]) => {
    expect(check(many(100, section())).ok).toBe(true);
    expect(check(many(101, section()))).toEqual({
      ok: false,
      messages: ['no more than 100 items allowed [json-pointer:/view/blocks]'],
    });
  });

  test('of options may not be empty', () => {
    expect(messagesOf(checkMessageBlocks([actions(select({ options: [] }))]))).toEqual([
      'must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]',
    ]);
  });
});

describe('a block', () => {
  test.for([
    ['a type that does not exist', { type: 'bogus' }, 'unsupported type: bogus', '/type'],
    ['no type', { text: 1 }, 'missing required field: type', ''],
    ['no element', { type: 'input', label: plain('?') }, 'missing required field: element', ''],
    ['neither text nor fields', { type: 'section' }, 'must define either `text` or `fields`', ''],
    ['a field unknown to Slack', section({ colour: 1 }), 'invalid additional property: colour', ''],
    [
      'the wrong kind of text',
      { type: 'header', text: mrkdwn('x') },
      'failed to match schema',
      '/text/type',
    ],
    [
      'an element unknown to Slack',
      actions({ type: 'knob' }),
      'unsupported type: knob',
      '/elements/0/type',
    ],
    [
      'an input outside an input block',
      actions(typing()),
      'unsupported type: plain_text_input',
      '/elements/0/type',
    ],
    ['a button as input', input(button()), 'unsupported type: button', '/element/type'],
    [
      'options and groups at once',
      actions(select({ option_groups: [{ label: plain('g'), options: options(1) }] })),
      'must define either `options` or `option_groups`',
      '/elements/0',
    ],
    [
      'an initial option that is not offered',
      actions(select({ initial_option: option('elsewhere') })),
      'initial options must be among the options',
      '/elements/0',
    ],
    [
      'an alternative that fails',
      actions({ type: 'checkboxes', options: [{ text: plain(long(76)), value: 'v' }] }),
      'must be less than 76 characters',
      '/elements/0/options/0/text/text',
    ],
  ] as const)('with %s is refused', ([, block, sentence, path]) => {
    expect(messagesOf(checkMessageBlocks([block]))).toContain(
      `${sentence} [json-pointer:/blocks/0${path}]`,
    );
  });

  test('may not use the block_id of another', () => {
    const blocks = [section({ block_id: 'b' }), section({ block_id: 'b' })];
    expect(messagesOf(checkMessageBlocks(blocks))).toEqual([
      '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]',
    ]);
  });

  test('may not use an action_id twice', () => {
    const twice = actions(button({ action_id: 'a' }), button({ action_id: 'a' }));
    expect(messagesOf(checkMessageBlocks([twice]))).toEqual([
      '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ]);
  });

  test('of markdown belongs in messages, not in views', () => {
    const blocks = [{ type: 'markdown', text: '# Hi' }];
    expect(messagesOf(checkMessageBlocks(blocks))).toEqual([]);
    expect(messagesOf(checkModal(modal({ blocks })))).toEqual([
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ]);
  });

  test('that takes a file belongs in modals, not in messages', () => {
    const blocks = [input({ type: 'file_input' })];
    expect(messagesOf(checkModal(modal({ blocks })))).toEqual([]);
    expect(messagesOf(checkMessageBlocks(blocks))).toEqual([
      'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
    ]);
  });

  test('of every kind that the app may use is accepted', () => {
    const pickers = ['users_select', 'external_select', 'datepicker', 'timepicker'].map((type) => ({
      type,
    }));
    const texts = ['plain_text_input', 'email_text_input', 'url_text_input'].map((type) => ({
      type,
    }));
    const number = { type: 'number_input', is_decimal_allowed: false };
    const formatted = { type: 'radio_buttons', options: [{ text: mrkdwn('*a*'), value: 'a' }] };
    const picture = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A' };
    const blocks = [
      { type: 'divider' },
      picture,
      section({ accessory: picture }),
      section({ accessory: { type: 'multi_users_select' } }),
      actions(...pickers, { type: 'datetimepicker' }, formatted),
      { type: 'context', elements: [picture, plain('c')] },
      ...[...texts, number, ...pickers, select()].map((element) => input(element)),
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }],
      },
    ];
    expect(messagesOf(checkMessageBlocks(blocks))).toEqual([]);
  });
});

const viewLimits: Limit[] = [
  ['title', 24, (n) => modal({ title: plain(long(n)) })],
  ['submit', 24, (n) => modal({ submit: plain(long(n)) })],
  ['close', 24, (n) => modal({ close: plain(long(n)) })],
  ['private_metadata', 3000, (n) => modal({ private_metadata: long(n) })],
  ['callback_id', 255, (n) => modal({ callback_id: long(n) })],
];

describe('a modal', () => {
  test.for(viewLimits)('has a %s of at most %i characters', ([, most, build]) => {
    expect(messagesOf(checkModal(build(most)))).toEqual([]);
    expect(messagesOf(checkModal(build(most + 1))).join()).toContain(
      `must be less than ${most + 1} characters [json-pointer:/view/`,
    );
  });

  test('counts a Japanese title by characters', () => {
    expect(checkModal(modal({ title: plain('あ'.repeat(24)) })).ok).toBe(true);
    expect(checkModal(modal({ title: plain('あ'.repeat(25)) })).ok).toBe(false);
  });

  test('with inputs needs a submit button', () => {
    const { submit: _, ...view } = modal({ blocks: [input(typing())] });
    expect(messagesOf(checkModal(view))).toEqual([
      'must define `submit` to use an `input` block in modals [json-pointer:/view]',
    ]);
  });

  test.for([
    [{ title: undefined }, 'missing required field: title [json-pointer:/view]'],
    [{ blocks: undefined }, 'missing required field: blocks [json-pointer:/view]'],
    [{ type: 'home' }, 'unsupported type: home [json-pointer:/view/type]'],
  ] as const)('must have %o', ([more, message]) => {
    expect(messagesOf(checkModal(modal(more)))).toContain(message);
  });
});
