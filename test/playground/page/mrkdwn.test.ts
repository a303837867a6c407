import { describe, expect, it } from 'vitest';
import { parseMrkdwn } from '../../../playground/page/block-kit/mrkdwn/parse.ts';
import { parseInline } from '../../../playground/page/block-kit/mrkdwn/parse-inline.ts';

const text = (value: string) => ({ type: 'text', text: value });

describe('styles', () => {
  it.each([
    ['*bold*', 'bold', 'bold'],
    ['_slanted_', 'italic', 'slanted'],
    ['~gone~', 'strike', 'gone'],
  ])('reads %s', (source, type, inner) => {
    expect(parseInline(source)).toEqual([{ type, children: [text(inner)] }]);
  });

  it('nests styles', () => {
    expect(parseInline('*very _very_ bold*')).toEqual([
      {
        type: 'bold',
        children: [text('very '), { type: 'italic', children: [text('very')] }, text(' bold')],
      },
    ]);
  });

  it.each([
    '2 * 3 * 4',
    'snake_case_name',
    'in_side_',
    '5*3* is',
    '*open',
    '* spaced *',
    '*over\nlines*',
    '*本人*に',
  ])('leaves %j as it is, as Slack does', (source) => {
    expect(parseInline(source)).toEqual([text(source)]);
  });

  it('keeps markup inside code as text', () => {
    expect(parseInline('run `a *b* &lt;c&gt;` now')).toEqual([
      text('run '),
      { type: 'code', text: 'a *b* <c>' },
      text(' now'),
    ]);
  });
});

describe('what stands between angle brackets', () => {
  it.each([
    ['<@U123>', { type: 'user', id: 'U123' }],
    ['<@U123|mei>', { type: 'user', id: 'U123', label: 'mei' }],
    ['<#C123|general>', { type: 'channel', id: 'C123', label: 'general' }],
    ['<!subteam^S123|@admins>', { type: 'usergroup', id: 'S123', label: '@admins' }],
    ['<!here>', { type: 'broadcast', range: 'here' }],
    [
      '<https://example.com?a=1&amp;b=2|the page>',
      { type: 'link', url: 'https://example.com?a=1&b=2', label: 'the page' },
    ],
    [
      '<mailto:a@example.com>',
      { type: 'link', url: 'mailto:a@example.com', label: 'a@example.com' },
    ],
    [
      '<!date^1700000000^{date} at {time}|then>',
      { type: 'date', timestamp: 1_700_000_000, format: '{date} at {time}', fallback: 'then' },
    ],
  ])('reads %s', (source, node) => {
    expect(parseInline(source)).toEqual([node]);
  });

  it('does not take escaped brackets for a mention', () => {
    expect(parseInline('&lt;!channel&gt; &amp;amp;')).toEqual([text('<!channel> &amp;')]);
  });
});

describe('paragraphs', () => {
  it('splits text, quotes and code blocks', () => {
    expect(parseMrkdwn('Before\n&gt; one\n&gt; two\nAfter\n```\nkey *x*\n```')).toEqual([
      { type: 'paragraph', children: [text('Before')] },
      { type: 'quote', children: [text('one\ntwo')] },
      { type: 'paragraph', children: [text('After')] },
      { type: 'preformatted', text: 'key *x*' },
    ]);
  });

  it('shows an unfinished code block as text', () => {
    expect(parseMrkdwn('```oops')).toEqual([{ type: 'paragraph', children: [text('```oops')] }]);
  });
});
