/** Starts the stand-ins and speaks with them. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { awsEnvironment } from '../../playground/environment.ts';
import { POLICY_PARAMETER, SECRET_PARAMETER } from './parameters.ts';
import type { Contents, Order, Report } from './server.ts';

export interface StandIns {
  /** As a deployed function finds it, with every address leading here. */
  environment: Record<string, string>;
  /** Puts these into the table, in place of those that are there. */
  fill: (contents: Contents) => Promise<void>;
  /** The names of the calls since this was asked last, in their order. */
  takeCalls: () => Promise<string[]>;
  stop: () => void;
}

export async function startStandIns(): Promise<StandIns> {
  const server = fork(join(import.meta.dirname, 'server.ts'), { execArgv: [] });
  const { port } = await next<{ port: number }>(server);
  const ask = async <Answer extends Report>(order: Order): Promise<Answer> => {
    const answer = next<Answer>(server);
    server.send(order);
    return answer;
  };
  return {
    environment: environment(`http://127.0.0.1:${port}`),
    fill: async (contents) => {
      await ask({ fill: contents });
    },
    takeCalls: async () => (await ask<{ calls: string[] }>({ calls: true })).calls,
    stop: () => server.disconnect(),
  };
}

async function next<Answer extends Report>(server: ChildProcess): Promise<Answer> {
  const [answer] = await once(server, 'message');
  return answer;
}

/** What serverless.yml and Lambda put there. */
function environment(url: string): Record<string, string> {
  return {
    ...awsEnvironment({ dynamodb: url, sqs: url }, url, { sts: url, parameters: url }),
    AWS_SESSION_TOKEN: 'bench',
    LOG_LEVEL: 'info',
    TABLE_NAME: 'requests',
    QUEUE_URL: `${url}/000000000000/work.fifo`,
    DEAD_LETTER_QUEUE_URL: `${url}/000000000000/dead-letter.fifo`,
    SLACK_API_URL: `${url}/api/`,
    POLICY_PARAMETER,
    SLACK_SECRET_PARAMETER: SECRET_PARAMETER,
  };
}
