/** Every way into the app, read from the app itself, so that a new listener cannot be forgotten. */
import { App } from '@slack/bolt';
import { vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { slackConfig } from '../../src/config.ts';
import { createFrontServices } from '../../src/services.ts';

export interface EntryPoint {
  kind: (typeof KINDS)[number];
  /** A command, an action id, a callback id, or an event's type. */
  name: string;
}

/** All that listeners can be attached with. */
const KINDS = [
  'command',
  'action',
  'view',
  'options',
  'event',
  'shortcut',
  'message',
  'function',
  'assistant',
] as const;

/** What the app listens to. Throws for a constraint that names nothing, as a pattern would. */
export function entryPoints(): EntryPoint[] {
  const found: EntryPoint[] = [];
  const spies = KINDS.map((kind) =>
    vi.spyOn(App.prototype, kind as 'command').mockImplementation((constraint: unknown) => {
      found.push({ kind, name: nameIn(constraint) });
    }),
  );
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
  createApp(config, createFrontServices(config));
  for (const spy of spies) spy.mockRestore();
  return found;
}

function nameIn(constraint: unknown): string {
  if (typeof constraint === 'string') return constraint;
  const { action_id, callback_id } = constraint as { action_id?: unknown; callback_id?: unknown };
  const name = action_id ?? callback_id;
  if (typeof name !== 'string') throw new Error(`A listener without a name: ${String(constraint)}`);
  return name;
}
