import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { isRequestUrl, manifestFor } from '../scripts/app-manifest.ts';

const URL = 'https://abc123.execute-api.ap-northeast-1.amazonaws.com/slack/events';
const source = readFileSync(join(import.meta.dirname, '../manifest.yml'), 'utf8');

it('the manifest of a deployment sends everything to it, and is otherwise manifest.yml', () => {
  const manifest = manifestFor({ url: URL });
  expect(manifest).not.toContain('example.com');
  expect(manifest.split(URL).length).toBe(source.split(/https:.*\/slack\/events/).length);
  const back = manifest.replaceAll(URL, 'https://concierge.example.com/slack/events');
  expect(load(back)).toEqual(load(source));
});

it.each([
  [URL, true],
  ['http://abc123.execute-api.ap-northeast-1.amazonaws.com/slack/events', false],
  ['https://abc123.execute-api.ap-northeast-1.amazonaws.com/', false],
  [`${URL}?x=1`, false],
  ['abc123', false],
])('%s is an address for Slack: %s', (text, expected) => {
  expect(isRequestUrl(text)).toBe(expected);
});
