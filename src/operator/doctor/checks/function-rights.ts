import {
  createRoleSimulation,
  type Denial,
  type RoleSimulation,
} from '../../../aws/deployment/role-simulation.ts';
import type { Policy } from '../../../domain/policy.ts';
import { type Finding, faultsOr, given, mend, unchecked } from '../finding.ts';
import { POOL_ACTIONS } from '../rights.ts';
import { faultName } from '../sources/source.ts';
import type { Check, Deployment } from '../subject.ts';

/** Something that a function has to be allowed, and where that is allowed. */
interface Need {
  function: string;
  roleArn: string;
  actions: readonly string[];
  resource: string;
  /** As people call it. */
  on: string;
  /** Where serverless.yml says so. */
  setting: string;
}

const OBSTACLES: Readonly<Record<Denial['by'], string>> = {
  'nothing-allows-it': '',
  'an-explicit-deny': ', because a statement denies it',
  'permissions-boundary': ', because of the role’s permissions boundary',
  organization: ', because of a policy of the organization',
};

/** Whether the functions may do with the policy's pools, roles and secrets what they have to. */
export const checkFunctionRights: Check = ({ policy, deployment }) =>
  given(deployment, (deployed) =>
    given(policy, async (named) => {
      const simulate = createRoleSimulation();
      const needs = (['slack', 'worker'] as const).flatMap((name) =>
        needsOf(name, deployed, named),
      );
      const found = await Promise.all(needs.map((need) => denied(need, simulate)));
      return faultsOr(
        'Front and worker may do all that the policy has them do, as IAM simulates it from their roles.',
        found.flat(),
      );
    }),
  );

function needsOf(name: 'slack' | 'worker', { functions }: Deployment, policy: Policy): Need[] {
  const running = functions.get(name)?.found;
  if (running?.kind !== 'known') return [];
  const { arn, roleArn } = running.value;
  const [, partition, , ownRegion, account] = arn.split(':');
  const from = (service: string, region: string | undefined, resource: string) =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  const need = { function: name, roleArn };
  return [...policy.pools.values()].flatMap((pool): Need[] => {
    const { alias, role, client, region, userPoolId } = pool;
    const secret = name === 'worker' ? client?.secretParameter : undefined;
    const onPool = {
      actions: POOL_ACTIONS[name].map((action) => `cognito-idp:${action}`),
      resource: from('cognito-idp', region, `userpool/${userPoolId}`),
      on: `the pool ${alias} (${userPoolId})`,
      setting: 'custom.userPools',
    };
    const onRole = role && {
      actions: ['sts:AssumeRole'],
      resource: role.arn,
      on: `${role.arn} (${alias})`,
      setting: 'custom.assumedRoles',
    };
    const onSecret = secret && {
      actions: ['ssm:GetParameter'],
      resource: from('ssm', ownRegion, `parameter${secret}`),
      on: `${secret} (${alias})`,
      setting: 'custom.clientSecrets',
    };
    return [onRole ?? onPool, ...(onSecret ? [onSecret] : [])].map((it) => ({ ...need, ...it }));
  });
}

async function denied(need: Need, simulate: RoleSimulation): Promise<Finding[]> {
  try {
    const denials = await simulate(need.roleArn, need.actions, need.resource);
    const byObstacle = Object.groupBy(denials, ({ by }) => by);
    return Object.entries(byObstacle).map(([by, group = []]) =>
      mend(
        `The function ${need.function} is not allowed ${group.map(({ action }) => action).join(', ')} on ${need.on}${OBSTACLES[by as Denial['by']]}.`,
        by === 'nothing-allows-it'
          ? `Name it under ${need.setting} in serverless.yml, and deploy anew.`
          : 'Have whoever answers for that policy allow it.',
      ),
    );
  } catch (error) {
    return [
      unchecked(`What the function ${need.function} may do with ${need.on}`, faultName(error)),
    ];
  }
}
