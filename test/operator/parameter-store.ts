import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import type { LocalServer } from '../../playground/aws/local-server.ts';
import { startParameters } from '../../playground/aws/parameters.ts';

/** A parameter store that the commands of these tests reach, with nothing in it at the start of each. */
export function parameterStore(): Map<string, string> {
  const values = new Map<string, string>();
  let server: LocalServer;
  beforeAll(async () => {
    server = await startParameters(values);
    const environment = {
      AWS_ENDPOINT_URL_SSM: server.url,
      AWS_REGION: 'ap-northeast-1',
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  });
  afterEach(() => values.clear());
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });
  return values;
}
