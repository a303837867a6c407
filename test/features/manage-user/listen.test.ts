import { describe, expect, it } from 'vitest';
import * as manageUser from '../../../src/features/manage-user/listen.ts';
import { fakeFrontServices } from '../../fake-services.ts';
import { lead, nobody, policyWith, rawPool } from '../../samples.ts';
import { listening } from '../listening.ts';
import { alice, knowing, POOL, textsOf } from './scene.ts';

const other = { ...POOL, name: 'Payments', userPoolId: 'eu-west-1_Payments' };
const policy = policyWith({ staging: rawPool(POOL), payments: rawPool(other) });

function front(find = knowing(alice).users.find) {
  const services = { ...fakeFrontServices({ policy, people: [lead, nobody] }), ...knowing(alice) };
  services.users.find = find;
  const { command, pressIn, views } = listening(manageUser, services);
  return {
    services,
    look: (text: string, who = lead) => command('/cognito-user', text, who),
    show: (pool: string) =>
      pressIn({ private_metadata: 'alice@example.com' }, 'show-user', pool, lead),
    said: () => textsOf(views.at(-1)?.view ?? { blocks: [] }),
    views,
  };
}

/** Alice stands in staging alone; payments does as told. */
const inStaging =
  (elsewhere: () => typeof alice | undefined) => async (pool: { userPoolId: string }) =>
    pool.userPoolId === 'eu-west-1_Payments' ? elsewhere() : alice;

describe('looking for a user', () => {
  it('opens a modal at once, and shows the only one there', async () => {
    const { look, views, said, services } = front(inStaging(() => undefined) as never);
    await look('alice@example.com');
    expect(views.map(({ method }) => method)).toEqual(['views.open', 'views.update']);
    expect(said()[0]).toBe('alice@example.com');
    expect(services.store.lookUps).toMatchObject([
      {
        actor: 'U0LEAD',
        account: 'alice@example.com',
        pools: ['staging', 'payments'],
        found: ['staging'],
      },
    ]);
  });

  it('offers a choice of several, and shows the chosen one', async () => {
    const { look, show, said, services } = front();
    await look('alice@example.com');
    expect(said()).toEqual([
      '`alice@example.com` in Storefront staging `staging`: `CONFIRMED`',
      '`alice@example.com` in Payments `payments`: `CONFIRMED`',
    ]);
    await show('payments');
    expect(said()).toContain('*Pool*\nPayments `payments`');
    expect(services.store.lookUps.map(({ pools }) => pools)).toEqual([
      ['staging', 'payments'],
      ['payments'],
    ]);
  });

  it('hides nobody behind a pool that does not answer', async () => {
    const broken = inStaging(() => {
      throw new Error('no role');
    });
    const { look, said } = front(broken as never);
    await look('alice@example.com');
    expect(said()).toEqual([
      '`alice@example.com` in Storefront staging `staging`: `CONFIRMED`',
      ':warning: No answer came from Payments `payments`, so the user may be there all the same. Try again.',
    ]);
  });

  it('shows nothing that could not be put on record', async () => {
    const { look, said, services } = front();
    services.store.recordLookUp = async () => {
      throw new Error('no table');
    };
    await look('alice@example.com staging');
    expect(said().join()).not.toContain('alice');
    expect(services.lines).toMatchObject([{ level: 'error', entry: '/cognito-user' }]);
  });

  it('answers help and mistakes with the usage, and opens nothing', async () => {
    const { look, views } = front();
    const [help] = (await look('')).acks as { text: string }[];
    expect(help?.text).toContain('You may look at users of: `staging`, `payments`.');
    const [many] = (await look('a b c')).acks as { text: string }[];
    expect(many?.text).toContain('I read a user and a pool, but `a b c` has more than that.');
    expect(views).toEqual([]);
  });

  it.each([
    ['nobody may', nobody, 'alice staging', 'may-not-look-up'],
    ['the pool is not open', lead, 'alice nowhere', 'may-not-look-up-in'],
  ])('is refused where %s, on record', async (_what, who, text, kind) => {
    const { look, views, services } = front();
    await look(text, who);
    expect(views).toEqual([]);
    expect(services.store.refusals).toMatchObject([{ actor: who.id, refusal: { kind } }]);
    expect(services.store.lookUps).toEqual([]);
  });
});
