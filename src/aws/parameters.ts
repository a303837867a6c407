/** Parameters as whoever runs Concierge sees them, from a desk. The functions read theirs by settings.ts. */
import { type ParameterType, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Secret } from '../domain/secret.ts';
import { type ClientOptions, inTime } from './client-options.ts';
import { readParameter, readSecret } from './settings.ts';

/** A desk is far away, and a company's sign-in may have to be asked for credentials first. */
const FROM_A_DESK: ClientOptions = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 5_000,
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
  },
  deadline: 30_000,
};

/** What a parameter holds, still encrypted where it is a SecureString; undefined when there is none. */
export function storedText(name: string): Promise<string | undefined> {
  return unlessAbsent(readParameter(name, FROM_A_DESK));
}

/** What a SecureString holds; undefined when there is none. */
export function storedSecret(name: string): Promise<Secret | undefined> {
  return unlessAbsent(readSecret(name, FROM_A_DESK));
}

/**
 * Writes a parameter, over what is there. Up to 4 KB AWS takes the Standard tier, which costs nothing, and
 * the Advanced one up to 8 KB; a parameter that is Advanced stays so:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/ps-default-tier.html
 *
 * @returns the tier that it has now
 */
export async function storeParameter(
  name: string,
  value: string,
  type: Exclude<ParameterType, 'StringList'>,
): Promise<string> {
  const command = new PutParameterCommand({
    Name: name,
    Value: value,
    Type: type,
    Overwrite: true,
    Tier: 'Intelligent-Tiering',
  });
  const { Tier } = await new SSMClient(FROM_A_DESK).send(command, inTime(FROM_A_DESK));
  return Tier ?? 'Standard';
}

async function unlessAbsent<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && error.name === 'ParameterNotFound') return undefined;
    throw error;
  }
}
