import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { inTime } from '../client-options.ts';
import { OPERATOR } from './operator-options.ts';

/** How many days each log group is kept whose name begins so; undefined: for ever. */
export async function retentions(prefix: string): Promise<ReadonlyMap<string, number | undefined>> {
  const command = new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix });
  const { logGroups = [] } = await new CloudWatchLogsClient(OPERATOR).send(
    command,
    inTime(OPERATOR),
  );
  return new Map(
    logGroups.map(({ logGroupName = '', retentionInDays }) => [logGroupName, retentionInDays]),
  );
}
