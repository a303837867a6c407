/** What the AWS SDK's clients send, taken off at the transport and answered in this process. */
import type { ClientOptions } from '../../src/aws/client-options.ts';
import { type CallKind, isWrite, type Service } from './fault.ts';
import type { Network } from './network.ts';
import { Process } from './process.ts';
import { md5, QueueRefusal } from './queue.ts';
import type { StandIns } from './stand-ins.ts';
import type { JsonAnswer } from './table.ts';

interface HttpRequest {
  hostname: string;
  path: string;
  headers: Record<string, string>;
  body?: unknown;
}

/** The one of the transport's options that this one follows too, in ms. */
interface NodeHttpHandlerOptions {
  requestTimeout?: number;
}

/** A request, and who sent it when: it may be applied later. */
type SentRequest = HttpRequest & { sender: { request: string | undefined; at: number } };

/** A response as the SDK's deserializers take it. */
interface Answered {
  response: { statusCode: number; headers: Record<string, string>; body: Uint8Array };
}

const SERVICES: Record<string, Service> = {
  DynamoDB_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  AWSCognitoIdentityProviderService: 'cognito',
};

/** How each service asks a caller to slow down. */
const THROTTLED: Record<Service, string> = {
  dynamodb: 'ProvisionedThroughputExceededException',
  sqs: 'RequestThrottled',
  cognito: 'TooManyRequestsException',
  slack: 'ratelimited',
};

/** The real options, over this world's network. Signing is left out: no stand-in checks it. */
export function awsOptions<Options extends ClientOptions>(world: StandIns, real: Options): Options {
  const { requestTimeout: patience = 0 } = real.requestHandler as NodeHttpHandlerOptions;
  const requestHandler = { handle: (request: HttpRequest) => handle(world, request, patience) };
  return { ...real, ...SETTINGS, requestHandler };
}

/** What a client would otherwise look up in the environment and in files, each anew. */
const SETTINGS = {
  region: 'ap-northeast-1',
  credentials: { accessKeyId: 'simulated', secretAccessKey: 'simulated' },
  signer: {
    sign: async (request: HttpRequest) => {
      request.headers.authorization = 'AWS4-HMAC-SHA256 simulated';
      return request;
    },
  },
  retryMode: 'standard',
  defaultsMode: 'standard',
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  userAgentAppId: 'simulation',
} as const;

function handle(world: StandIns, request: HttpRequest, patience: number): Promise<Answered> {
  const [prefix = '', operation = ''] = (request.headers['x-amz-target'] ?? '').split('.');
  const service = SERVICES[prefix];
  if (!service) throw new Error(`No stand-in for ${prefix} at ${request.hostname}`);
  const body = textOf(request.body);
  const kind: CallKind = { service, operation, writes: isWrite(operation) };
  const sender = { request: Process.current()?.request, at: world.clock.now };
  return call(world.network, { ...kind, patience }, () =>
    perform(world, kind, body, { ...request, sender }),
  );
}

function call(
  network: Network,
  kind: CallKind & { patience: number },
  apply: () => Promise<Answered>,
) {
  return network.call<Answered>({
    ...kind,
    apply,
    throttled: () => refusal(THROTTLED[kind.service], 'Slow down'),
    permanent: () => refusal('NotAuthorizedException', 'Not allowed'),
    refused: () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    },
    timedOut: () => {
      const error = new Error(`No answer within ${kind.patience} ms`);
      throw Object.assign(error, { name: 'TimeoutError', code: 'ETIMEDOUT' });
    },
  });
}

async function perform(
  world: StandIns,
  { service, operation }: CallKind,
  body: string,
  request: SentRequest,
): Promise<Answered> {
  if (service === 'cognito') return askCognito(world, operation, body, request);
  const input = JSON.parse(body);
  if (service === 'sqs') return answered(askQueue(world, operation, input));
  const answer = await world.table.perform(operation, input);
  world.record.tableWrite(operation, world.table, input);
  return answered(answer);
}

async function askCognito(
  world: StandIns,
  operation: string,
  body: string,
  { headers, sender }: SentRequest,
): Promise<Answered> {
  const asked = new Request('http://cognito.simulated/', { method: 'POST', headers, body });
  const response = await world.cognito.app.fetch(asked);
  const text = await response.text();
  const { status } = response;
  const { request } = sender;
  const output = text === '' ? {} : JSON.parse(text);
  const made = { operation, input: JSON.parse(body), status, output, sentAt: sender.at, request };
  world.record.cognitoCall(made);
  return httpAnswer(response.status, Object.fromEntries(response.headers), text);
}

/** The few operations of SQS that Concierge calls, in the SDK's JSON protocol. */
function askQueue(world: StandIns, operation: string, input: QueueInput): JsonAnswer {
  const queue = input.QueueUrl?.includes('dead') ? world.deadLetters : world.queue;
  try {
    return { status: 200, body: queueOperations(world, queue)[operation]?.(input) ?? {} };
  } catch (error) {
    if (!(error instanceof QueueRefusal)) throw error;
    return { status: 400, body: { __type: error.message, message: error.message } };
  }
}

interface QueueInput {
  QueueUrl?: string;
  MessageBody?: string;
  MessageGroupId?: string;
  MessageDeduplicationId?: string;
  ReceiptHandle?: string;
  VisibilityTimeout?: number;
  MaxNumberOfMessages?: number;
  Entries?: (QueueInput & { Id: string })[];
}

function queueOperations(world: StandIns, queue: StandIns['queue']) {
  const operations: Record<string, (input: QueueInput) => object> = {
    SendMessage: ({ MessageBody = '', MessageGroupId = '', MessageDeduplicationId = '' }) => {
      world.record.queued(MessageBody);
      const id = queue.send(MessageBody, MessageGroupId, MessageDeduplicationId);
      return { MessageId: id, MD5OfMessageBody: md5(MessageBody) };
    },
    SendMessageBatch: ({ Entries = [] }) => ({
      Successful: Entries.map(({ Id, ...message }) => ({
        Id,
        ...operations.SendMessage?.(message),
      })),
      Failed: [],
    }),
    ChangeMessageVisibility: ({ ReceiptHandle = '', VisibilityTimeout = 0 }) => {
      queue.change(ReceiptHandle, VisibilityTimeout * 1000);
      return {};
    },
    ReceiveMessage: ({ MaxNumberOfMessages = 1 }) => {
      const received = Array.from({ length: MaxNumberOfMessages }, () => queue.receive());
      const messages = received.filter((message) => message !== undefined);
      return messages.length > 0 ? { Messages: messages.map(described) } : {};
    },
    DeleteMessage: ({ ReceiptHandle = '' }) => {
      queue.delete(ReceiptHandle);
      return {};
    },
    DeleteMessageBatch: ({ Entries = [] }) => {
      for (const { ReceiptHandle = '' } of Entries) queue.delete(ReceiptHandle);
      return { Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] };
    },
  };
  return operations;
}

/** A message as ReceiveMessage shows it. */
function described(message: NonNullable<ReturnType<StandIns['queue']['receive']>>) {
  const { id, body, receipt, group, receives, sentAt } = message;
  return {
    MessageId: id,
    ReceiptHandle: receipt,
    Body: body,
    MD5OfBody: md5(body),
    Attributes: {
      MessageGroupId: group,
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(sentAt),
    },
  };
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
}

function refusal(name: string, message: string): Answered {
  return answered({ status: 400, body: { __type: name, message } });
}

function answered({ status, body }: JsonAnswer): Answered {
  return httpAnswer(status, { 'content-type': 'application/x-amz-json-1.0' }, JSON.stringify(body));
}

function httpAnswer(statusCode: number, headers: Record<string, string>, text: string): Answered {
  return { response: { statusCode, headers, body: new TextEncoder().encode(text) } };
}
