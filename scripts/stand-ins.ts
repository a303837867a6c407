import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod/mini';

/** What AWS and Slack answer to a function that has just started. */
export interface Answers {
  /** By the parameter's name. */
  parameters: Readonly<Record<string, string>>;
  /** By the method of the Web API. */
  slack: Readonly<Record<string, object>>;
}

const Asked = z.object({ Name: z.string() });

/** Serves them on the loopback, for as long as the process lives; returns the address. */
export async function standIns(answers: Answers): Promise<string> {
  const server = createServer(async (request, response) => {
    const answer = JSON.stringify(answerTo(request, await text(request), answers));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(answer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  const { port } = z.parse(z.object({ port: z.number() }), server.address());
  return `http://127.0.0.1:${port}`;
}

/** An empty table, a queue that takes everything. */
function answerTo(
  { url, headers }: IncomingMessage,
  body: string,
  { parameters, slack }: Answers,
): object {
  if (!headers['x-amz-target']) return { ok: true, ...slack[String(url).replace('/api/', '')] };
  if (!String(headers['x-amz-target']).endsWith('.GetParameter')) return {};
  const { Name } = z.parse(Asked, JSON.parse(body));
  return { Parameter: { Name, Value: parameters[Name] } };
}
