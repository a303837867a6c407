import { readFunction } from '../../../aws/deployment/functions.ts';
import { readStack, type Stack } from '../../../aws/deployment/stack.ts';
import { known, mend, missing, right } from '../finding.ts';
import type { Deployment, Running } from '../subject.ts';
import { functionId, type Template } from '../template.ts';
import { faultName, none, type Source, unknown } from './source.ts';

/** The stack of a stage, with its functions. */
export async function deploymentSource(
  stage: string | undefined,
  template: Template | undefined,
): Promise<Source<Deployment>> {
  if (stage === undefined || !template) {
    const because = 'name a deployed stage: --stage prod';
    return none(because, { kind: 'skipped', because });
  }
  try {
    const stack = await readStack(template.stackName);
    return stack ? await found(stage, template, stack) : notDeployed(stage, template);
  } catch (error) {
    return unknown('The stack', error);
  }
}

function notDeployed(stage: string, { stackName }: Template): Source<Deployment> {
  const what = `There is no stack ${stackName} in this account and region.`;
  const how = `Deploy it (npm run deploy -- --stage ${stage}), or correct --stage or --region.`;
  return none('there is no stack', mend(what, how));
}

async function found(stage: string, template: Template, stack: Stack): Promise<Source<Deployment>> {
  const functions = new Map(await Promise.all(running(template, stack)));
  return {
    thing: known({ stage, template, stack, functions }),
    findings: stackFindings(template, stack),
  };
}

function running({ timeouts }: Template, { resources }: Stack) {
  return [...timeouts.keys()].flatMap((name) => {
    const resource = resources.get(functionId(name));
    return resource ? [one(name, resource.physicalId)] : [];
  });
}

async function one(name: string, physicalId: string): Promise<[string, Running]> {
  const found = await readFunction(physicalId).then(known, (error: unknown) =>
    missing(faultName(error)),
  );
  return [name, { name: physicalId, found }];
}

function stackFindings({ stackName, resources }: Template, stack: Stack) {
  const lacking = resources.filter((id) => !stack.resources.has(id));
  const settled = /^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(stack.status);
  const findings = [
    ...(settled
      ? []
      : [
          mend(
            `${stackName} is ${stack.status}.`,
            'Read why under its events in CloudFormation, and deploy anew.',
          ),
        ]),
    ...(lacking.length === 0
      ? []
      : [
          mend(
            `${stackName} has no ${lacking.join(', ')}, which serverless.yml defines.`,
            'Deploy anew.',
          ),
        ]),
  ];
  return findings.length > 0 ? findings : [right(`${stackName} has all of serverless.yml.`)];
}
