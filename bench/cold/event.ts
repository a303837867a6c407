import { randomUUID } from 'node:crypto';

/** A request as API Gateway hands it over: payload format 2.0, forms in base64. */
export async function eventOf(request: Request): Promise<object> {
  const body = Buffer.from(await request.arrayBuffer()).toString('base64');
  const path = '/slack/events';
  return {
    version: '2.0',
    routeKey: `POST ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: Object.fromEntries(request.headers),
    requestContext: { http: { method: 'POST', path }, requestId: randomUUID() },
    body,
    isBase64Encoded: true,
  };
}
