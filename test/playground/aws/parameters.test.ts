import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  type PutParameterCommandInput,
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

describe('what is put', () => {
  const put = (more: Partial<PutParameterCommandInput>) =>
    client.send(
      new PutParameterCommand({ Name: '/concierge/put', Value: 'first', Type: 'String', ...more }),
    );

  it('is read, and replaced only by whoever says so', async () => {
    expect(await put({})).toMatchObject({ Version: 1, Tier: 'Standard' });
    expect(await read('/concierge/put')).toMatchObject({ Type: 'String', Value: 'first' });
    await expect(put({})).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
    expect(await put({ Value: 'second', Overwrite: true })).toMatchObject({ Version: 2 });
    expect(await read('/concierge/put')).toMatchObject({ Value: 'second', Version: 2 });
  });

  it('keeps its type', async () => {
    const call = put({ Type: 'SecureString', Overwrite: true });
    await expect(call).rejects.toMatchObject({ name: 'HierarchyTypeMismatchException' });
    await expect(put({ Name: '/concierge/none', Type: undefined })).rejects.toThrow(
      'type is required',
    );
  });

  it('has the tier that its size takes, and is never taken back from Advanced', async () => {
    const large = { Value: 'x'.repeat(4_097), Overwrite: true };
    await expect(put(large)).rejects.toMatchObject({ name: 'ValidationException' });
    const Tier = 'Intelligent-Tiering';
    expect(await put({ ...large, Tier })).toMatchObject({ Tier: 'Advanced' });
    await expect(put({ Overwrite: true, Tier: 'Standard' })).rejects.toThrow('stays one');
    expect(await put({ Overwrite: true, Tier })).toMatchObject({ Tier: 'Advanced' });
    await expect(put({ Value: 'x'.repeat(8_193), Overwrite: true, Tier })).rejects.toThrow(
      'too long',
    );
  });
});

it('no other operation is known', async () => {
  const call = client.send(new DeleteParameterCommand({ Name: '/concierge/payments' }));
  await expect(call).rejects.toMatchObject({ name: 'UnknownOperationException' });
});
