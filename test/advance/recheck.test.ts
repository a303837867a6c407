import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { easyProvisioning, fakeWorkerServices } from '../fake-services.ts';
import { approver, HISTORY, lead, policyWith, REQUEST_ID, rawPool, requested } from '../samples.ts';

type Given = Parameters<typeof fakeWorkerServices>[0];

function at(stage: keyof typeof HISTORY, given: Given) {
  const services = fakeWorkerServices({ people: [lead, approver], ...given });
  services.store.put(REQUEST_ID, [requested(), ...HISTORY[stage]]);
  return services;
}

describe('right before Cognito is touched', () => {
  const touched: string[] = [];
  const watched = {
    describe: async (...args: Parameters<typeof easyProvisioning.describe>) => {
      touched.push('describe');
      return easyProvisioning.describe(...args);
    },
    create: async (...args: Parameters<typeof easyProvisioning.create>) => {
      touched.push('create');
      return easyProvisioning.create(...args);
    },
    setPermanentPassword: async () => {
      touched.push('password');
    },
  };

  it.each([
    ['approved', 'start-creation'],
    ['creating', 'create-user'],
    ['announced', 'deliver-credential'],
  ] as const)('a request that is %s is checked again', async (stage, step) => {
    touched.length = 0;
    const policy = policyWith({ staging: rawPool({ requesters: ['U0OTHER'] }) });
    const services = at(stage, { policy, provisioning: watched });
    await advance(services, REQUEST_ID);
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({
      type: 'AttentionNeeded',
      step,
      trouble: { kind: 'policy-changed', what: 'requester' },
    });
    expect(touched).toEqual([]);
  });

  it('an approver whom Slack no longer knows no longer counts', async () => {
    const services = at('approved', { people: [lead] });
    await advance(services, REQUEST_ID);
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({
      trouble: { kind: 'policy-changed', what: 'approver' },
    });
  });

  it('Slack is asked for those groups alone that decide for these people in this pool', async () => {
    const services = at('approved', {
      policy: policyWith({
        staging: rawPool({ requesters: ['U0LEAD', 'S0LEADS'], approvers: ['S0APPROVERS'] }),
        other: rawPool({ userPoolId: 'ap-northeast-1_Other', requesters: ['S0OTHERS'] }),
      }),
    });
    const asked: Record<string, readonly string[]> = {};
    services.members.actor = async (person, groups) => {
      asked[person.id] = groups;
      return { ...person, groups: new Set(groups) };
    };
    await advance(services, REQUEST_ID);
    expect(asked).toEqual({ U0LEAD: [], U0APPROVER: ['S0APPROVERS'] });
  });

  it('but a password is taken down, whatever the policy says by now', async () => {
    const policy = policyWith({ staging: rawPool({ requesters: ['U0OTHER'] }) });
    const services = at('acknowledged', { policy });
    await advance(services, REQUEST_ID);
    expect(services.store.lastEvent(REQUEST_ID)).toEqual(
      expect.objectContaining({ type: 'CredentialHidden' }),
    );
  });
});
