import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type StandInRole, startSts } from '../../playground/aws/sts.ts';
import { failureKind } from '../../src/advance/failure.ts';
import { COGNITO_READ } from '../../src/aws/client-options.ts';
import { clientsFor } from '../../src/aws/cognito-clients.ts';
import { stsFailure } from '../../src/aws/sts-failure.ts';
import type { Account } from '../../src/domain/user-pool.ts';
import { stubAws } from './cognito-stand-in.ts';

const ours = { region: 'ap-northeast-1' };
const theirs = { ...ours, role: { arn: 'arn:aws:iam::210987654321:role/concierge' } };
const guarded = { ...ours, role: { ...theirs.role, externalId: 'x-1' } };

/** A Cognito that answers everything alike and keeps who asked; and an STS with these roles. */
async function twoServices(roles: StandInRole[], now?: () => Date) {
  const asked: IncomingHttpHeaders[] = [];
  const cognito = createServer((request, response) => {
    asked.push(request.headers);
    request.resume().on('end', () => response.end('{"UserPool":{}}'));
  });
  await new Promise<void>((listening) => cognito.listen(0, '127.0.0.1', listening));
  const sts = await startSts(roles, now);
  stubAws(`http://127.0.0.1:${(cognito.address() as AddressInfo).port}`);
  stubAws(sts.url, 'STS');
  onTestFinished(async () => {
    cognito.closeAllConnections();
    cognito.close();
    await sts.close();
  });
  return { asked, sts };
}

/** The access key id that a call was signed with. */
const signer = ({ authorization }: IncomingHttpHeaders) =>
  /Credential=(\w+)\//.exec(authorization ?? '')?.[1];

const describePool = new DescribeUserPoolCommand({ UserPoolId: 'ap-northeast-1_A' });

describe('the client for a pool', () => {
  it('is one for each region, role and external id', () => {
    const clientFor = clientsFor(COGNITO_READ, 'reading');
    const accounts: Account[] = [ours, { region: 'eu-west-1' }, theirs, guarded];
    const clients = accounts.map(clientFor);
    expect(new Set(clients).size).toBe(4);
    expect(accounts.map((account) => clientFor({ ...account }))).toEqual(clients);
  });

  it('signs with our own credentials where the pool names no role', async () => {
    const { asked, sts } = await twoServices([]);
    await clientsFor(COGNITO_READ, 'reading')(ours).send(describePool);
    expect(asked.map(signer)).toEqual(['AKIDEXAMPLE']);
    expect(sts.accounts.size).toBe(0);
  });

  it('takes the role on once for many calls, also for those that begin together', async () => {
    const { asked, sts } = await twoServices([theirs.role]);
    const client = clientsFor(COGNITO_READ, 'reading')(theirs);
    await Promise.all([client.send(describePool), client.send(describePool)]);
    await client.send(describePool);
    const [key] = sts.accounts.keys();
    expect([...sts.accounts.values()]).toEqual(['210987654321']);
    expect(asked.map(signer)).toEqual([key, key, key]);
    expect(asked[0]?.['x-amz-security-token']).toMatch(/./);
  });

  it.each([
    ['reading', expect.not.stringMatching(/Create|Set|Update|Delete|Enable|Disable|AddUser|\*:\*/)],
    ['changing', undefined],
  ] as const)('for %s takes on no more of the role than that needs', async (purpose, policy) => {
    const sts = mockClient(STSClient).on(AssumeRoleCommand).rejects(new Error('seen enough'));
    onTestFinished(() => sts.restore());
    await clientsFor(
      COGNITO_READ,
      purpose,
    )(theirs)
      .send(describePool)
      .catch(() => {});
    expect(sts.commandCalls(AssumeRoleCommand)[0]?.args[0].input.Policy).toEqual(policy);
  });

  it('takes the role on again when its credentials are about to expire', async () => {
    const fiftySixMinutesAgo = () => new Date(Date.now() - 56 * 60_000);
    const { asked, sts } = await twoServices([theirs.role], fiftySixMinutesAgo);
    const client = clientsFor(COGNITO_READ, 'reading')(theirs);
    await client.send(describePool);
    await client.send(describePool);
    expect(sts.accounts.size).toBeGreaterThan(1);
    expect(new Set(asked.map(signer)).size).toBe(2);
  });

  it('names the external id that the role demands', async () => {
    const { asked, sts } = await twoServices([guarded.role]);
    await clientsFor(COGNITO_READ, 'reading')(guarded).send(describePool);
    expect([...sts.accounts.keys()]).toEqual(asked.map(signer));
  });

  it('whose role is refused makes no call, and the installation is to blame', async () => {
    const { asked } = await twoServices([guarded.role]);
    const refused = await clientsFor(
      COGNITO_READ,
      'reading',
    )(theirs)
      .send(describePool)
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'AccessDenied' });
    expect(stsFailure(refused)).toBe('installation');
    expect(asked).toEqual([]);
  });

  it('whose role gives no credentials says so', async () => {
    const sts = mockClient(STSClient);
    onTestFinished(() => sts.restore());
    sts.on(AssumeRoleCommand).resolves({ Credentials: undefined });
    const asked = clientsFor(COGNITO_READ, 'changing')(theirs).send(describePool);
    await expect(asked).rejects.toThrow(theirs.role.arn);
    expect(sts.commandCalls(AssumeRoleCommand)[0]?.args[0].input).toEqual({
      RoleArn: theirs.role.arn,
      RoleSessionName: 'concierge',
    });
  });

  it('asks STS in the region of the pool', async () => {
    const sts = mockClient(STSClient);
    onTestFinished(() => sts.restore());
    sts.on(AssumeRoleCommand).rejects(Object.assign(new Error(), { name: 'TimeoutError' }));
    const asked = clientsFor(
      COGNITO_READ,
      'reading',
    )({ ...theirs, region: 'eu-west-1' }).send(describePool);
    const error = await asked.catch((thrown: unknown) => thrown);
    expect(failureKind(error)).toBe('unknown');
    const client = sts.send.lastCall.thisValue as STSClient;
    expect(await client.config.region()).toBe('eu-west-1');
  });
});
