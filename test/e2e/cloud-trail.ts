/** CloudTrail, as far as Cognito is concerned: sees every call of the functions, and writes it down. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll } from 'vitest';
import type { CloudTrailRecord } from '../../src/domain/audit/cloudtrail.ts';

export interface CloudTrail {
  records: CloudTrailRecord[];
  /** The next such call is done, but nobody hears the answer. Resolves when that has happened. */
  loseAnswer: (operation: string) => Promise<void>;
}

const ENDPOINT = 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER';

/** To be called after `sharedPlayground`, whose functions look for Cognito at their first call. */
export function cloudTrail(): CloudTrail {
  const trail = {
    records: [] as CloudTrailRecord[],
    lost: new Map<string, () => void>(),
    cognito: '',
  };
  const server = createServer((request, response) => {
    pass(trail, request, response).catch(() => response.destroy());
  });
  beforeAll(async () => {
    trail.cognito = process.env[ENDPOINT] ?? '';
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    process.env[ENDPOINT] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    records: trail.records,
    loseAnswer: (operation) => new Promise((lose) => trail.lost.set(operation, lose)),
  };
}

interface Trail {
  records: CloudTrailRecord[];
  lost: Map<string, () => void>;
  cognito: string;
}

async function pass(trail: Trail, request: IncomingMessage, response: ServerResponse) {
  const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
  const body = await text(request);
  const { host: _host, connection: _connection, ...headers } = request.headers;
  const answer = await fetch(trail.cognito, {
    method: 'POST',
    headers: headers as Record<string, string>,
    body,
  });
  const requestID = answer.headers.get('x-amzn-requestid') ?? '';
  const answered = await answer.text();
  trail.records.push(recordOf(operation, body, requestID, request, answer.ok));
  const lose = trail.lost.get(operation);
  if (lose) {
    trail.lost.delete(operation);
    response.destroy();
    return lose();
  }
  const type = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestID };
  response.writeHead(answer.status, type).end(answered);
}

function recordOf(
  eventName: string,
  body: string,
  requestID: string,
  { headers }: IncomingMessage,
  ok: boolean,
): CloudTrailRecord {
  return {
    eventTime: new Date().toISOString(),
    eventSource: 'cognito-idp.amazonaws.com',
    eventName,
    awsRegion: 'ap-northeast-1',
    requestID,
    readOnly: /^(Admin)?(Get|List|Describe)/.test(eventName),
    ...(ok ? {} : { errorCode: 'Refused' }),
    userAgent: String(headers['user-agent']),
    userIdentity: { type: 'AssumedRole', arn: 'arn:aws:sts::000000000000:assumed-role/worker/w' },
    requestParameters: { userPoolId: JSON.parse(body).UserPoolId },
  };
}
