/** AWS's side of the playground. */
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { startControlPlane } from './aws/control-plane/server.ts';
import { type ControlPlane, deployedStage } from './aws/control-plane/state.ts';
import { startParameters } from './aws/parameters.ts';
import { type LocalAws, startAws } from './aws/resources.ts';
import { startSts } from './aws/sts.ts';
import type { QuotaCategory } from './cognito/quota-categories.ts';
import { startCognito } from './cognito/server.ts';
import type { OutboxMessage } from './cognito/state.ts';
import { awsEnvironment, CREDENTIALS, REGION, SLACK_SECRET, STAGE } from './environment.ts';
import { OVERSEAS } from './pool-definitions.ts';
import { createPools, type Pool } from './pools.ts';
import { settle } from './residents.ts';

export interface Cloud {
  aws: LocalAws;
  cognitoUrl: string;
  cognito: CognitoIdentityProviderClient;
  pools: Pool[];
  outbox: () => OutboxMessage[];
  /** The SecureString parameters, by name; what changes here is what the functions read next. */
  secrets: Map<string, string>;
  /** The parameters of type String, by name, read when they are asked for. */
  texts: Map<string, () => Promise<string>>;
  /** The deployment that CloudFormation and others tell of. */
  controlPlane: ControlPlane;
  /** What IAM lets nobody do in an account: `210987654321 AdminSetUserPassword`. */
  denied: Set<string>;
  /** Points AWS clients of other processes at it. */
  environment: Record<string, string>;
  close: () => Promise<void>;
}

/** Starts it, with every AWS client of this process pointed at it. `quotas`: Cognito's, none unless told. */
export async function startCloud(
  quotas: Partial<Record<QuotaCategory, number>> = {},
): Promise<Cloud> {
  const secrets = new Map([[SLACK_SECRET, JSON.stringify(CREDENTIALS)]]);
  const denied = new Set<string>();
  const texts = new Map<string, () => Promise<string>>();
  const [aws, sts, parameters] = await Promise.all([
    startAws(),
    startSts([OVERSEAS]),
    startParameters(secrets, texts),
  ]);
  const controlPlane = await deployedStage({ aws, region: REGION, stage: STAGE });
  const telling = await startControlPlane(controlPlane);
  const server = await startCognito({
    region: REGION,
    accounts: sts.accounts,
    quotas,
    denied: (operation, account) => denied.has(`${account} ${operation}`),
  });
  const more = { sts: sts.url, parameters: parameters.url, controlPlane: telling.url };
  const environment = awsEnvironment(aws, server.url, more);
  Object.assign(process.env, environment);
  const cognito = new CognitoIdentityProviderClient({});
  const pools = await createPools({ cognito, region: REGION });
  await settle(pools, server);
  for (const { alias, clientSecret } of pools) {
    if (clientSecret) secrets.set(`/concierge/playground/clients/${alias}`, clientSecret);
  }
  const close = async () => {
    const servers = [aws, sts, parameters, telling, server];
    await Promise.all(servers.map((it) => it.close()));
  };
  const { url: cognitoUrl, outbox } = server;
  const stores = { secrets, texts, controlPlane, denied };
  return { aws, cognitoUrl, cognito, pools, outbox, ...stores, environment, close };
}
