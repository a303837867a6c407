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
      ...visibility(queue, deployed),
      ...redrive(queue, deadLetters, deployed),
      ...waiting(deadLetters),
    ]);
  });

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
function visibility(queue: QueueSettings, { functions }: Deployment): Finding[] {
  const worker = functions.get('worker')?.found;
  if (worker?.kind !== 'known') return [];
  const least = 6 * worker.value.timeout;
  if (queue.visibilityTimeout >= least) return [];
  return [
    mend(
      `The work queue hides a message for ${queue.visibilityTimeout} s, less than six times the worker’s ${worker.value.timeout} s.`,
      `Set its VisibilityTimeout to ${least} s: deploy anew.`,
    ),
  ];
}

function redrive(
  { redrive: policy }: QueueSettings,
  { arn }: QueueSettings,
  { template: { maxReceiveCount } }: Deployment,
): Finding[] {
  if (policy?.deadLetterTargetArn !== arn) {
    const how = 'Deploy anew; until then a message that kills the worker comes back for ever.';
    return [mend('The work queue does not pass messages on to the dead-letter queue.', how)];
  }
  if (policy.maxReceiveCount === maxReceiveCount) return [];
  const what = `The work queue lets go of a message after ${policy.maxReceiveCount} receives; the worker counts on ${maxReceiveCount}.`;
  return [mend(what, `Set maxReceiveCount to ${maxReceiveCount}: deploy anew.`)];
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
