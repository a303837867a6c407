/** The built front with the playground's stand-ins, called as Lambda calls it. */
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { lambdaContext } from '../../playground/lambda/context.ts';
import { loadBundle } from '../../playground/lambda/load-bundle.ts';
import type { HistoryEntry } from '../../playground/slack/history.ts';
import type { Playground } from '../../playground/start.ts';
import { recordKind } from '../../src/domain/record-kinds.ts';
import type { ResponseInbox } from '../e2e/response-inbox.ts';
import { type Write, watchTable } from './table-watch.ts';
import type { LambdaEvent } from './wire.ts';

/** What became of one payload. */
export interface Seen {
  status: number;
  body: string;
  /** What the front asked of Slack, and Slack of the playground's own front. */
  history: HistoryEntry[];
  /** What the front posted to the `response_url`. */
  posts: { text?: string }[];
  /** What the front wrote, or tried to; not by what it would know a replay. */
  writes: Write[];
}

export interface Front {
  invoke: (event: LambdaEvent) => Promise<Seen>;
  /** How many payloads it has been sent. */
  count: () => number;
  /** The messages that the worker wrote meanwhile: whose payload each tells of, nobody can say. */
  messages: HistoryEntry[];
  close: () => void;
}

/** `worked`: whether the playground's worker hears of what the front asks for. */
export async function startFront(
  { traffic, aws }: Playground,
  inbox: ResponseInbox,
  worked: boolean,
): Promise<Front> {
  const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '';
  const watch = await watchTable(endpoint);
  const handler = loadBundle<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>('slack', {
    AWS_ENDPOINT_URL_DYNAMODB: watch.url,
    QUEUE_URL: worked ? aws.queueUrl : await queueOfNobody(),
  });
  traffic.slack.splice(0);
  const messages: HistoryEntry[] = [];
  let count = 0;
  const invoke = async (event: LambdaEvent): Promise<Seen> => {
    count += 1;
    const context = lambdaContext('concierge-slack', 10);
    const result = await handler(event as unknown as APIGatewayProxyEventV2, context);
    const history = traffic.slack.splice(0);
    messages.push(...history.filter(isMessage));
    return {
      status: result.statusCode ?? 0,
      body: result.body ?? '',
      history: history.filter((entry) => !isMessage(entry)),
      posts: taken(inbox),
      writes: watch.writes.splice(0).filter(({ id }) => isOnRecord(id)),
    };
  };
  return { invoke, count: () => count, messages, close: watch.close };
}

/** Only the worker writes messages. */
function isMessage(entry: HistoryEntry): boolean {
  return entry.kind === 'api-call' && entry.method.startsWith('chat.');
}

async function queueOfNobody(): Promise<string> {
  const sqs = new SQSClient({});
  const Attributes = { FifoQueue: 'true' };
  const { QueueUrl = '' } = await sqs.send(
    new CreateQueueCommand({ QueueName: 'nobody.fifo', Attributes }),
  );
  sqs.destroy();
  return QueueUrl;
}

function taken(inbox: ResponseInbox): { text?: string }[] {
  const post = inbox.take();
  return post ? [...taken(inbox), post] : [];
}

function isOnRecord(id: string): boolean {
  const { is } = recordKind(id);
  return is !== 'housekeeping' && is !== 'freeze';
}
