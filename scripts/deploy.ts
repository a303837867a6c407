/** `npm run deploy -- --stage prod`: builds, packages, checks, and deploys what was checked. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runAsProcess } from '../src/operator/command.ts';
import { chooseStage, STAGE_HELP, STAGE_OPTIONS, type Stage } from '../src/operator/stage.ts';
import type { Terminal } from '../src/operator/terminal.ts';
import { manifestFor } from './app-manifest.ts';
import { PACKAGE, seeWhoseItIs } from './deploy/packaged.ts';
import { outputOf, run } from './deploy/run.ts';
import { warnings } from './deploy/warnings.ts';
import { versionOfThisCode } from './version.ts';

const HELP = `Usage: npm run deploy -- --stage prod [--region REGION] [--dry-run]

Builds and packages the functions, holds the CloudFormation template against AWS's own rules, and
deploys exactly what was checked. Says beforehand what is missing.

${STAGE_HELP}
  --dry-run        does all but the deployment

Rights that it needs
  those in docs/deploy.md, “What you need”

Exit code
  0 when it is deployed; 1 otherwise`;

const MANIFEST = 'dist/manifest.yml';

/** Deploys what is in the folder `root`. Throws UsageError, and what a step of it says. */
export async function deploy(
  argv: string[],
  { say }: Pick<Terminal, 'say'>,
  root = join(import.meta.dirname, '..'),
): Promise<void> {
  const options = { ...STAGE_OPTIONS, 'dry-run': { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: argv, options });
  if (values.help) return say(HELP);
  const stage = await chooseStage(values, process.env);
  const version = versionOfThisCode(root);
  say(`Concierge ${version} for stage ${stage.stage} in ${stage.region}.`);
  for (const warning of await warnings(stage, version)) say(`\nWarning: ${warning}`);
  const place = ['--stage', stage.stage, '--region', stage.region];
  await run(root, 'npm', ['run', '--silent', 'build']);
  await run(root, 'osls', ['package', ...place]);
  await run(root, 'node', ['scripts/check-template.ts']);
  seeWhoseItIs(root, stage);
  if (values['dry-run']) return say('Nothing was deployed (--dry-run).');
  await run(root, 'osls', ['deploy', ...place, '--package', PACKAGE]);
  say(whatComesNext(stage, await outputOf(root, 'osls', ['info', ...place, '--verbose']), root));
}

/** What osls lists of the stack's outputs, each as `  Name: value`. */
function whatComesNext({ stage, region }: Stage, info: string, root: string): string {
  const output = (name: string) => new RegExp(`^ +${name}: (\\S+)$`, 'm').exec(info)?.[1];
  const url = output('SlackRequestUrl');
  const topic = output('AlarmTopicArn');
  if (!url || !topic) return 'Deployed, but osls info does not list what comes out of the stack.';
  writeFileSync(join(root, MANIFEST), manifestFor({ url }));
  return `
Deployed. Slack reaches it at ${url}

If that address is new to Slack:
  1. ${MANIFEST} is the app's manifest with this address. Paste it at https://api.slack.com/apps →
     your app → App Manifest, save, and have Slack verify the address.
  2. In Slack: /invite @Concierge into the channel that the policy names.
  3. Have whoever is on duty hear of alarms:
     aws sns subscribe --topic-arn ${topic} \\
       --protocol email --notification-endpoint you@example.com --region ${region}
  4. Have everything looked at: npm run doctor -- --stage ${stage} --region ${region}
docs/deploy.md tells each step, and what to do when Slack complains.`;
}

if (import.meta.main) await runAsProcess(deploy);
