import type { WebClient } from '@slack/web-api';
import type { RootServices } from './audit/daily-root.ts';
import { type AppClients, createAppClients } from './aws/app-client.ts';
import { createDeadLetterQueue, type DeadLetterQueue } from './aws/dead-letter-queue.ts';
import { createPolicyLog } from './aws/policy-log.ts';
import { createPoolInventory, type PoolInventory } from './aws/pool-inventory.ts';
import { openRecordTable } from './aws/record-table.ts';
import { createRequestStore, type RequestStore } from './aws/request-store.ts';
import { openRootArchive } from './aws/root-archive.ts';
import { createUserChanges, type UserChanges } from './aws/user-changes.ts';
import { createUserLookup, type UserLookup } from './aws/user-lookup.ts';
import { createUserPools, type UserPools } from './aws/user-pools.ts';
import { createUserProvisioning, type UserProvisioning } from './aws/user-provisioning.ts';
import { createWorkQueue, type WorkQueue } from './aws/work-queue.ts';
import { CODE_VERSION } from './code-version.ts';
import type { AuditConfig, SlackConfig, SweeperConfig } from './config.ts';
import { type CredentialsSource, createCredentialsSource } from './credentials-source.ts';
import type { Milliseconds } from './domain/duration.ts';
import type { Secret } from './domain/secret.ts';
import type { Stamp } from './domain/trail.ts';
import { createLogger, type Logger, slackLogger } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createPolicySource, type PolicySource } from './policy-source.ts';
import { policyWatch } from './policy-watch.ts';
import { createMembers, type Members } from './slack/members.ts';
import { type Send, send } from './slack/send.ts';
import { TIMEOUT } from './slack/time-out.ts';
import { clientOptions, createWebClient } from './slack/web-client.ts';

/** What listeners work with. Nothing here can change a user in Cognito. */
export interface FrontServices {
  policy: PolicySource;
  credentials: CredentialsSource;
  store: RequestStore;
  queue: WorkQueue;
  users: UserLookup;
  pools: UserPools;
  inventory: PoolInventory;
  members: Members;
  /** The way out to Slack. */
  send: Send;
  /** What front and worker both know and nobody else. */
  key: () => Promise<Secret>;
  log: Logger;
  metrics: Metrics;
  now: () => Date;
}

/** What steps work with. */
export interface WorkerServices extends FrontServices {
  provisioning: UserProvisioning;
  changes: UserChanges;
  clients: AppClients;
  slack: WebClient;
}

/** What the sweeper works with. */
export interface SweeperServices
  extends Pick<FrontServices, 'store' | 'queue' | 'log' | 'metrics' | 'now'> {
  deadLetters: DeadLetterQueue;
}

const now = () => new Date();

export function createFrontServices(config: SlackConfig): FrontServices {
  return shared(config, 'slack', TIMEOUT.front).services;
}

export function createWorkerServices(config: SlackConfig): WorkerServices {
  const { services, slack } = shared(config, 'worker', TIMEOUT.worker);
  return {
    ...services,
    slack,
    provisioning: createUserProvisioning(),
    changes: createUserChanges(),
    clients: createAppClients(now),
  };
}

export function createSweeperServices(config: SweeperConfig): SweeperServices {
  const log = createLogger(config.LOG_LEVEL, 'sweeper');
  const place = { namespace: config.METRICS_NAMESPACE, lambda: 'sweeper' };
  return {
    store: createRequestStore(config.TABLE_NAME, now, () => ({ code: CODE_VERSION })),
    queue: createWorkQueue(config.QUEUE_URL),
    deadLetters: createDeadLetterQueue(config.DEAD_LETTER_QUEUE_URL),
    log,
    metrics: createMetrics(log, place, now),
    now,
  };
}

export function createAuditServices(config: AuditConfig): RootServices {
  return {
    table: openRecordTable(config.TABLE_NAME),
    archive: openRootArchive(config.AUDIT_BUCKET),
    log: createLogger(config.LOG_LEVEL, 'audit'),
    now,
  };
}

function shared(config: SlackConfig, lambda: 'slack' | 'worker', timeout: Milliseconds) {
  const log = createLogger(config.LOG_LEVEL, lambda);
  const stamp: Stamp = { code: CODE_VERSION };
  const policyLog = createPolicyLog(config.TABLE_NAME, `function:${lambda}`, now, () => stamp);
  const credentials = createCredentialsSource(config.credentials, log, now);
  const options = clientOptions(config.SLACK_API_URL, credentials, slackLogger(log), timeout, send);
  const slack = createWebClient(options);
  const services: FrontServices = {
    policy: createPolicySource(config.policy, log, now, policyWatch(policyLog, stamp, log)),
    credentials,
    store: createRequestStore(config.TABLE_NAME, now, () => stamp),
    queue: createWorkQueue(config.QUEUE_URL),
    users: createUserLookup(),
    pools: createUserPools(now),
    inventory: createPoolInventory(),
    key: async () => (await credentials.current()).sealingKey,
    members: createMembers(slack, now),
    send,
    log,
    metrics: createMetrics(log, { namespace: config.METRICS_NAMESPACE, lambda }, now),
    now,
  };
  return { services, slack };
}
