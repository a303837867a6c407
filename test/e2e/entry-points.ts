/** Every way into the app, read from the app itself, so that a new listener cannot be forgotten. */
import { listeners } from '../../src/app.ts';
import { slackConfig } from '../../src/config.ts';
import { createFrontServices } from '../../src/services.ts';
import type { EntryPoint } from '../../src/slack/listeners.ts';

/** What the app listens to. */
export function entryPoints(): EntryPoint[] {
  const config = slackConfig({
    AWS_REGION: 'ap-northeast-1',
    TABLE_NAME: 'table',
    QUEUE_URL: 'http://127.0.0.1/queue',
    POLICY_FILE: 'policy.yml',
    LOG_LEVEL: 'silent',
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_SIGNING_SECRET: 'secret',
    SLACK_APP_ID: 'A1',
    SLACK_BOT_ID: 'B1',
    SLACK_BOT_USER_ID: 'U1',
  });
  return listeners(createFrontServices(config)).entryPoints;
}
