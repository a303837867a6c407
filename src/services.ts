import type { WebClient } from '@slack/web-api';
import { type AppClients, createAppClients } from './aws/app-client.ts';
import { createDeadLetterQueue, type DeadLetterQueue } from './aws/dead-letter-queue.ts';
import { createPoolInventory, type PoolInventory } from './aws/pool-inventory.ts';
import { createRequestStore, type RequestStore } from './aws/request-store.ts';
import { createUserChanges, type UserChanges } from './aws/user-changes.ts';
import { createUserLookup, type UserLookup } from './aws/user-lookup.ts';
import { createUserPools, type UserPools } from './aws/user-pools.ts';
import { createUserProvisioning, type UserProvisioning } from './aws/user-provisioning.ts';
import { createWorkQueue, type WorkQueue } from './aws/work-queue.ts';
import type { SlackConfig, SweeperConfig } from './config.ts';
import { type CredentialsSource, createCredentialsSource } from './credentials-source.ts';
import type { Milliseconds } from './domain/duration.ts';
import type { Secret } from './domain/secret.ts';
import { createLogger, type Logger, slackLogger } from './log.ts';
import { createPolicySource, type PolicySource } from './policy-source.ts';
import { createMembers, type Members } from './slack/members.ts';
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
  /** What front and worker both know and nobody else. */
  key: () => Promise<Secret>;
  log: Logger;
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
export interface SweeperServices extends Pick<FrontServices, 'store' | 'queue' | 'log' | 'now'> {
  deadLetters: DeadLetterQueue;
}

const now = () => new Date();

export function createFrontServices(config: SlackConfig): FrontServices {
  return shared(config, createLogger(config.LOG_LEVEL, 'slack'), TIMEOUT.front).services;
}

export function createWorkerServices(config: SlackConfig): WorkerServices {
  const { services, slack } = shared(
    config,
    createLogger(config.LOG_LEVEL, 'worker'),
    TIMEOUT.worker,
  );
  return {
    ...services,
    slack,
    provisioning: createUserProvisioning(),
    changes: createUserChanges(),
    clients: createAppClients(now),
  };
}

export function createSweeperServices(config: SweeperConfig): SweeperServices {
  return {
    store: createRequestStore(config.TABLE_NAME, now),
    queue: createWorkQueue(config.QUEUE_URL),
    deadLetters: createDeadLetterQueue(config.DEAD_LETTER_QUEUE_URL),
    log: createLogger(config.LOG_LEVEL, 'sweeper'),
    now,
  };
}

function shared(config: SlackConfig, log: Logger, timeout: Milliseconds) {
  const credentials = createCredentialsSource(config.credentials, log, now);
  const options = clientOptions(config.SLACK_API_URL, credentials, slackLogger(log), timeout);
  const slack = createWebClient(options);
  const services: FrontServices = {
    policy: createPolicySource(config.policy, log, now),
    credentials,
    store: createRequestStore(config.TABLE_NAME, now),
    queue: createWorkQueue(config.QUEUE_URL),
    users: createUserLookup(),
    pools: createUserPools(now),
    inventory: createPoolInventory(),
    key: async () => (await credentials.current()).sealingKey,
    members: createMembers(slack, now),
    log,
    now,
  };
  return { services, slack };
}
