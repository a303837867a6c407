import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { httpFront } from '../../../playground/lambda/http-front.ts';

/** Posts to a front whose handler returns `result`; hands out the event that the handler saw. */
async function post(init: RequestInit, result: unknown = { statusCode: 200 }) {
  const handler = vi.fn(async (_event: APIGatewayProxyEventV2) => result);
  const front = httpFront(handler, () => {});
  const response = await front.request('/slack/events?a=1', { method: 'POST', ...init });
  return { response, event: handler.mock.calls[0]?.[0] };
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json; charset=utf-8' };

describe('the event that a function gets', () => {
  it('holds a form as base64, byte for byte', async () => {
    const { event } = await post({ headers: form, body: 'text=%E6%9D%B1&x=a+b' });
    expect(event?.isBase64Encoded).toBe(true);
    expect(Buffer.from(event?.body ?? '', 'base64').toString()).toBe('text=%E6%9D%B1&x=a+b');
  });

  it('holds JSON as text', async () => {
    const { event } = await post({ headers: json, body: '{"a":"東"}' });
    expect(event).toMatchObject({ isBase64Encoded: false, body: '{"a":"東"}' });
  });

  it('has no body when nothing was sent', async () => {
    const { event } = await post({ headers: form });
    expect(event).not.toHaveProperty('body');
    expect(event?.isBase64Encoded).toBe(false);
  });

  it('has lower-case headers and says which route was taken', async () => {
    const { event } = await post({
      headers: { ...form, 'X-Slack-Signature': 'v0=1' },
      body: 'a=b',
    });
    expect(event?.headers).toMatchObject({ 'x-slack-signature': 'v0=1' });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /slack/events',
      rawQueryString: 'a=1',
      queryStringParameters: { a: '1' },
      requestContext: { http: { method: 'POST', path: '/slack/events' } },
    });
  });
});

describe('the response', () => {
  it('is what the handler returned', async () => {
    const headers = { 'content-type': 'application/json', 'x-number': 7 };
    const { response } = await post({}, { statusCode: 401, headers, body: '{"no":1}' });
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('x-number')).toBe('7');
    expect(await response.text()).toBe('{"no":1}');
  });

  it('decodes a body in base64', async () => {
    const { response } = await post({}, { statusCode: 200, body: 'aGk=', isBase64Encoded: true });
    expect(await response.text()).toBe('hi');
  });

  it('may have no body', async () => {
    expect((await post({}, { statusCode: 204 })).response.status).toBe(204);
  });

  it('takes a result without a status for the JSON of a 200', async () => {
    const { response } = await post({}, { ok: true });
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('inner secret'))],
    ['returns a body that is no string', async () => ({ statusCode: 200, body: [104, 105] })],
    ['returns no real status', async () => ({ statusCode: 'fine' })],
  ])('is an empty-handed 500 when the handler %s', async (_what, handler) => {
    const onError = vi.fn();
    const response = await httpFront(handler, onError).request('/slack/events', { method: 'POST' });
    expect([response.status, await response.json()]).toEqual([
      500,
      { message: 'Internal Server Error' },
    ]);
    expect(onError).toHaveBeenCalledOnce();
  });

  it.each([
    ['GET', '/slack/events'],
    ['POST', '/other'],
  ])('is a 404 for %s %s', async (method, path) => {
    const handler = vi.fn();
    const response = await httpFront(handler, () => {}).request(path, { method });
    expect([response.status, await response.json()]).toEqual([404, { message: 'Not Found' }]);
    expect(handler).not.toHaveBeenCalled();
  });
});
