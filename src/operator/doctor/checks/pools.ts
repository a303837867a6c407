import { OPERATOR } from '../../../aws/deployment/operator-options.ts';
import { createPoolInventory } from '../../../aws/pool-inventory.ts';
import { lookAtPools } from '../../../aws/pool-sight.ts';
import { createUserPools } from '../../../aws/user-pools.ts';
import {
  mustBeMended,
  type OtherPools,
  type PoolFinding,
  takeInventory,
} from '../../../domain/pool-inventory.ts';
import { messagesIn } from '../../../messages/index.ts';
import { type Finding, given, mend, note, right, unchecked } from '../finding.ts';
import type { Check } from '../subject.ts';

const { explainAccess, explainDifference } = messagesIn('en').home;

/** Whether the pools of the policy are there and have what it names; and which others there are. */
export const checkPools: Check = ({ policy }) =>
  given(policy, async (named) => {
    const pools = createUserPools(() => new Date(), OPERATOR, OPERATOR);
    const sight = await lookAtPools(
      { pools, inventory: createPoolInventory(OPERATOR, OPERATOR) },
      named,
    );
    const { pools: found, others } = takeInventory(named, sight);
    return [...found.flatMap(about), ...others.flatMap(aboutOthers)];
  });

function about({ alias, userPoolId, name = '', access, differences }: PoolFinding): Finding[] {
  const which = `${alias} (${userPoolId})`;
  if (access.kind !== 'found') return [toMend(which, explainAccess(access))];
  const wrong = differences.filter(mustBeMended);
  return [
    ...(wrong.length === 0 ? [right(`${which} fits the policy; AWS calls it “${name}”.`)] : []),
    ...wrong.map((difference) => toMend(which, explainDifference(difference))),
    ...differences
      .filter((difference) => difference.kind === 'no-provision-id')
      .map((difference) => note(`${which}: ${explainDifference(difference)}`)),
  ];
}

/** The first sentence says what is wrong, the others what to do. */
function toMend(which: string, explanation: string): Finding {
  const end = explanation.indexOf('. ') + 1;
  return mend(`${which}: ${explanation.slice(0, end)}`, explanation.slice(end + 1));
}

function aboutOthers({ account: { region, role }, pools }: OtherPools): Finding[] {
  const place = role ? `${region} as ${role.arn}` : region;
  if (!pools.ok) return [unchecked(`Which other pools ${place} has`, pools.error)];
  return pools.value.map(({ id, name }) =>
    note(`${place} also has ${id}, “${name}”, which the policy does not name.`),
  );
}
