import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

/** The files of src in which a pattern occurs. */
function filesWith(pattern: RegExp): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => pattern.test(readFileSync(join(SRC, name), 'utf8')));
}

it('text becomes mrkdwn in one file alone; everything else has to ask it', () => {
  expect(filesWith(/\bas (unknown as )?Mrkdwn\b/)).toEqual(['messages/mrkdwn.ts']);
});

it('Slack is given mrkdwn and plain text by one file alone', () => {
  expect(filesWith(/type: '(mrkdwn|plain_text|markdown|rich_text)'/)).toEqual(['slack/blocks.ts']);
});

it('in mrkdwn nothing is made into links and mentions that we did not make', () => {
  const blocks = readFileSync(join(SRC, 'slack/blocks.ts'), 'utf8');
  expect(blocks.match(/type: 'mrkdwn'.*/g)).toEqual([expect.stringContaining('verbatim: true')]);
  expect(filesWith(/link_names|parse: 'full'|unfurl_links: true/)).toEqual([]);
});
