import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { REPEATABLE } from './client-options.ts';

/** Reads a parameter of the Systems Manager parameter store. Throws when it has no value. */
export async function readParameter(name: string): Promise<string> {
  const client = new SSMClient(REPEATABLE);
  const { Parameter } = await client.send(new GetParameterCommand({ Name: name }));
  if (!Parameter?.Value) throw new Error(`Parameter ${name} is empty`);
  return Parameter.Value;
}
