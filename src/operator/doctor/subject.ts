import type { WebClient } from '@slack/web-api';
import type { DeployedFunction } from '../../aws/deployment/functions.ts';
import type { Stack } from '../../aws/deployment/stack.ts';
import type { AppCredentials } from '../../domain/app-credentials.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Members } from '../../slack/members.ts';
import type { Finding, Known } from './finding.ts';
import type { Settings } from './settings.ts';
import type { Template } from './template.ts';

/** All that is examined; each check takes of it what it needs. */
export interface Subject {
  settings: Settings;
  policy: Known<Policy>;
  app: Known<App>;
  slack: Known<SlackSide>;
  deployment: Known<Deployment>;
}

/** A check: says what it finds, and throws when nobody can say. */
export type Check = (subject: Subject) => Promise<Finding[]>;

/** The Slack app, as it was configured here. */
export interface App {
  /** Where its credentials stand: a parameter, or a variable of the environment. */
  where: string;
  botToken: Secret;
  /** Undefined where only a token is known. */
  credentials?: AppCredentials;
}

/** The workspace, which knows the token. */
export interface SlackSide {
  app: App;
  client: WebClient;
  members: Members;
  /** All of the workspace, asked for once. */
  userGroups: () => Promise<ReadonlyMap<string, UserGroup>>;
  teamId: string;
  teamName: string;
  botId: string;
  botUserId: string;
  /** What the token may. */
  scopes: readonly string[];
}

export interface UserGroup {
  handle: string;
  disabled: boolean;
  /** User ids. */
  members: readonly string[];
}

/** A stage on AWS, and what this checkout would deploy to it. */
export interface Deployment {
  stage: string;
  template: Template;
  stack: Stack;
  /** By their names in serverless.yml. */
  functions: ReadonlyMap<string, Running>;
}

/** A function of the stack, and its name in AWS. */
export interface Running {
  name: string;
  found: Known<DeployedFunction>;
}
