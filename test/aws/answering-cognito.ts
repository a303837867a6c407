/** A Cognito that answers as a test says, for what is to be seen of calls and answers themselves. */
import { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import { listen } from '../../playground/aws/loopback.ts';
import { stubAws } from './cognito-stand-in.ts';

/** A Cognito that answers each call the same, and keeps the user agents that it sees. */
export async function cognito(answer: () => Response) {
  const agents: string[] = [];
  const app = new Hono();
  app.post('/', (context) => {
    agents.push(context.req.header('user-agent') ?? '');
    return answer();
  });
  const server = await listen(app);
  stubAws(server.url);
  onTestFinished(() => server.close());
  return agents;
}

const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'cognito-7' };
export const well = () => new Response('{}', { headers });
export const badly = (error = 'TooManyRequestsException') =>
  new Response(JSON.stringify({ __type: error }), { status: 400, headers });
