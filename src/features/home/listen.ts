import { actorOn } from '../../admission/actor.ts';
import { visitorOf } from '../../admission/visitor.ts';
import { lookAtPools } from '../../aws/pool-sight.ts';
import type { Policy } from '../../domain/policy.ts';
import { takeInventory } from '../../domain/pool-inventory.ts';
import type { FrontServices } from '../../services.ts';
import type { Listeners, OpenedArgs } from '../../slack/listeners.ts';
import { listsOfRights, rightsOf } from './rights.ts';
import { homeView, type PoolsPart } from './view.ts';

/** The app's Home tab: what it is for, what this person may do, and for approvers the pools. */
export function listen(on: Listeners, services: FrontServices): void {
  on.event('app_home_opened', (args) => onOpened(services, args));
}

async function onOpened(services: FrontServices, args: OpenedArgs): Promise<void> {
  // The event comes for the Messages tab as well.
  if (args.event.tab !== 'home') return;
  const { person, policy, words } = visitorOf(args.context);
  const poolIds = [...policy.pools.values()].map(({ userPoolId }) => userPoolId);
  const [actor, freezes] = await Promise.all([
    actorOn(services, person, listsOfRights(policy)),
    services.store.frozen(poolIds),
  ]);
  const rights = rightsOf(policy, actor);
  const publish = (pools?: PoolsPart) =>
    args.client.views.publish({
      user_id: person.id,
      view: homeView(words, { rights, freezes, contact: policy.contact }, pools),
    });
  if (rights.approve.length === 0) {
    await publish();
    return;
  }
  // AWS may take seconds; nobody looks at an empty tab for so long.
  await publish('looking');
  await publish(await poolsPart(services, policy));
}

async function poolsPart(services: FrontServices, policy: Policy): Promise<PoolsPart> {
  const inventory = takeInventory(policy, await lookAtPools(services, policy));
  const names = new Map([...policy.pools.values()].map(({ alias, name }) => [alias, name]));
  return { inventory, names };
}
