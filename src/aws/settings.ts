import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { inTime, REPEATABLE } from './client-options.ts';

/** Reads a parameter of the Systems Manager parameter store. Throws when it has no value. */
export async function readParameter(name: string, options = REPEATABLE): Promise<string> {
  const client = new SSMClient(options);
  const command = new GetParameterCommand({ Name: name });
  const { Parameter } = await client.send(command, inTime(options));
  if (!Parameter?.Value) throw new Error(`Parameter ${name} is empty`);
  return Parameter.Value;
}
