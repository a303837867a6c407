import { describe, expect, it } from 'vitest';
import { code, escaped, type Mrkdwn } from '../../src/messages/mrkdwn.ts';
import {
  button,
  fields,
  header,
  input,
  option,
  section,
  sections,
} from '../../src/slack/blocks.ts';

/** Slack's limits in characters. */
const LONG = 'x'.repeat(5_000);

describe('texts beyond Slack’s limits', () => {
  it.each([
    ['header', header(LONG).text.text, 150],
    ['section', section(escaped(LONG)).text?.text ?? '', 3_000],
    ['field', fields([[escaped('Reason'), escaped(LONG)]]).fields?.[0]?.text ?? '', 2_000],
    ['option', option('value', LONG).text.text, 75],
    ['hint', hintOf(LONG), 2_000],
  ])('are cut in a %s, visibly', (_where, text, limit) => {
    expect(text).toHaveLength(limit);
    expect(text.endsWith('x…')).toBe(true);
  });

  it('are left alone up to the limit', () => {
    expect(section(escaped('x'.repeat(3_000))).text?.text).toBe('x'.repeat(3_000));
  });
});

describe('blocks', () => {
  it.each([
    ['an emoji', '😀', ''],
    ['an entity', '&amp;', ''],
    ['a letter', 'é', 'é'],
  ])('are not cut within %s', (_what, last, kept) => {
    const start = 'x'.repeat(2_998);
    expect(section(`${start}${last.repeat(3)}` as Mrkdwn).text?.text).toBe(`${start}${kept}…`);
  });

  it('are not cut within code, where markup would come to life', () => {
    const bold = code(`${'x'.repeat(100)} *bold*`);
    const start = escaped('y'.repeat(2_895));
    expect(section(`${start}${bold}` as Mrkdwn).text?.text).toBe(`${start}…`);
    const [first, second] = sections([`${start}${bold}` as Mrkdwn]);
    expect([first?.text?.text, second?.text?.text]).toEqual([start, bold]);
  });

  it('show in plain text what nobody could see', () => {
    expect(header('a\u202eb\u200b@ж.рф').text.text).toBe('a⟨U+202E⟩b⟨U+200B⟩@xn--f1a.xn--p1ai');
  });

  it('show what people wrote in plain text, not as markup', () => {
    expect(header('<!channel>').text).toEqual({
      type: 'plain_text',
      text: '<!channel>',
      emoji: true,
    });
  });

  it('have a style or a hint only where one is given', () => {
    expect(button('id', 'Press', 'v')).not.toHaveProperty('style');
    expect(button('id', 'Press', 'v', { style: 'danger' })).toMatchObject({
      style: 'danger',
      value: 'v',
    });
    const confirm = { title: 'Sure?', text: 'For good.', confirm: 'Yes', deny: 'No' };
    expect(button('id', 'Press', 'v', { confirm }).confirm).not.toHaveProperty('style');
    expect(button('id', 'Press', 'v', { style: 'danger', confirm }).confirm).toMatchObject({
      style: 'danger',
      confirm: { text: 'Yes' },
    });
    expect(input('b', 'Label', { type: 'plain_text_input', action_id: 'a' })).toEqual({
      type: 'input',
      block_id: 'b',
      label: { type: 'plain_text', text: 'Label', emoji: true },
      element: { type: 'plain_text_input', action_id: 'a' },
    });
  });
});

describe('sections', () => {
  const texts = (lines: string[]) => sections(lines.map(escaped)).map(({ text }) => text?.text);

  it('hold as many lines as fit, in their order', () => {
    expect(texts([])).toEqual([]);
    expect(texts(['a', 'b', 'c'])).toEqual(['a\nb\nc']);
    const half = 'x'.repeat(1_500);
    const rest = 'y'.repeat(1_499);
    expect(texts([half, rest, 'z'])).toEqual([`${half}\n${rest}`, 'z']);
    expect(texts([half, half, 'z'])).toEqual([half, `${half}\nz`]);
  });
});

function hintOf(hint: string): string {
  const block = input('b', 'Label', { type: 'plain_text_input', action_id: 'a' }, { hint });
  return block.hint?.text ?? '';
}
