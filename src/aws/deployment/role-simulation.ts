import {
  type EvaluationResult,
  IAMClient,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { inTime } from '../client-options.ts';
import { OPERATOR } from './operator-options.ts';

/** What a role may not do, and what stands in its way. */
export interface Denial {
  action: string;
  by: 'nothing-allows-it' | 'an-explicit-deny' | 'permissions-boundary' | 'organization';
}

/** Which of some actions on one resource a role may not. */
export type RoleSimulation = (
  roleArn: string,
  actions: readonly string[],
  resource: string,
) => Promise<Denial[]>;

/**
 * Asks IAM which of these actions on one resource a role's policies do not allow. Counts the role's
 * permissions boundary and the organization's service control policies; not what the resource itself
 * says: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export function createRoleSimulation(): RoleSimulation {
  const client = new IAMClient(OPERATOR);
  return async (roleArn, actions, resource) => {
    const command = new SimulatePrincipalPolicyCommand({
      PolicySourceArn: roleArn,
      ActionNames: [...actions],
      ResourceArns: [resource],
    });
    const { EvaluationResults = [] } = await client.send(command, inTime(OPERATOR));
    return EvaluationResults.filter((it) => it.EvalDecision !== 'allowed').map((result) => ({
      action: result.EvalActionName ?? '',
      by: obstacle(result),
    }));
  };
}

function obstacle(result: EvaluationResult): Denial['by'] {
  if (result.OrganizationsDecisionDetail?.AllowedByOrganizations === false) return 'organization';
  if (result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false) {
    return 'permissions-boundary';
  }
  return result.EvalDecision === 'explicitDeny' ? 'an-explicit-deny' : 'nothing-allows-it';
}
