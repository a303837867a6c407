import { describe, expect, test } from 'vitest';
import { CHANNELS, PEOPLE, TEAM_ID } from '../../../playground/slack/seed.ts';
import { json } from './fake-app.ts';
import { MANIFEST, scene } from './scene.ts';

describe('a slash command', () => {
  test('reaches the app as a signed form with every documented field', async () => {
    const { app, as } = await scene();
    expect(await as('lead').command('/greet  Alice  Baker ', 'cognito-requests')).toEqual({
      outcome: 'ok',
    });
    const { path, headers, signed, body } = app.last();
    expect(path).toBe('/slack/events');
    expect(signed).toBe(true);
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(body).toEqual({
      token: expect.any(String),
      team_id: TEAM_ID,
      team_domain: 'sakura-labs',
      channel_id: CHANNELS.requests.id,
      channel_name: 'cognito-requests',
      user_id: PEOPLE.lead.id,
      user_name: 'emma.clarke',
      command: '/greet',
      text: 'Alice  Baker',
      api_app_id: 'A0CONCIERGE',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/commands\/T0SAKURA001\//u),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/u),
    });
  });

  test('in a direct message comes from "directmessage"', async () => {
    const { app, as } = await scene();
    await as('lead').command('/greet');
    expect(app.last().body).toMatchObject({ channel_name: 'directmessage', text: '' });
  });

  test('answered with text shows it to that person alone', async () => {
    const { app, as } = await scene();
    app.answer = () => ({ body: 'Hello!' });
    await as('lead').command('/greet', '#general');
    expect(await as('lead').messages('general')).toMatchObject([
      { text: 'Hello!', ephemeral: true, user: 'U0CONCIERGE' },
    ]);
    expect(await as('colleague').messages('general')).toEqual([]);
  });

  test('answered with an in_channel message shows it to everybody there', async () => {
    const { app, as } = await scene();
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'Hello all' } }];
    app.answer = () => json({ response_type: 'in_channel', text: 'Hi', blocks });
    await as('lead').command('/greet', 'general');
    expect(await as('colleague').messages('general')).toMatchObject([
      { text: 'Hi', ephemeral: false, blocks },
    ]);
  });

  test('answered with blocks over a limit fails', async () => {
    const { app, as } = await scene();
    const text = { type: 'plain_text', text: 'x'.repeat(151) };
    app.answer = () => json({ text: 'Hi', blocks: [{ type: 'header', text }] });
    expect(await as('lead').command('/greet')).toMatchObject({
      outcome: 'failed',
      error: 'invalid_blocks',
    });
  });

  test('answered with an HTTP error says dispatch_failed', async () => {
    const { app, as } = await scene();
    app.answer = () => ({ status: 500, body: 'oh' });
    expect(await as('lead').command('/greet')).toEqual({
      outcome: 'failed',
      error: 'dispatch_failed',
      message: '/greet failed with the error "dispatch_failed"',
    });
  });

  test('not answered in time says operation_timeout', async () => {
    const { app, as } = await scene({ ackTimeout: 30 });
    app.answer = () => 'never';
    expect(await as('lead').command('/greet')).toEqual({
      outcome: 'failed',
      error: 'operation_timeout',
      message: '/greet failed with the error "operation_timeout"',
    });
  });

  test('whose app is not running says dispatch_failed', async () => {
    const { app, as } = await scene();
    await app.stop();
    expect(await as('lead').command('/greet')).toMatchObject({ error: 'dispatch_failed' });
  });

  test('that the manifest does not name is not a valid command', async () => {
    const { app, as } = await scene();
    expect(await as('lead').command('/nope')).toEqual({
      outcome: 'failed',
      error: 'unknown_command',
      message: '/nope is not a valid command.',
    });
    expect(app.received).toEqual([]);
  });

  test('cannot be run by a stranger from another workspace', async () => {
    const { app, as } = await scene();
    const result = await as('stranger').command('/greet', 'partner-agency');
    expect(result).toMatchObject({ outcome: 'failed', error: 'unknown_command' });
    expect(app.received).toEqual([]);
  });

  test('cannot be run by a deactivated person', async () => {
    const { slack, app } = await scene();
    const body = { as: PEOPLE.deactivated.id, channel: CHANNELS.general.id, text: '/greet' };
    const response = await fetch(`${slack.url}/client/command`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(await response.json()).toMatchObject({ error: 'account_inactive' });
    expect(app.received).toEqual([]);
  });

  test('cannot be run in a channel that one is not in', async () => {
    const { slack } = await scene();
    const body = { as: PEOPLE.guest.id, channel: CHANNELS.general.id, text: '/greet' };
    const response = await fetch(`${slack.url}/client/command`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(404);
  });

  test('goes to the path of its own URL in the manifest', async () => {
    const manifest = structuredClone(MANIFEST);
    manifest.features.slash_commands = [
      { command: '/greet', description: '', usage_hint: '', url: 'https://example.com/elsewhere' },
    ];
    const { app, as } = await scene({ manifest });
    await as('lead').command('/greet');
    expect(app.last().path).toBe('/elsewhere');
  });

  test('is offered to the composer with its usage', async () => {
    const { slack } = await scene();
    const response = await fetch(`${slack.url}/client/commands`);
    expect(await response.json()).toEqual([
      { command: '/greet', description: 'Greets', usageHint: '[name]' },
    ]);
  });
});
