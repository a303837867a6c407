import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readParameter, readSecret } from '../../src/aws/settings.ts';

const ssm = mockClient(SSMClient);
beforeEach(() => ssm.reset());
afterAll(() => ssm.restore());

const NOTHING = [{}, { Parameter: {} }, { Parameter: { Value: '' } }];

describe('a parameter', () => {
  it('is read by its name', async () => {
    ssm.on(GetParameterCommand, { Name: '/concierge/policy' }).resolves({
      Parameter: { Value: 'workspace: T0HOME' },
    });
    expect(await readParameter('/concierge/policy')).toBe('workspace: T0HOME');
  });

  it.each(NOTHING)('that has no value is named: %j', async (answer) => {
    ssm.on(GetParameterCommand).resolves(answer);
    await expect(readParameter('/concierge/policy')).rejects.toThrow('/concierge/policy');
  });
});

describe('a secret', () => {
  it('is read decrypted, and shows itself only to those who ask it to', async () => {
    ssm
      .on(GetParameterCommand, { Name: '/concierge/payments', WithDecryption: true }, true)
      .resolves({ Parameter: { Value: 'hush' } });
    const secret = await readSecret('/concierge/payments');
    expect(`${secret}`).toBe('[secret]');
    expect(secret.expose()).toBe('hush');
  });

  it.each(NOTHING)('that has no value is named: %j', async (answer) => {
    ssm.on(GetParameterCommand).resolves(answer);
    await expect(readSecret('/concierge/payments')).rejects.toThrow('/concierge/payments');
  });
});
