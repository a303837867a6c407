import { Hono } from 'hono';
import { expect, it, onTestFinished, vi } from 'vitest';
import { listen } from '../../playground/aws/loopback.ts';
import { run } from '../../src/operator/audit/run.ts';

it('npm run audit says that there is no such table', async () => {
  const answer = { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException' };
  const server = await listen(new Hono().post('/', (c) => c.json(answer, 400)));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    return server.close();
  });
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', server.url);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'any');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any');
  const said = vi.spyOn(console, 'error').mockReturnValue();
  expect(await run(['verify'], { TABLE_NAME: 'nosuch', AWS_REGION: 'eu-west-1' })).toBe(2);
  expect(said.mock.calls).toEqual([
    ['Could not be done: TABLE_NAME names no table of this account and Region.'],
  ]);
});
