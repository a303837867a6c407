import { parseArgs } from 'node:util';
import { explained } from '../command.ts';
import { chooseStage, seeThatNpmKeptNothing, UsageError } from '../stage.ts';
import { checkAlarms } from './checks/alarms.ts';
import { checkAppClients } from './checks/app-clients.ts';
import { checkAppManifest } from './checks/app-manifest.ts';
import { checkApprovers } from './checks/approvers.ts';
import { checkCaller } from './checks/caller.ts';
import { checkChannel } from './checks/channel.ts';
import { checkFunctionRights } from './checks/function-rights.ts';
import { checkFunctions } from './checks/functions.ts';
import { checkLogs } from './checks/logs.ts';
import { checkPasswordPolicies } from './checks/password-policies.ts';
import { checkPeople } from './checks/people.ts';
import { checkPools } from './checks/pools.ts';
import { checkQueues } from './checks/queues.ts';
import { checkRequestUrl } from './checks/request-url.ts';
import { checkRoles } from './checks/roles.ts';
import { checkScopes } from './checks/scopes.ts';
import { checkTable } from './checks/table.ts';
import { checkUserGroups } from './checks/user-groups.ts';
import { checkAppId, checkWorkspace } from './checks/workspace.ts';
import { unchecked } from './finding.ts';
import { OPTIONS } from './options.ts';
import { isWell, report, type Section } from './report.ts';
import { type Settings, settingsFrom } from './settings.ts';
import { appSource } from './sources/app.ts';
import { deploymentSource } from './sources/deployment.ts';
import { policySource } from './sources/policy.ts';
import { slackSource } from './sources/slack.ts';
import { faultName } from './sources/source.ts';
import type { Check, Subject } from './subject.ts';
import { readTemplate } from './template.ts';

const CALLER = 'AWS credentials';

/** In the order in which they are told; those of what is checked with come before. */
const CHECKS: readonly (readonly [title: string, check: Check])[] = [
  ['Workspace', checkWorkspace],
  ['Slack app', checkAppId],
  ['Scopes of the token', checkScopes],
  ['Requests channel', checkChannel],
  ['People', checkPeople],
  ['User groups', checkUserGroups],
  ['Approvers', checkApprovers],
  ['User pools', checkPools],
  ['Password policies', checkPasswordPolicies],
  ['App clients', checkAppClients],
  ['Roles in other accounts', checkRoles],
  ['Rights of the functions', checkFunctionRights],
  ['Functions', checkFunctions],
  ['Queues', checkQueues],
  ['Table', checkTable],
  ['Alarms', checkAlarms],
  ['Logs', checkLogs],
  ['Request URL', checkRequestUrl],
  ['Addresses in Slack', checkAppManifest],
];

/** What the command says, and its exit code. */
export interface Outcome {
  code: 0 | 1;
  text: string;
}

/** Examines what the arguments and the environment name, and says what was found. */
export async function run(
  argv: string[],
  environment: Record<string, string | undefined>,
): Promise<Outcome> {
  try {
    seeThatNpmKeptNothing(argv, environment);
    const { values } = parseArgs({ args: argv, options: OPTIONS });
    if (values.stage !== undefined) await chooseStage(values, environment);
    const sections = await examine(settingsFrom(environment, values.stage));
    const text = values.json ? JSON.stringify(sections, undefined, 2) : report(sections);
    return { code: isWell(sections) ? 0 : 1, text };
  } catch (error) {
    return { code: 1, text: usage(error) };
  }
}

/** What was typed wrongly, and how it is meant; faults of our own are thrown on. */
function usage(error: unknown): string {
  const mistyped =
    error instanceof Error && 'code' in error && /^ERR_PARSE_ARGS/.test(String(error.code));
  if (error instanceof UsageError || mistyped) return explained(error);
  throw error;
}

async function examine(settings: Settings): Promise<Section[]> {
  const { subject, sections } = await prepared(settings);
  const checked = await Promise.all(
    CHECKS.map(async ([title, check]): Promise<Section> => {
      return { title, findings: await check(subject).catch((error) => failed(title, error)) };
    }),
  );
  return [...sections, ...checked];
}

/** One check that cannot be made hides no other. */
function failed(title: string, error: unknown) {
  return [unchecked(title, faultName(error))];
}

/** Everything that the checks need, and what is wrong with it already. */
async function prepared(settings: Settings): Promise<{ subject: Subject; sections: Section[] }> {
  const { stage, slackApiUrl } = settings;
  const template = stage === undefined ? undefined : await readTemplate(stage);
  const [caller, policy, deployment, [app, slack]] = await Promise.all([
    checkCaller().catch((error: unknown) => failed(CALLER, error)),
    policySource(settings, template),
    deploymentSource(stage, template),
    appSource(settings, template).then(async (source) => {
      return [source, await slackSource(source.thing, slackApiUrl)] as const;
    }),
  ]);
  const [policyThing, deployed] = [policy.thing, deployment.thing];
  return {
    subject: {
      settings,
      policy: policyThing,
      deployment: deployed,
      app: app.thing,
      slack: slack.thing,
    },
    sections: [
      { title: CALLER, findings: caller },
      { title: 'Policy', findings: policy.findings },
      { title: 'Stack', findings: deployment.findings },
      { title: 'Credentials of the Slack app', findings: app.findings },
      { title: 'Bot token', findings: slack.findings },
    ],
  };
}
