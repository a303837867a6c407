import { describe, expect, it } from 'vitest';
import type { Freeze } from '../../../src/domain/freeze.ts';
import type { Inventory, PoolFinding } from '../../../src/domain/pool-inventory.ts';
import { ok, refused } from '../../../src/domain/result.ts';
import type { Rights } from '../../../src/features/home/rights.ts';
import { homeView, type PoolsPart } from '../../../src/features/home/view.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { lines } from '../../e2e/reading.ts';

const NOTHING = { ask: [], look: [], approve: [] };
const region = 'eu-west-1';

const found = (more: Partial<PoolFinding> = {}): PoolFinding => ({
  alias: 'staging',
  userPoolId: 'eu-west-1_Abc',
  access: { kind: 'found' },
  differences: [],
  ...more,
});

const situation = (rights: Partial<Rights> = {}, freezes: readonly Freeze[] = []) => ({
  rights: { ...NOTHING, ...rights },
  freezes,
  contact: 'U0CONTACT',
});

function read(rights: Partial<Rights>, pools?: PoolsPart) {
  return lines(homeView(messagesIn('en'), situation(rights), pools).blocks);
}

const shown = (inventory: Partial<Inventory>) =>
  read(NOTHING, {
    inventory: { pools: [], others: [], ...inventory },
    names: new Map([['staging', 'Storefront <staging>']]),
  }).slice(3);

describe('the Home tab', () => {
  it('says to everybody what is frozen, by whom and why', () => {
    const freeze = { by: 'U0NOAH', at: '2026-03-02T09:00:00.000Z' };
    const freezes = [freeze, { ...freeze, pool: 'staging', reason: '<!channel> a token' }];
    const view = homeView(messagesIn('en'), situation({}, freezes));
    expect(lines(view.blocks).slice(1, 3)).toEqual([
      ':snowflake: <@U0NOAH> froze everything ⟨time⟩. `/cognito-admin thaw` undoes it.',
      ':snowflake: <@U0NOAH> froze the pool `staging` ⟨time⟩: “&lt;!channel&gt; a token”. `/cognito-admin thaw staging` undoes it.',
    ]);
  });

  it('says what it is for, what somebody may do, and offers the form', () => {
    expect(read({ ask: ['Staging', 'A & B'], look: ['Staging'], approve: ['Payments'] })).toEqual([
      'Concierge gives people accounts in Amazon Cognito user pools: somebody asks, somebody else approves, and the credentials come by direct message.',
      '*You may ask for accounts in* Staging, A &amp; B',
      '*You may look at users in* Staging',
      '*You may approve requests in* Payments',
      '[Ask for an account]',
    ]);
  });

  it('offers no form to whoever may not ask', () => {
    expect(read({ approve: ['Payments'] }).at(-1)).toBe('*You may approve requests in* Payments');
    expect(read({}).slice(1)).toEqual([
      'The policy does not name you in any pool. Ask <@U0CONTACT> if that should change.',
    ]);
  });

  it('is looking at the pools for as long as they are not known', () => {
    expect(read({ approve: ['Payments'] }, 'looking').slice(2)).toEqual([
      'User pools',
      'Looking at the pools …',
    ]);
  });
});

describe('the pools on the Home tab', () => {
  it('are marked as found, as differing or as not found, with the reasons', () => {
    const pools = [
      found(),
      found({ differences: [{ kind: 'no-provision-id' }] }),
      found({ differences: [{ kind: 'unknown-group', group: '<b>' }] }),
      found({ alias: 'gone', access: { kind: 'no-access', error: 'AccessDenied' } }),
    ];
    expect(shown({ pools })).toEqual([
      ':white_check_mark: *Storefront &lt;staging&gt;* `eu-west-1_Abc`',
      ':white_check_mark: *Storefront &lt;staging&gt;* `eu-west-1_Abc`',
      '• Its schema has no custom:provision_id. Add it (string, not mutable), and Concierge knows its own users again after a lost answer.',
      ':warning: *Storefront &lt;staging&gt;* `eu-west-1_Abc`',
      '• It has no group “&lt;b&gt;”. Create it, or take it off groups and protected.groups.',
      ':no_entry: *gone* `eu-west-1_Abc`',
      '• AWS says nothing of it (AccessDenied). Check credentials and role, and allow cognito-idp:DescribeUserPool on it.',
    ]);
  });

  it('that the policy does not name are counted, and the first twenty named', () => {
    const other = (count: number) =>
      shown({
        others: [
          {
            account: { region },
            pools: ok(Array.from({ length: count }, (_, at) => ({ id: `p${at}`, name: 'x' }))),
          },
        ],
      });
    const ids = (count: number) =>
      Array.from({ length: count }, (_, at) => `\`p${at}\``).join(', ');
    expect(other(0)).toEqual(['No other pools are visible in eu-west-1.']);
    expect(other(1)).toEqual(['1 more pool is visible in eu-west-1 and not in the policy: `p0`']);
    expect(other(20)).toEqual([
      `20 more pools are visible in eu-west-1 and not in the policy: ${ids(20)}`,
    ]);
    expect(other(21)).toEqual([
      `21 more pools are visible in eu-west-1 and not in the policy: ${ids(20)} and 1 more`,
    ]);
  });

  it('that could not be listed have the error in their place', () => {
    const others = [{ account: { region }, pools: refused('AccessDeniedException') } as const];
    expect(shown({ others })).toEqual([
      'Other pools in eu-west-1 could not be listed (AccessDeniedException): cognito-idp:ListUserPools has to be allowed for that.',
    ]);
  });

  it.each([
    [5, 500, undefined],
    [50, undefined, '`npm run doctor`'],
  ])('fit what Slack takes, a hundred of them with %d things to mend each', (each, shown, rest) => {
    const pools = Array.from({ length: 100 }, (_, at) =>
      found({
        userPoolId: `eu-west-1_${at}`,
        differences: Array.from({ length: each }, (_difference, group) => ({
          kind: 'unknown-group' as const,
          group: `group ${group}`,
        })),
      }),
    );
    const view = homeView(messagesIn('ja'), situation(), {
      inventory: { pools, others: [] },
      names: new Map(),
    });
    expect(view.blocks.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(view).length).toBeLessThan(100_000);
    const told = lines(view.blocks);
    if (shown !== undefined)
      expect(told.filter((line) => line.startsWith('•'))).toHaveLength(shown);
    if (rest !== undefined) expect(told.at(-1)).toContain(rest);
  });
});
