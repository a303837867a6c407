import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Context, Hono } from 'hono';
import { lambdaContext } from './context.ts';
import { TIMEOUT } from './deployed.ts';
import type { LambdaHandler } from './load-bundle.ts';

const PATH = '/slack/events';

/** API Gateway hands these to a function as text and everything else, forms included, as base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml)\b|application\/[^;]+\+(json|xml)\b)/i;

/**
 * API Gateway's HTTP API before a function: each POST to /slack/events becomes an event of payload
 * format 2.0, and what the handler returns becomes the response. As there, a handler that throws or
 * returns nonsense is a 500 which says nothing, and any other route a 404.
 * `onError` hears what the handler threw.
 */
export function httpFront(
  handler: LambdaHandler<APIGatewayProxyEventV2, unknown>,
  onError: (error: unknown) => void,
): Hono {
  const app = new Hono();
  app.post(PATH, async (c) => {
    try {
      return toResponse(
        await handler(await toEvent(c), lambdaContext('concierge-slack', TIMEOUT.slack)),
      );
    } catch (error) {
      onError(error);
      return c.json({ message: 'Internal Server Error' }, 500);
    }
  });
  app.notFound((c) => c.json({ message: 'Not Found' }, 404));
  return app;
}

async function toEvent(c: Context): Promise<APIGatewayProxyEventV2> {
  const headers = c.req.header();
  const body = Buffer.from(await c.req.arrayBuffer());
  const isBase64Encoded = body.length > 0 && !TEXT.test(headers['content-type'] ?? '');
  const query = c.req.query();
  return {
    version: '2.0',
    routeKey: `POST ${PATH}`,
    rawPath: PATH,
    rawQueryString: new URL(c.req.url).search.slice(1),
    headers,
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: requestContext(headers),
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

function requestContext(headers: Record<string, string>): APIGatewayProxyEventV2['requestContext'] {
  const now = new Date();
  return {
    accountId: '000000000000',
    apiId: 'playground',
    domainName: headers.host ?? 'localhost',
    domainPrefix: 'playground',
    http: {
      method: 'POST',
      path: PATH,
      protocol: 'HTTP/1.1',
      sourceIp: '127.0.0.1',
      userAgent: headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: `POST ${PATH}`,
    stage: '$default',
    time: now.toISOString(),
    timeEpoch: now.getTime(),
  };
}

/** A result without `statusCode` is the body of a 200 in JSON, as API Gateway infers it. */
function toResponse(result: unknown): Response {
  if (!isStructured(result)) return Response.json(result ?? null);
  const { statusCode, headers = {}, body = '', isBase64Encoded = false } = result;
  const sent = new Headers({ 'content-type': 'text/plain;charset=utf-8' });
  for (const [name, value] of Object.entries(headers)) sent.set(name, String(value));
  if (typeof body !== 'string') throw new TypeError('The body of a Lambda response is a string');
  // A server may have put a Response in its place that looks at the status only when it is sent.
  if (!Number.isInteger(Number(statusCode))) throw new TypeError('A status is a number');
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return new Response(bytes.length > 0 ? bytes : null, {
    status: Number(statusCode),
    headers: sent,
  });
}

function isStructured(result: unknown): result is APIGatewayProxyStructuredResultV2 {
  return typeof result === 'object' && result !== null && 'statusCode' in result;
}
