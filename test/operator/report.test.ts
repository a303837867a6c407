import { describe, expect, it } from 'vitest';
import type { Inventory, PoolFinding } from '../../src/domain/pool-inventory.ts';
import { ok, refused } from '../../src/domain/result.ts';
import { report, thingsToMend } from '../../src/operator/report.ts';

const found = (more: Partial<PoolFinding> = {}): PoolFinding => ({
  alias: 'staging',
  userPoolId: 'eu-west-1_Abc',
  name: 'staging',
  access: { kind: 'found' },
  differences: [],
  ...more,
});
const of = (...pools: PoolFinding[]): Inventory => ({ pools, others: [] });

describe('report', () => {
  it('is a table, with what is to be done below each pool, and the other pools', () => {
    const role = { arn: 'arn:aws:iam::123456789012:role/concierge' };
    const inventory: Inventory = {
      pools: [
        found({
          differences: [{ kind: 'unknown-group', group: 'editors' }, { kind: 'no-provision-id' }],
        }),
        found({
          alias: 'production',
          userPoolId: 'eu-west-1_Production',
          name: undefined,
          access: { kind: 'no-access', error: 'AccessDeniedException' },
        }),
      ],
      others: [
        {
          account: { region: 'eu-west-1' },
          pools: ok([{ id: 'eu-west-1_Old', name: 'old pool' }]),
        },
        { account: { region: 'eu-west-1', role }, pools: ok([]) },
        { account: { region: 'eu-west-2' }, pools: refused('AccessDeniedException') },
      ],
    };
    expect(report(inventory).split('\n')).toEqual([
      'ALIAS       ID                    FOUND  NAME IN AWS',
      'staging     eu-west-1_Abc         yes    staging',
      '  mend: It has no group “editors”. Create it, or take it off groups and protected.groups.',
      '  note: Its schema has no custom:provision_id. Add it (string, not mutable), and Concierge knows its own users again after a lost answer.',
      'production  eu-west-1_Production  no',
      '  mend: AWS says nothing of it (AccessDeniedException). Check credentials and role, and allow cognito-idp:DescribeUserPool on it.',
      '',
      'Pools that the policy does not name',
      '  eu-west-1:',
      '    eu-west-1_Old  old pool',
      '  eu-west-1 as arn:aws:iam::123456789012:role/concierge: none',
      '  eu-west-2: could not be listed (AccessDeniedException). Allow cognito-idp:ListUserPools, which IAM cannot narrow to some pools.',
      '',
      '2 things have to be mended.',
    ]);
  });

  it.each([
    [of(found()), 'Nothing has to be mended.'],
    [of(found({ differences: [{ kind: 'no-provision-id' }] })), 'Nothing has to be mended.'],
    [of(found({ access: { kind: 'not-found' } }), found()), '1 thing has to be mended.'],
    [of(found({ differences: [{ kind: 'phone-pool' }] })), '1 thing has to be mended.'],
  ])('ends with how much is to be done (%#)', (inventory, conclusion) => {
    expect(report(inventory).split('\n').at(-1)).toBe(conclusion);
    expect(thingsToMend(inventory) === 0).toBe(conclusion.startsWith('Nothing'));
  });
});
