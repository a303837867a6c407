import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { inTime } from '../client-options.ts';
import { OPERATOR } from './operator-options.ts';

/** In whose name this process speaks to AWS, as an ARN. */
export async function callerArn(): Promise<string> {
  const sts = new STSClient(OPERATOR);
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}), inTime(OPERATOR));
  return Arn ?? '';
}
