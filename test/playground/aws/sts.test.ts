import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sts, startSts } from '../../../playground/aws/sts.ts';

const open = { arn: 'arn:aws:iam::210987654321:role/concierge' };
const guarded = { arn: 'arn:aws:iam::310987654321:role/path/concierge', externalId: 'x-1' };
const now = new Date('2026-03-02T09:00:00.000Z');

let sts: Sts;
let client: STSClient;

beforeAll(async () => {
  sts = await startSts([open, guarded], () => now);
  client = new STSClient({
    endpoint: sts.url,
    region: 'ap-northeast-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
});
afterAll(() => sts.close());

const assume = (RoleArn: string, ExternalId?: string) =>
  client.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'concierge', ExternalId }));

describe('taking on a role', () => {
  it('gives credentials of the role’s account for an hour', async () => {
    const { AssumedRoleUser, Credentials } = await assume(open.arn);
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::210987654321:assumed-role/concierge/concierge');
    expect(Credentials).toEqual({
      AccessKeyId: expect.stringMatching(/^ASIA[0-9A-F]{16}$/),
      SecretAccessKey: expect.any(String),
      SessionToken: expect.any(String),
      Expiration: new Date('2026-03-02T10:00:00.000Z'),
    });
    expect(sts.accounts.get(Credentials?.AccessKeyId ?? '')).toBe('210987654321');
  });

  it('gives other credentials each time', async () => {
    const keys = [await assume(open.arn), await assume(guarded.arn, 'x-1')].map(
      ({ Credentials }) => Credentials?.AccessKeyId ?? '',
    );
    expect(new Set(keys).size).toBe(2);
    expect(keys.map((key) => sts.accounts.get(key))).toEqual(['210987654321', '310987654321']);
  });

  it('takes an external id that nobody asked for', async () => {
    expect((await assume(open.arn, 'x-1')).Credentials).toBeDefined();
  });

  it.each([
    ['a role that is not there', 'arn:aws:iam::210987654321:role/<other>', undefined],
    ['the external id left out', guarded.arn, undefined],
    ['the wrong external id', guarded.arn, 'x-2'],
  ])('is refused for %s', async (_what, arn, externalId) => {
    await expect(assume(arn, externalId)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(arn),
      $metadata: { httpStatusCode: 403 },
    });
  });
});

it('tells whoever asks who they are', async () => {
  const { Arn } = await client.send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe('arn:aws:iam::123456789012:user/playground');
});

it('no other operation is known', async () => {
  const call = client.send(new GetSessionTokenCommand({}));
  await expect(call).rejects.toMatchObject({ name: 'InvalidAction' });
});
