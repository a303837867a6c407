/** A DynamoDB endpoint that passes everything on to the real stand-in and remembers every write. */
import { Agent, request as ask, createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An attribute as DynamoDB's own JSON has it. */
interface Attribute {
  S?: string;
  N?: string;
  L?: Attribute[];
  M?: Record<string, Attribute>;
}

type Item = Record<string, Attribute>;

/** One call that changes the table. */
export interface Write {
  operation: string;
  id: string;
  /** The whole item of a PutItem. */
  item: Item | undefined;
  /** The events that came to a trail. */
  events: Item[];
  condition: string | undefined;
  /** Whether the table took it. */
  applied: boolean;
}

export interface TableWatch {
  url: string;
  writes: Write[];
  close: () => void;
}

const READS: readonly string[] = ['GetItem', 'Query', 'Scan', 'BatchGetItem'];

export async function watchTable(endpoint: string): Promise<TableWatch> {
  const writes: Write[] = [];
  const agent = new Agent({ keepAlive: true });
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = await passOn(request, body, endpoint, agent);
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const applied = answer.statusCode === 200;
    if (!READS.includes(operation)) writes.push(writeOf(operation, body, applied));
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
    agent.destroy();
  };
  return { url: `http://127.0.0.1:${port}`, writes, close };
}

function passOn(
  { method = 'POST', headers }: IncomingMessage,
  body: string,
  endpoint: string,
  agent: Agent,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    ask(endpoint, { method, headers, agent }, resolve).once('error', reject).end(body);
  });
}

interface Input {
  Item?: Item;
  Key?: Item;
  ConditionExpression?: string;
  ExpressionAttributeValues?: Item;
}

function writeOf(operation: string, body: string, applied: boolean): Write {
  const {
    Item: item,
    Key,
    ConditionExpression,
    ExpressionAttributeValues,
  } = JSON.parse(body) as Input;
  const added = item?.trail ?? ExpressionAttributeValues?.[':added'];
  return {
    operation,
    id: (item ?? Key)?.id?.S ?? '',
    item,
    events: added?.L?.flatMap(({ M }) => (M ? [M] : [])) ?? [],
    condition: ConditionExpression,
    applied,
  };
}
