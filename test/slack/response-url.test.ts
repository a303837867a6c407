import { describe, expect, it } from 'vitest';
import { isResponseUrl } from '../../src/slack/response-url.ts';

const API = 'https://slack.com/api/';
const HOOK = 'https://hooks.slack.com/commands/T0/1/secret';

describe('an address for answers', () => {
  it('is at Slack’s own host for them', () => {
    expect(isResponseUrl(HOOK, API)).toBe(true);
  });

  it.each([
    'http://hooks.slack.com/commands/T0/1/secret',
    'https://hooks.slack.com:8443/commands/T0/1/secret',
    'https://hooks.slack.com.evil.example/commands/T0/1/secret',
    'https://hooks.slack.com@evil.example/commands/T0/1/secret',
    'https://evil@hooks.slack.com/commands/T0/1/secret',
    'https://:evil@hooks.slack.com/commands/T0/1/secret',
    'https://evil.example/hooks.slack.com/',
    'https://evil.example/?https://hooks.slack.com/',
    'https://evil.example#hooks.slack.com',
    'https://evil.example\\@hooks.slack.com/',
    'https://hooks.slack.com./commands/T0/1/secret',
    'https://a.hooks.slack.com/commands/T0/1/secret',
    'https://hooks-slack.com/commands/T0/1/secret',
    'https://slack.com/commands/T0/1/secret',
    'https://hооks.slack.com/commands/T0/1/secret',
    'https://127.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    '//hooks.slack.com/commands/T0/1/secret',
    '/commands/T0/1/secret',
    'javascript:alert(1)',
    '',
    undefined,
    null,
    7,
    [HOOK],
    { href: HOOK },
  ])('is not %s', (url) => {
    expect(isResponseUrl(url, API)).toBe(false);
  });

  it('is at the host of a stand-in for Slack, and nowhere else', () => {
    const api = 'http://127.0.0.1:3000/api/';
    expect(isResponseUrl('http://127.0.0.1:3000/actions/T0/1/x', api)).toBe(true);
    expect(isResponseUrl('http://127.0.0.2:3000/actions/T0/1/x', api)).toBe(false);
    expect(isResponseUrl(HOOK, api)).toBe(false);
  });
});
