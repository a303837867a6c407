import { type Alarm, readAlarms, subscriptionsOf } from '../../../aws/deployment/alarms.ts';
import { counted, type Finding, faultsOr, given, mend, note } from '../finding.ts';
import type { Check, Deployment } from '../subject.ts';

/** Whether every alarm is there, and somebody hears it. */
export const checkAlarms: Check = ({ deployment }) =>
  given(deployment, async (deployed) => {
    const names = alarmsOf(deployed);
    const topic = deployed.stack.resources.get('AlarmTopic')?.physicalId ?? '';
    const [alarms, targets] = await Promise.all([
      names.size > 0 ? readAlarms([...names.values()]) : new Map<string, Alarm>(),
      topic ? heard(topic) : [],
    ]);
    return faultsOr(`Somebody hears each of the ${counted(names.size, 'alarm')}.`, [
      ...targets,
      ...[...names].flatMap(([id, name]) => about(id, name, alarms.get(name), topic)),
    ]);
  });

/** Names in AWS by logical id. */
function alarmsOf({ stack }: Deployment): ReadonlyMap<string, string> {
  const alarms = [...stack.resources].filter(([, { type }]) => type === 'AWS::CloudWatch::Alarm');
  return new Map(alarms.map(([id, { physicalId }]) => [id, physicalId]));
}

function about(id: string, name: string, alarm: Alarm | undefined, topic: string): Finding[] {
  if (!alarm) {
    const how = 'Take it out of serverless.yml, deploy, put it back, and deploy again.';
    return [mend(`${id} was deleted, and CloudFormation does not know.`, how)];
  }
  const enable = `Switch them on: aws cloudwatch enable-alarm-actions --alarm-names ${name}`;
  const add = `Add ${topic} to its actions in CloudWatch.`;
  return [
    ...(alarm.actionsEnabled ? [] : [mend(`The actions of ${id} are switched off.`, enable)]),
    ...(alarm.actions.includes(topic)
      ? []
      : [mend(`${id} does not tell the topic of alarms.`, add)]),
    ...(alarm.state === 'ALARM' ? [note(`${id} is in alarm right now.`)] : []),
  ];
}

async function heard(topicArn: string): Promise<Finding[]> {
  const subscriptions = await subscriptionsOf(topicArn);
  if (subscriptions.some(({ confirmed }) => confirmed)) return [];
  const how = `Subscribe whoever is on duty: aws sns subscribe --topic-arn ${topicArn} --protocol email --notification-endpoint …`;
  if (subscriptions.length === 0) return [mend('Nobody is subscribed to the alarms.', how)];
  return [
    mend(
      'Nobody hears the alarms: no subscription is confirmed yet.',
      'Open the link in AWS’s mail to whoever was subscribed.',
    ),
  ];
}
