import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
} from '@aws-sdk/client-lambda';
import { inTime } from '../client-options.ts';
import { OPERATOR } from './operator-options.ts';

/** A Lambda function as it is, whatever it was deployed as. */
export interface DeployedFunction {
  arn: string;
  roleArn: string;
  runtime: string;
  /** In seconds. */
  timeout: number;
  /** `Active`, `Pending`, `Inactive` or `Failed`. */
  state: string;
  /** Of its last change: `Successful`, `InProgress` or `Failed`. */
  lastUpdate: string;
  environment: Readonly<Record<string, string>>;
}

/** What feeds a function from a queue or a stream. */
export interface EventSource {
  arn: string;
  /** `Enabled`, `Disabled` and what is in between. */
  state: string;
}

export async function readFunction(name: string): Promise<DeployedFunction> {
  const command = new GetFunctionConfigurationCommand({ FunctionName: name });
  const found = await new LambdaClient(OPERATOR).send(command, inTime(OPERATOR));
  return {
    arn: found.FunctionArn ?? '',
    roleArn: found.Role ?? '',
    runtime: found.Runtime ?? '',
    timeout: found.Timeout ?? 0,
    state: found.State ?? '',
    lastUpdate: found.LastUpdateStatus ?? '',
    environment: found.Environment?.Variables ?? {},
  };
}

/** The queues and streams that feed a function: at most a hundred, of which ours have one. */
export async function eventSourcesOf(name: string): Promise<EventSource[]> {
  const command = new ListEventSourceMappingsCommand({ FunctionName: name });
  const answer = await new LambdaClient(OPERATOR).send(command, inTime(OPERATOR));
  return (answer.EventSourceMappings ?? []).map(({ EventSourceArn = '', State = '' }) => ({
    arn: EventSourceArn,
    state: State,
  }));
}
