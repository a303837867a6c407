import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { AssumedRole } from '../domain/user-pool.ts';
import { inTime, REPEATABLE } from './client-options.ts';

/** Names us in the CloudTrail of the role's account. */
const SESSION_NAME = 'concierge';

/**
 * A provider of a role's credentials, from the STS endpoint of that region. They are good for an
 * hour; the client that is given the provider keeps them until five minutes before they expire.
 */
export function assumedRole(
  { arn, externalId }: AssumedRole,
  region: string,
  options = REPEATABLE,
) {
  const client = new STSClient({ ...options, region });
  return async () => {
    const command = new AssumeRoleCommand({
      RoleArn: arn,
      RoleSessionName: SESSION_NAME,
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
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
