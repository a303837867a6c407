import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { Secret } from '../domain/secret.ts';
import { type ClientOptions, inTime, REPEATABLE } from './client-options.ts';

/** Reads a parameter of the Systems Manager parameter store. Throws when it has no value. */
export function readParameter(name: string, options = REPEATABLE): Promise<string> {
  return readValue(new GetParameterCommand({ Name: name }), options);
}

/** Reads a parameter of type SecureString. Throws when it has no value. */
export async function readSecret(name: string, options = REPEATABLE): Promise<Secret> {
  const command = new GetParameterCommand({ Name: name, WithDecryption: true });
  return new Secret(await readValue(command, options));
}

async function readValue(command: GetParameterCommand, options: ClientOptions): Promise<string> {
  const client = new SSMClient(options);
  const { Parameter } = await client.send(command, inTime(options));
  if (!Parameter?.Value) throw new Error(`Parameter ${command.input.Name} is empty`);
  return Parameter.Value;
}
