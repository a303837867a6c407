import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalServer } from '../../../playground/aws/local-server.ts';
import { startParameters } from '../../../playground/aws/parameters.ts';

const secrets = new Map([['/concierge/payments', 'hush']]);
let store: LocalServer;
let client: SSMClient;

beforeAll(async () => {
  store = await startParameters(secrets);
  client = new SSMClient({
    endpoint: store.url,
    region: 'ap-northeast-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
});
afterAll(() => store.close());

const read = async (Name: string, WithDecryption?: boolean) =>
  (await client.send(new GetParameterCommand({ Name, WithDecryption }))).Parameter;

describe('a SecureString', () => {
  it('is read by those who ask for it decrypted', async () => {
    expect(await read('/concierge/payments', true)).toEqual({
      Name: '/concierge/payments',
      Type: 'SecureString',
      Value: 'hush',
      Version: 1,
    });
  });

  it('is not shown to others', async () => {
    const parameter = await read('/concierge/payments');
    expect(parameter?.Value).toMatch(/./);
    expect(parameter?.Value).not.toContain('hush');
  });

  it('can be put there later', async () => {
    await expect(read('/concierge/later', true)).rejects.toThrow(ParameterNotFound);
    secrets.set('/concierge/later', 'new');
    expect(await read('/concierge/later', true)).toMatchObject({ Value: 'new' });
  });
});

it('no other operation is known', async () => {
  const call = client.send(new DeleteParameterCommand({ Name: '/concierge/payments' }));
  await expect(call).rejects.toMatchObject({ name: 'UnknownOperationException' });
});
