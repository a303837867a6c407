import type { SQSRecord } from 'aws-lambda';

/** A message of the work queue as the event source hands it over; `attempt` counts its receives. */
export function sqsRecord(messageId: string, body: string, group: string, attempt = 1): SQSRecord {
  return {
    messageId,
    body,
    receiptHandle: `receipt-${messageId}`,
    attributes: {
      ApproximateReceiveCount: String(attempt),
      MessageGroupId: group,
      SentTimestamp: '0',
      SenderId: 'AROA',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-1:0:work.fifo',
    awsRegion: 'eu-west-1',
  };
}
