import { refusedIn, TRIED } from '../../../aws/deployment/dry-calls.ts';
import type { PoolPolicy } from '../../../domain/policy.ts';
import { type Finding, given, mend, right, unchecked } from '../finding.ts';
import { faultName } from '../sources/source.ts';
import type { Check } from '../subject.ts';

/** Whether the roles by which pools of other accounts are reached allow what Concierge does there. */
export const checkRoles: Check = ({ policy }) =>
  given(policy, async ({ pools }) => {
    const byRole = [...pools.values()].filter(({ role }) => role);
    return (await Promise.all(byRole.map(about))).flat();
  });

async function about(pool: PoolPolicy): Promise<Finding[]> {
  const which = `${pool.role?.arn} (${pool.alias})`;
  try {
    const refused = await refusedIn(pool);
    if (refused.length === 0) {
      const tried = `${TRIED.length} calls for a user who is not there`;
      return [
        right(`${which} lets Concierge in: ${tried}; making and deleting users was not tried.`),
      ];
    }
    const actions = refused.map((action) => `cognito-idp:${action}`).join(', ');
    return [
      mend(
        `${which} does not allow ${actions}.`,
        'Allow it in the role’s policy, in the account that has the pool (docs/security.md, “Rights of each function”).',
      ),
    ];
  } catch (error) {
    return [unchecked(`What ${which} allows`, faultName(error))];
  }
}
