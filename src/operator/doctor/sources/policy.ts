import { OPERATOR } from '../../../aws/deployment/operator-options.ts';
import { errorName } from '../../../aws/error-name.ts';
import { readParameter } from '../../../aws/settings.ts';
import { InvalidConfiguration, type PolicyAddress } from '../../../config.ts';
import type { Policy } from '../../../domain/policy.ts';
import { InvalidPolicy, readPolicy } from '../../../policy-source.ts';
import { counted, known, mend, right } from '../finding.ts';
import type { Settings } from '../settings.ts';
import type { Template } from '../template.ts';
import { none, type Source, unknown } from './source.ts';

const MISSING = 'there is no valid policy';

/** Reads the policy of the stage, or the one that the environment names. */
export async function policySource(
  { stage, policyAddress }: Settings,
  template: Template | undefined,
): Promise<Source<Policy>> {
  try {
    const address = template ? { parameter: template.policyParameter } : policyAddress();
    return await read(address, stage);
  } catch (error) {
    if (!(error instanceof InvalidConfiguration)) throw error;
    const how = 'Set POLICY_FILE or POLICY_PARAMETER, or name a deployed stage: --stage prod';
    return none(MISSING, mend('POLICY_FILE or POLICY_PARAMETER must be set, and only one.', how));
  }
}

async function read(address: PolicyAddress, stage = '…'): Promise<Source<Policy>> {
  const store = `npm run policy:upload -- policy.yml --stage ${stage}`;
  const where = 'file' in address ? address.file : address.parameter;
  try {
    const policy = await readPolicy(address, (name) => readParameter(name, OPERATOR));
    const what = `It is valid, and names ${counted(policy.pools.size, 'pool')} (${where}).`;
    return { thing: known(policy), findings: [right(what)] };
  } catch (error) {
    if (error instanceof InvalidPolicy) {
      return 'file' in address
        ? invalid(error, `Correct it in ${where}; npm run policy:check FILE lists what is left.`)
        : invalid(error, `Correct it in your file, and store that: ${store}`);
    }
    return notThere(error, address, store) ?? unknown('The policy', error);
  }
}

function invalid({ problems }: InvalidPolicy, how: string): Source<Policy> {
  const findings = problems.map(({ path, message }) => mend(`${path}: ${message}`, how));
  return none(MISSING, ...findings);
}

function notThere(
  error: unknown,
  address: PolicyAddress,
  store: string,
): Source<Policy> | undefined {
  if ('file' in address) {
    if (errorName(error) !== 'ENOENT') return undefined;
    return none(MISSING, mend(`There is no file ${address.file}.`, 'Correct POLICY_FILE.'));
  }
  if (errorName(error) !== 'ParameterNotFound') return undefined;
  const what = `There is no parameter ${address.parameter} in this account and region.`;
  return none(MISSING, mend(what, `Store the policy there: ${store}`));
}
