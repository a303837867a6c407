import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { afterEach, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { absentParts } from '../../scripts/absent-parts.ts';
import { environmentCredentials } from '../../scripts/environment-credentials.ts';
import { fewErrors } from '../../scripts/few-errors.ts';
import { leanBolt } from '../../scripts/lean-bolt.ts';
import { pinoWithoutThreads } from '../../scripts/pino-without-threads.ts';
import { versionOnly } from '../../scripts/version-only.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Bundles a few lines as the build does, and loads them. */
async function load(contents: string, plugin: Plugin): Promise<Record<string, () => unknown>> {
  const outfile = join(await mkdtemp(join(tmpdir(), 'plugin-')), 'index.cjs');
  await build({
    stdin: { contents, resolveDir: process.cwd() },
    outfile,
    bundle: true,
    logLevel: 'silent',
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    plugins: [plugin],
  });
  return createRequire(import.meta.url)(outfile);
}

it('a lean Bolt starts with the Lambda receiver', async () => {
  const { start } = await load(
    `import { App, AwsLambdaReceiver } from '@slack/bolt';
     export function start() {
       const receiver = new AwsLambdaReceiver({ signingSecret: 's' });
       new App({ receiver, token: 'xoxb-1', botId: 'B1', botUserId: 'U1' });
       return typeof receiver.toHandler();
     }`,
    leanBolt(),
  );
  expect(start?.()).toBe('function');
});

it('a lean Bolt fails the build when something is asked of it that it leaves out', async () => {
  const source = `import { ExpressReceiver } from '@slack/bolt'; console.log(ExpressReceiver);`;
  await expect(load(source, leanBolt())).rejects.toThrow('No matching export');
});

it.each([
  ['HTTPReceiver', `{ token: 'xoxb-1', signingSecret: 's' }`],
  ['SocketModeReceiver', `{ token: 'xoxb-1', appToken: 'xapp-1', socketMode: true }`],
])('a lean Bolt says that it has no %s', async (receiver, options) => {
  const { start } = await load(
    `import { App } from '@slack/bolt'; export const start = () => new App(${options});`,
    leanBolt(),
  );
  expect(() => start?.()).toThrow(`${receiver} is not part of this bundle`);
});

const credentialsOfAClient = `
  import { SQSClient } from '@aws-sdk/client-sqs';
  export const credentials = () => new SQSClient({ region: 'eu-west-1' }).config.credentials();`;

it('the SDK takes the credentials that Lambda puts into the environment', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_SESSION_TOKEN', 'session');
  const { credentials } = await load(credentialsOfAClient, environmentCredentials());
  expect(await credentials?.()).toMatchObject({
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'secret',
    sessionToken: 'session',
  });
});

it('the SDK looks nowhere else for credentials', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  vi.stubEnv('AWS_PROFILE', 'production');
  const { credentials } = await load(credentialsOfAClient, environmentCredentials());
  await expect(credentials?.()).rejects.toThrow('Unable to find environment variable credentials');
});

it('pino writes without threads, and says that it has no transports', async () => {
  const { log, transport } = await load(
    `import { pino } from 'pino';
     export function log() {
       const lines = [];
       pino({ base: null, timestamp: false }, { write: (line) => lines.push(line) }).info('hello');
       return lines;
     }
     export const transport = () => pino.transport({ target: 'pino/file' });`,
    pinoWithoutThreads(),
  );
  expect(log?.()).toEqual(['{"level":30,"msg":"hello"}\n']);
  expect(() => transport?.()).toThrow('are not part of this bundle');
});

const JSON_ERROR = (name: string) => JSON.stringify({ __type: name, message: 'no' });
const XML_ERROR = (name: string) =>
  `<ErrorResponse><Error><Code>${name}</Code><Message>no</Message></Error></ErrorResponse>`;

it.each([
  ['ParameterNotFound', JSON_ERROR, 'ssm', 'SSM', 'GetParameterCommand'],
  ['AccessDeniedException', JSON_ERROR, 'ssm', 'SSM', 'GetParameterCommand'],
  [
    'UserNotFoundException',
    JSON_ERROR,
    'cognito-identity-provider',
    'CognitoIdentityProvider',
    'AdminGetUserCommand',
  ],
  ['ExpiredTokenException', XML_ERROR, 'sts', 'STS', 'AssumeRoleCommand'],
  ['AccessDenied', XML_ERROR, 'sts', 'STS', 'AssumeRoleCommand'],
  ['ResourceNotFoundException', JSON_ERROR, 'dynamodb', 'DynamoDB', 'ListTablesCommand'],
  ['QueueDoesNotExist', JSON_ERROR, 'sqs', 'SQS', 'ListQueuesCommand'],
])(
  'errors without classes keep their names: %s',
  async (name, answer, client, service, command) => {
    const server = createServer((_request, response) => {
      response.writeHead(400).end(answer(name));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.parse(z.object({ port: z.number() }), server.address());
    const { fail } = await load(
      `import { ${command}, ${service}Client, ${service}ServiceException } from '@aws-sdk/client-${client}';
     const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
     const endpoint = 'http://127.0.0.1:${port}';
     const client = new ${service}Client({ region: 'eu-west-1', endpoint, credentials, maxAttempts: 1 });
     export const fail = () => client.send(new ${command}({})).catch((error) => ({
       name: error.name,
       message: error.message,
       status: error.$metadata.httpStatusCode,
       known: error.constructor === ${service}ServiceException,
     }));`,
      fewErrors(),
    );
    expect(await fail?.()).toEqual({ name, message: 'no', status: 400, known: true });
    server.close();
  },
);

it('the one error that is known by its class keeps it, with what came along', async () => {
  const answer = { __type: 'ConditionalCheckFailedException', message: 'no' };
  const { fail } = await load(
    `import { ConditionalCheckFailedException, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
     const requestHandler = { handle: async () => ({ response: {
       statusCode: 400, headers: {}, body: Buffer.from(${JSON.stringify(JSON.stringify(answer))}),
     } }) };
     const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
     const client = new DynamoDBClient({ region: 'eu-west-1', credentials, requestHandler });
     const command = new PutItemCommand({ TableName: 't', Item: { id: { S: '1' } } });
     export const fail = () => client.send(command).catch((error) => error instanceof ConditionalCheckFailedException);`,
    fewErrors(),
  );
  expect(await fail?.()).toBe(true);
});

it('what is absent says so when it is used after all', async () => {
  const { upload, redact } = await load(
    `import { WebClient } from '@slack/web-api';
     import { pino } from 'pino';
     export const upload = () => new WebClient('xoxb-1').filesUploadV2({ channel_id: 'C1', content: 'x' });
     export const redact = () => pino({ redact: ['password'] });`,
    absentParts(),
  );
  await expect(upload?.()).rejects.toThrow('is not part of this bundle');
  expect(() => redact?.()).toThrow('is not part of this bundle');
});

it('a client without ~/.aws still finds its region and its endpoint in the environment', async () => {
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', 'http://127.0.0.1:1');
  const { region, endpoint } = await load(
    `import { SQSClient } from '@aws-sdk/client-sqs';
     const client = new SQSClient();
     export const region = () => client.config.region();
     const command = { name: 'command' };
     export const endpoint = () => new Promise((resolve) => {
       const requestHandler = { handle: async ({ hostname, port }) => { resolve(hostname + ':' + port); throw command; } };
       const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
       new SQSClient({ requestHandler, credentials, maxAttempts: 1 }).send(new ListQueuesCommand({})).catch(() => {});
     });
     import { ListQueuesCommand } from '@aws-sdk/client-sqs';`,
    absentParts(),
  );
  expect(await region?.()).toBe('eu-west-1');
  expect(await endpoint?.()).toBe('127.0.0.1:1');
});

it('a client tells AWS its version and takes no more of its package.json along', async () => {
  const { version } = createRequire(import.meta.url)('@aws-sdk/client-sqs/package.json');
  const { agent } = await load(
    `import { SQSClient } from '@aws-sdk/client-sqs';
     const provider = new SQSClient({ region: 'eu-west-1' }).config.defaultUserAgentProvider;
     export const agent = async () => JSON.stringify(await provider());`,
    versionOnly(),
  );
  expect(await agent?.()).toContain(version);
});
