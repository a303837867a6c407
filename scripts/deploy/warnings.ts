import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import * as z from 'zod/mini';
import { storedText } from '../../src/aws/parameters.ts';
import { type Stage, UsageError } from '../../src/operator/stage.ts';
import { InvalidPolicy, policyFrom } from '../../src/policy-source.ts';

/** The Node that builds. */
type Machine = Pick<NodeJS.Process, 'version' | 'arch'>;

/**
 * What may be wrong with deploying that version of the code, as sentences: each could be meant. Throws
 * UsageError when AWS does not take the credentials at all.
 */
export async function warnings(
  stage: Stage,
  version: string,
  machine: Machine = process,
): Promise<string[]> {
  return [...ofCode(version), ...ofMachine(machine), ...(await ofParameters(stage))];
}

/** How scripts/version.ts names versions. */
function ofCode(version: string): string[] {
  if (version.endsWith('.changed')) {
    return [
      `Files differ from the last commit. Records will name version ${version}, from which nobody can tell later what ran.`,
    ];
  }
  return version.includes('+')
    ? []
    : [`This is no git repository. Records will name version ${version} alone, and no commit.`];
}

const Functions = z.object({
  provider: z.object({ runtime: z.string(), architecture: z.string() }),
});

/** What V8 compiles at build counts on the same Node alone (scripts/start.cjs). */
function ofMachine({ version, arch }: Machine): string[] {
  const template = readFileSync(join(import.meta.dirname, '../../serverless.yml'), 'utf8');
  const { runtime, architecture } = z.parse(Functions, load(template)).provider;
  const [major] = version.slice(1).split('.');
  if (arch === architecture && runtime === `nodejs${major}.x`) return [];
  return [
    `This machine builds with Node ${version} on ${arch}, and the functions run ${runtime} on ${architecture}: what is compiled here does not count there, so they start more slowly, and are right all the same.`,
  ];
}

async function ofParameters(stage: Stage): Promise<string[]> {
  const [credentials, policy] = await Promise.all([
    lookAt(stage.slackSecret),
    lookAt(stage.policyParameter),
  ]);
  const place = `--stage ${stage.stage} --region ${stage.region}`;
  const isNew = credentials.kind === 'absent' && policy.kind === 'absent';
  return [
    ...sentences(stage.slackSecret, credentials, `npm run credentials:upload -- ${place}`),
    ...sentences(stage.policyParameter, policy, `npm run policy:upload -- policy.yml ${place}`),
    ...(isNew
      ? [`Nothing is stored for stage ${stage.stage} yet. If it is not new, it is misspelt.`]
      : []),
    ...(policy.kind === 'there' ? await problemsOf(policy.text) : []),
  ];
}

type Look = { kind: 'there'; text: string } | { kind: 'absent' } | { kind: 'unseen'; why: string };

/** What AWS answers when it is not the right that is missing, but who asks that it does not know. */
const NOT_KNOWN =
  /^(ExpiredToken|InvalidClientTokenId|UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|CredentialsProvider)/;

async function lookAt(parameter: string): Promise<Look> {
  try {
    const text = await storedText(parameter);
    return text === undefined ? { kind: 'absent' } : { kind: 'there', text };
  } catch (error) {
    const name = error instanceof Error ? error.name : String(error);
    if (NOT_KNOWN.test(name)) {
      throw new UsageError(`AWS does not take your credentials (${name}): sign in again.`);
    }
    return { kind: 'unseen', why: name };
  }
}

function sentences(parameter: string, look: Look, command: string): string[] {
  switch (look.kind) {
    case 'there':
      return [];
    case 'absent':
      return [
        `${parameter} is not there yet. The functions start without it, but refuse everything. Store it:\n  ${command}`,
      ];
    case 'unseen':
      return [
        `Nobody can tell whether ${parameter} is there (${look.why}). That takes ssm:GetParameter.`,
      ];
  }
}

async function problemsOf(text: string): Promise<string[]> {
  try {
    await policyFrom(text);
    return [];
  } catch (error) {
    if (error instanceof InvalidPolicy)
      return [`What is stored as policy is in force nowhere. ${error.message}`];
    throw error;
  }
}
