import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { AssumedRole } from '../domain/user-pool.ts';
import { inTime, REPEATABLE } from './client-options.ts';

/** Names us in the CloudTrail of the role's account. */
const SESSION_NAME = 'concierge';

/** What credentials are for: a session never may more than its role, and less where this says so. */
export type Purpose = 'reading' | 'changing';

/** Front and worker take on the same role, and the front changes nothing. */
const READ_ONLY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['AdminGet*', 'AdminList*', 'Describe*', 'List*'].map((it) => `cognito-idp:${it}`),
      Resource: '*',
    },
  ],
});

/**
 * A provider of a role's credentials, from the STS endpoint of that region. They are good for an
 * hour; the client that is given the provider keeps them until five minutes before they expire.
 */
export function assumedRole(
  { arn, externalId }: AssumedRole,
  region: string,
  purpose: Purpose,
  options = REPEATABLE,
) {
  const client = new STSClient({ ...options, region });
  return async () => {
    const command = new AssumeRoleCommand({
      RoleArn: arn,
      RoleSessionName: SESSION_NAME,
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
      ...(purpose === 'reading' ? { Policy: READ_ONLY } : {}),
    });
    const { Credentials } = await client.send(command, inTime(options));
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
      throw new Error(`AssumeRole answered without credentials for ${arn}`);
    }
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    };
  };
}
