/** The front as it is when it has just answered the same person: all that it asks for is in memory. */
import { slackConfig } from '../../src/config.ts';
import { type Policy, parsePolicy } from '../../src/domain/policy.ts';
import { createFront } from '../../src/front.ts';
import { createFrontServices, type FrontServices } from '../../src/services.ts';

export interface Installation {
  slackApiUrl: string;
  signingSecret: string;
  token: string;
  appId: string;
  teamId: string;
  userId: string;
}

/** Its handler. The person is a member who approves in the one pool that there is. */
export function warmFront(installation: Installation) {
  const config = slackConfig({
    TABLE_NAME: 'requests',
    QUEUE_URL: 'http://127.0.0.1:9/queue',
    POLICY_FILE: 'none',
    LOG_LEVEL: 'info',
    SLACK_API_URL: installation.slackApiUrl,
    SLACK_BOT_TOKEN: installation.token,
    SLACK_SIGNING_SECRET: installation.signingSecret,
    SLACK_APP_ID: installation.appId,
    SLACK_BOT_ID: 'B0CONCIERGE',
    SLACK_BOT_USER_ID: 'U0CONCIERGE',
  });
  const services = createFrontServices(config);
  return createFront(config, { ...services, ...inMemory(services, installation) });
}

function inMemory(
  { members, store }: FrontServices,
  { teamId, userId }: Installation,
): Partial<FrontServices> {
  const policy = policyOf(teamId, userId);
  const person = { id: userId, teamId, kind: 'member', name: 'Emma', locale: 'en-US' } as const;
  return {
    policy: async () => policy,
    members: { ...members, find: async () => person },
    store: { ...store, isFirst: async () => true, frozen: async () => [] },
  };
}

function policyOf(workspace: string, approver: string): Policy {
  const pool = {
    name: 'Staging',
    userPoolId: 'ap-northeast-1_Staging01',
    requesters: [approver],
    approvers: [approver, 'U0NOAHAPPR1', 'U0MISAKIAP1'],
    domains: ['example.com'],
  };
  const common = { channel: 'C0REQUESTS1', contact: approver, language: 'en' };
  const parsed = parsePolicy({ workspace, ...common, pools: { staging: pool } });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
