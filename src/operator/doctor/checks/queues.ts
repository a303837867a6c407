import { type QueueSettings, readQueue } from '../../../aws/deployment/queue-settings.ts';
import { counted, type Finding, faultsOr, given, mend } from '../finding.ts';
import type { Check, Deployment } from '../subject.ts';

/** Whether the queues hide, pass on and keep messages as the worker needs it. */
export const checkQueues: Check = ({ deployment }) =>
  given(deployment, async (deployed) => {
    const urlOf = (id: string) => deployed.stack.resources.get(id)?.physicalId;
    const [work, dead] = [urlOf('WorkQueue'), urlOf('DeadLetterQueue')];
    if (!work || !dead) return [];
    const [queue, deadLetters] = await Promise.all([readQueue(work), readQueue(dead)]);
    return faultsOr('Visibility time-out and redrive fit the worker, and no dead letters wait.', [
      ...visibility(queue, deployed, work),
      ...redrive(queue, deadLetters, deployed),
      ...waiting(deadLetters),
    ]);
  });

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
function visibility(queue: QueueSettings, deployed: Deployment, url: string): Finding[] {
  const { functions, template } = deployed;
  const worker = functions.get('worker')?.found;
  const is = worker?.kind === 'known' ? worker.value.timeout : 0;
  const timeout = Math.max(is, template.timeouts.get('worker') ?? 0);
  const least = 6 * timeout;
  if (queue.visibilityTimeout >= least) return [];
  return [
    mend(
      `The work queue hides a message for ${queue.visibilityTimeout} s, less than six times the worker’s ${timeout} s.`,
      `Set it back: aws sqs set-queue-attributes --queue-url ${url} --attributes VisibilityTimeout=${least}`,
    ),
  ];
}

function redrive(
  { redrive: policy }: QueueSettings,
  { arn }: QueueSettings,
  { template: { maxReceiveCount } }: Deployment,
): Finding[] {
  if (policy?.deadLetterTargetArn !== arn) {
    const how = `Set its redrive policy to ${arn}, ${maxReceiveCount} receives; until then a message that kills the worker comes back for ever.`;
    return [mend('The work queue does not pass messages on to the dead-letter queue.', how)];
  }
  if (policy.maxReceiveCount === maxReceiveCount) return [];
  const what = `The work queue lets go of a message after ${policy.maxReceiveCount} receives; the worker counts on ${maxReceiveCount}.`;
  return [mend(what, `Set maxReceiveCount back to ${maxReceiveCount} in its redrive policy.`)];
}

/** The sweeper reads them every minute. */
function waiting({ waiting: count }: QueueSettings): Finding[] {
  if (count === 0) return [];
  return [
    mend(
      `${counted(count, 'dead letter')} ${count === 1 ? 'waits' : 'wait'}.`,
      'Look once more in two minutes; if they stay, read the log of the function sweeper.',
    ),
  ];
}
