import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { allPages } from '../all-pages.ts';
import { inTime } from '../client-options.ts';
import { OPERATOR } from './operator-options.ts';

export interface Alarm {
  actionsEnabled: boolean;
  /** ARNs of what is told. */
  actions: readonly string[];
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  state: string;
}

export interface Subscription {
  /** `email`, `https`, `lambda`, … */
  protocol: string;
  /** Whoever subscribed has said yes to it. */
  confirmed: boolean;
}

/** The alarms of these names that there are; at most a hundred are asked for. */
export async function readAlarms(names: readonly string[]): Promise<ReadonlyMap<string, Alarm>> {
  const command = new DescribeAlarmsCommand({ AlarmNames: [...names], MaxRecords: 100 });
  const { MetricAlarms = [] } = await new CloudWatchClient(OPERATOR).send(
    command,
    inTime(OPERATOR),
  );
  return new Map(
    MetricAlarms.map(({ AlarmName = '', ActionsEnabled, AlarmActions = [], StateValue = '' }) => [
      AlarmName,
      { actionsEnabled: ActionsEnabled === true, actions: AlarmActions, state: StateValue },
    ]),
  );
}

/** Whom a topic tells. Before its confirmation a subscription has a word in the place of its ARN. */
export async function subscriptionsOf(topicArn: string): Promise<Subscription[]> {
  const client = new SNSClient(OPERATOR);
  return allPages(async (token) => {
    const command = new ListSubscriptionsByTopicCommand({ TopicArn: topicArn, ...token });
    const { Subscriptions = [], NextToken } = await client.send(command, inTime(OPERATOR));
    const items = Subscriptions.map(({ Protocol = '', SubscriptionArn = '' }) => ({
      protocol: Protocol,
      confirmed: SubscriptionArn.startsWith('arn:'),
    }));
    return { items, next: NextToken };
  });
}
