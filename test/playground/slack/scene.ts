/** A running workspace with a tiny app installed, for one test. */
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { SlackPerson } from '../../../playground/slack/person.ts';
import { BOT_TOKEN, PEOPLE, SEED } from '../../../playground/slack/seed.ts';
import { type Slack, type SlackOptions, startSlack } from '../../../playground/slack/server.ts';
import { FakeApp, SIGNING_SECRET } from './fake-app.ts';

const URL = 'https://example.com/slack/events';

export const MANIFEST = {
  features: {
    bot_user: { display_name: 'Concierge' },
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    slash_commands: [{ command: '/greet', description: 'Greets', usage_hint: '[name]', url: URL }],
  },
  oauth_config: {
    scopes: {
      bot: [
        'commands',
        'chat:write',
        'im:write',
        'im:read',
        'channels:read',
        'users:read',
        'users:read.email',
        'usergroups:read',
      ],
    },
  },
  settings: {
    event_subscriptions: { request_url: URL, bot_events: ['app_home_opened', 'message.im'] },
    interactivity: { is_enabled: true, request_url: URL, message_menu_options_url: URL },
  },
};

export interface Scene {
  slack: Slack;
  app: FakeApp;
  client: WebClient;
  as(who: keyof typeof PEOPLE): SlackPerson;
}

export async function scene(options: Partial<SlackOptions> = {}): Promise<Scene> {
  const app = new FakeApp();
  const frontUrl = await app.start();
  onTestFinished(() => app.stop());
  const slack = await startSlack({
    seed: SEED,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    manifest: MANIFEST,
    frontUrl,
    ...options,
  });
  onTestFinished(() => slack.close());
  const client = webClient(slack);
  return { slack, app, client, as: (who) => new SlackPerson(slack.url, PEOPLE[who].id) };
}

export function webClient(slack: Slack, token = BOT_TOKEN): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

const nothing = () => {};
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => 'error' as never,
};

/** A clock that stands still until it is moved on. */
export function stoppedClock() {
  let time = Date.parse('2026-11-22T10:00:00Z');
  return {
    now: () => new Date(time),
    advance: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}
