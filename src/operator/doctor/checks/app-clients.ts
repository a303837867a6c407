import { OPERATOR } from '../../../aws/deployment/operator-options.ts';
import {
  type ClientSettings,
  createPoolSettings,
  type PoolSettings,
} from '../../../aws/deployment/pool-settings.ts';
import { readSecret } from '../../../aws/settings.ts';
import type { PoolPolicy } from '../../../domain/policy.ts';
import type { AppClient } from '../../../domain/user-pool.ts';
import { type Finding, faultsOr, given, mend, unchecked } from '../finding.ts';
import { faultName } from '../sources/source.ts';
import type { Check } from '../subject.ts';

/** Under its present name, and the one from before. */
const FLOWS = ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'];

const STORE = 'Store the client’s secret there, as docs/deploy.md shows under “More than one”.';

/** Whether the app clients of the policy let Concierge sign in, with the secrets that were stored. */
export const checkAppClients: Check = ({ policy }) =>
  given(policy, async ({ pools }) => {
    const clients = [...pools.values()].flatMap((pool) =>
      pool.client ? [{ pool, client: pool.client }] : [],
    );
    if (clients.length === 0) return [];
    const settings = createPoolSettings();
    const found = await Promise.all(clients.map((it) => about(it.pool, it.client, settings)));
    return faultsOr('Concierge can sign in by the app clients of the policy.', found.flat());
  });

async function about(
  pool: PoolPolicy,
  client: AppClient,
  settings: PoolSettings,
): Promise<Finding[]> {
  const which = `${pool.alias}: the app client ${client.id}`;
  try {
    const found = await settings.client(pool, client.id);
    return [...flowFindings(which, found), ...(await secretFindings(which, client, found))];
  } catch (error) {
    // A pool or client that is not there is found to be so with the pools.
    const name = faultName(error);
    return name === 'ResourceNotFoundException' ? [] : [unchecked(which, name)];
  }
}

function flowFindings(which: string, { flows }: ClientSettings): Finding[] {
  if (flows.some((flow) => FLOWS.includes(flow))) return [];
  const how = 'Add it to the client’s authentication flows (ExplicitAuthFlows).';
  return [mend(`${which} does not have ALLOW_ADMIN_USER_PASSWORD_AUTH.`, how)];
}

async function secretFindings(
  which: string,
  { secretParameter }: AppClient,
  { secret }: ClientSettings,
): Promise<Finding[]> {
  if (!secretParameter) {
    const how = 'Store the secret as a SecureString, and name it as client.secretParameter.';
    return secret ? [mend(`${which} has a secret, and the policy names none.`, how)] : [];
  }
  if (!secret) {
    return [mend(`${which} has no secret.`, 'Take secretParameter off client in the policy.')];
  }
  try {
    const stored = await readSecret(secretParameter, OPERATOR);
    if (stored.expose() === secret.expose()) return [];
    return [mend(`${which} has another secret than ${secretParameter} holds.`, STORE)];
  } catch (error) {
    return [secretUnread(which, secretParameter, faultName(error))];
  }
}

function secretUnread(which: string, parameter: string, name: string): Finding {
  if (name !== 'ParameterNotFound') return unchecked(`The secret in ${parameter}`, name);
  return mend(`${which} has a secret, and there is no parameter ${parameter}.`, STORE);
}
