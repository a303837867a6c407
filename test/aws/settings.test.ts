import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readParameter } from '../../src/aws/settings.ts';

const ssm = mockClient(SSMClient);
beforeEach(() => ssm.reset());
afterAll(() => ssm.restore());

describe('a parameter', () => {
  it('is read by its name', async () => {
    ssm.on(GetParameterCommand, { Name: '/concierge/policy' }).resolves({
      Parameter: { Value: 'workspace: T0HOME' },
    });
    expect(await readParameter('/concierge/policy')).toBe('workspace: T0HOME');
  });

  it.each([{}, { Parameter: {} }, { Parameter: { Value: '' } }])(
    'that has no value is named: %j',
    async (answer) => {
      ssm.on(GetParameterCommand).resolves(answer);
      await expect(readParameter('/concierge/policy')).rejects.toThrow('/concierge/policy');
    },
  );
});
