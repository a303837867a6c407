import { type DeployedFunction, eventSourcesOf } from '../../../aws/deployment/functions.ts';
import { FRONT, longestRun } from '../../../time-budget.ts';
import { type Finding, faultsOr, given, mend, unchecked } from '../finding.ts';
import { faultName } from '../sources/source.ts';
import type { Check, Deployment, Running } from '../subject.ts';

/** What each function takes at the longest, in seconds, as far as it is added up. */
const LONGEST: Readonly<Record<string, number>> = {
  slack: Math.max(...Object.values(FRONT)) / 1_000,
  worker: longestRun / 1_000,
};

/** CloudFormation leaves alone what the template has not changed, whatever somebody did to it by hand. */
const DEPLOY_OR = 'Deploy, if serverless.yml is newer; if somebody changed the function by hand:';

/** Those that a queue or the table's stream feeds. */
const FED = ['worker', 'watch'];

/** Whether the functions run as serverless.yml says. */
export const checkFunctions: Check = ({ deployment }) =>
  given(deployment, async (deployed) => {
    const found = await Promise.all(
      [...deployed.functions].map(([name, running]) => about(name, running, deployed)),
    );
    return faultsOr(
      'Time-outs, runtime, environment and event sources are those of serverless.yml.',
      found.flat(),
    );
  });

async function about(name: string, running: Running, deployed: Deployment): Promise<Finding[]> {
  const { found } = running;
  if (found.kind === 'missing') return [unchecked(`The function ${running.name}`, found.because)];
  return [
    ...timeout(name, running.name, found.value, deployed),
    ...state(running.name, found.value, deployed),
    ...environment(name, running.name, found.value, deployed),
    ...(await sources(name, running.name)),
  ];
}

function timeout(
  name: string,
  physical: string,
  { timeout: is }: DeployedFunction,
  { template }: Deployment,
): Finding[] {
  const should = template.timeouts.get(name);
  if (should === undefined || is === should) return [];
  const longest = LONGEST[name] ?? 0;
  const why = is < longest ? `; its longest run takes ${longest} s` : '';
  return [
    mend(
      `${physical} has a time-out of ${is} s, and ${should} s in serverless.yml${why}.`,
      `${DEPLOY_OR} aws lambda update-function-configuration --function-name ${physical} --timeout ${should}`,
    ),
  ];
}

function state(
  physical: string,
  { runtime, state: is, lastUpdate }: DeployedFunction,
  { template }: Deployment,
): Finding[] {
  const failed = [is, lastUpdate].includes('Failed');
  return [
    ...(runtime === template.runtime
      ? []
      : [
          mend(
            `${physical} runs on ${runtime}, and on ${template.runtime} in serverless.yml.`,
            `${DEPLOY_OR} aws lambda update-function-configuration --function-name ${physical} --runtime ${template.runtime}`,
          ),
        ]),
    ...(failed
      ? [
          mend(
            `${physical} is ${is}, its last update ${lastUpdate}.`,
            'Read StateReason and LastUpdateStatusReason of the function, and deploy anew.',
          ),
        ]
      : []),
  ];
}

/** What the functions are told of where everything is. */
function environment(
  name: string,
  physical: string,
  { environment: is }: DeployedFunction,
  { template, stack }: Deployment,
): Finding[] {
  const reads = name === 'slack' || name === 'worker';
  const should: Record<string, string | undefined> = {
    TABLE_NAME: stack.resources.get('RequestTable')?.physicalId,
    QUEUE_URL: stack.resources.get('WorkQueue')?.physicalId,
    ...(reads
      ? {
          POLICY_PARAMETER: template.policyParameter,
          SLACK_SECRET_PARAMETER: template.slackSecret,
        }
      : {}),
  };
  return Object.entries(should).flatMap(([variable, value]) =>
    value === undefined || is[variable] === value
      ? []
      : [
          mend(
            `${physical} has ${is[variable] ?? 'nothing'} as ${variable}, and ${value} is meant.`,
            `${DEPLOY_OR} set it back in the function’s environment.`,
          ),
        ],
  );
}

async function sources(name: string, physical: string): Promise<Finding[]> {
  if (!FED.includes(name)) return [];
  try {
    const found = await eventSourcesOf(physical);
    if (found.some(({ state: is }) => is === 'Enabled')) return [];
    const states = found.map(({ state: is }) => is).join(', ') || 'missing';
    const how = 'Enable the trigger on the function’s page, “Configuration”, “Triggers”.';
    return [mend(`Nothing feeds ${physical}: its event source is ${states}.`, how)];
  } catch (error) {
    return [unchecked(`What feeds ${physical}`, faultName(error))];
  }
}
