/** AWS's side of the playground. */
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { startParameters } from './aws/parameters.ts';
import { type LocalAws, startAws } from './aws/resources.ts';
import { startSts } from './aws/sts.ts';
import type { QuotaCategory } from './cognito/quota-categories.ts';
import { startCognito } from './cognito/server.ts';
import type { OutboxMessage } from './cognito/state.ts';
import { awsEnvironment, CREDENTIALS, REGION, SLACK_SECRET } from './environment.ts';
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
  /** Points AWS clients of other processes at it. */
  environment: Record<string, string>;
  close: () => Promise<void>;
}

/** Starts it, with every AWS client of this process pointed at it. `quotas`: Cognito's, none unless told. */
export async function startCloud(
  quotas: Partial<Record<QuotaCategory, number>> = {},
): Promise<Cloud> {
  const secrets = new Map([[SLACK_SECRET, JSON.stringify(CREDENTIALS)]]);
  const [aws, sts, parameters] = await Promise.all([
    startAws(),
    startSts([OVERSEAS]),
    startParameters(secrets),
  ]);
  const server = await startCognito({ region: REGION, accounts: sts.accounts, quotas });
  const more = { sts: sts.url, parameters: parameters.url };
  const environment = awsEnvironment(aws, server.url, more);
  Object.assign(process.env, environment);
  const cognito = new CognitoIdentityProviderClient({});
  const pools = await createPools({ cognito, region: REGION });
  await settle(pools, server);
  for (const { alias, clientSecret } of pools) {
    if (clientSecret) secrets.set(`/concierge/playground/clients/${alias}`, clientSecret);
  }
  const close = async () => {
    await Promise.all([aws.close(), sts.close(), parameters.close(), server.close()]);
  };
  const { url: cognitoUrl, outbox } = server;
  return { aws, cognitoUrl, cognito, pools, outbox, secrets, environment, close };
}
