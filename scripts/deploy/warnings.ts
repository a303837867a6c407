import { storedText } from '../../src/aws/parameters.ts';
import { type Stage, UsageError } from '../../src/operator/stage.ts';
import { InvalidPolicy, policyFrom } from '../../src/policy-source.ts';

/** What is deployed: the version of the code, and the architecture of the machine that builds, as Node calls it. */
interface Build {
  version: string;
  architecture: string;
}

/** What may be wrong with deploying that, as sentences: each could be meant. */
type Warner = (stage: Stage, build: Build) => string[] | Promise<string[]>;

const WARNERS: readonly Warner[] = [ofCode, ofMachine, ofParameters];

/** That of the functions in serverless.yml. */
const ARCHITECTURE = 'arm64';

/** Throws UsageError when AWS does not take the credentials at all. */
export async function warnings(stage: Stage, build: Build): Promise<string[]> {
  const found = await Promise.all(WARNERS.map((warner) => warner(stage, build)));
  return found.flat();
}

/** How scripts/version.ts names versions. */
function ofCode(_stage: Stage, { version }: Build): string[] {
  if (version.endsWith('.changed')) {
    return [
      `Files differ from the last commit. Records will name version ${version}, from which nobody can tell later what ran.`,
    ];
  }
  return version.includes('+')
    ? []
    : [`This is no git repository. Records will name version ${version} alone, and no commit.`];
}

/** V8 takes what it has compiled at build on the same architecture alone (docs/adr/0027). */
function ofMachine(_stage: Stage, { architecture }: Build): string[] {
  if (architecture === ARCHITECTURE) return [];
  return [
    `This machine is ${architecture}, and the functions run on ${ARCHITECTURE}. They work, but start slower than those built on ${ARCHITECTURE}.`,
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
