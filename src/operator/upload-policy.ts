import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { storedText, storeParameter } from '../aws/parameters.ts';
import { shortDigest } from '../domain/canonical.ts';
import { InvalidPolicy } from '../policy-source.ts';
import { confirm } from './command.ts';
import { changedSettings, policyChanges } from './policy-changes.ts';
import { type PolicyDocument, policyDocument, sizeInWords } from './policy-document.ts';
import { becomesTrue } from './read-back.ts';
import { chooseStage, STAGE_HELP, STAGE_OPTIONS, UsageError } from './stage.ts';
import type { Terminal } from './terminal.ts';

const HELP = `Usage: npm run policy:upload -- FILE --stage prod [--region REGION] [--yes]

Checks a policy as npm run policy:check does, says in words what it changes, asks, and stores it where
the functions of that stage read it: in an SSM parameter, as compact JSON. Nothing is stored if anything
is wrong with it. In force within a minute, without a deployment.

${STAGE_HELP}
  --yes            does not ask

Rights that it needs
  ssm:GetParameter and ssm:PutParameter on that parameter

Exit code
  0 when the policy is stored, or was already; 1 otherwise`;

/** Stores a policy. Throws InvalidPolicy, UsageError, and what AWS answers. */
export async function uploadPolicy(argv: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { ...STAGE_OPTIONS, yes: { type: 'boolean' } },
  });
  if (values.help) return terminal.say(HELP);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new UsageError('Say which file: policy.yml');
  const wanted = await policyDocument(await readFile(file, 'utf8'));
  const size = sizeInWords(wanted.json);
  const { policyParameter } = await chooseStage(values, process.env);
  const before = await storedText(policyParameter);
  if (before === wanted.json) return terminal.say(alreadyThere(policyParameter, wanted));
  terminal.say([...(await comparison(before, wanted)), '', size].join('\n'));
  if (!(await confirm(terminal, `Store it as ${policyParameter}?`, values.yes))) {
    throw new UsageError('Nothing was stored.');
  }
  const tier = await storeParameter(policyParameter, wanted.json, 'String');
  await seeThatItIsThere(policyParameter, wanted);
  terminal.say(stored(policyParameter, tier, wanted));
}

function alreadyThere(parameter: string, { policy }: PolicyDocument): string {
  return `${parameter} holds this policy already, version ${shortDigest(policy.version)}. Nothing was stored.`;
}

async function comparison(
  before: string | undefined,
  { policy, raw }: PolicyDocument,
): Promise<string[]> {
  if (before === undefined)
    return ['No policy is stored yet. This one says:', ...policyChanges(undefined, policy)];
  const old = await documentIn(before);
  if (old === undefined) {
    return [
      'What is stored is not valid, so nobody can compare it. The new policy says:',
      ...policyChanges(undefined, policy),
    ];
  }
  if (old.policy.version === policy.version) {
    return ['The same policy is stored already, but not as compact JSON. It means what it meant.'];
  }
  return [
    `In place of version ${shortDigest(old.policy.version)}:`,
    ...policyChanges(old.policy, policy),
    '',
    `Settings that change: ${changedSettings(old.raw, raw).join(', ')}`,
  ];
}

async function documentIn(text: string): Promise<PolicyDocument | undefined> {
  try {
    return await policyDocument(text);
  } catch (error) {
    if (error instanceof InvalidPolicy) return undefined;
    throw error;
  }
}

async function seeThatItIsThere(parameter: string, wanted: PolicyDocument): Promise<void> {
  const isThere = await becomesTrue(async () => (await storedText(parameter)) === wanted.json);
  if (isThere) return;
  throw new UsageError(
    `${parameter} was written, but holds something else now. Somebody else may have written it too: run this again.`,
  );
}

function stored(parameter: string, tier: string, { policy }: PolicyDocument): string {
  const { version } = policy;
  return [
    `Stored as ${parameter} (${tier} tier), read back, and the same.`,
    `Version ${shortDigest(version)}, in the trail ${version}.`,
    'In force within a minute.',
  ].join('\n');
}
