import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { inTime } from '../client-options.ts';
import { OPERATOR } from './operator-options.ts';

export interface QueueSettings {
  arn: string;
  /** In seconds. */
  visibilityTimeout: number;
  /** Where messages go that were received too often; undefined where they do not. */
  redrive: { deadLetterTargetArn: string; maxReceiveCount: number } | undefined;
  /** About how many messages wait. */
  waiting: number;
}

const redrivePolicy = z.object({
  deadLetterTargetArn: z.string(),
  maxReceiveCount: z.coerce.number(),
});

export async function readQueue(url: string): Promise<QueueSettings> {
  const command = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] });
  const { Attributes = {} } = await new SQSClient(OPERATOR).send(command, inTime(OPERATOR));
  const { QueueArn = '', VisibilityTimeout, RedrivePolicy } = Attributes;
  return {
    arn: QueueArn,
    visibilityTimeout: Number(VisibilityTimeout),
    redrive: RedrivePolicy ? redrivePolicy.parse(JSON.parse(RedrivePolicy)) : undefined,
    waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
  };
}
