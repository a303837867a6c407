/** What every command is told about the installation that it is for. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import * as z from 'zod/mini';
import { findAccess } from '../aws/access.ts';

/** What was typed makes no sense; the message says why. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** For `parseArgs`, in every command that is for one stage. */
export const STAGE_OPTIONS = {
  stage: { type: 'string' },
  region: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export const STAGE_HELP = `  --stage NAME     which installation, such as prod
  --region REGION  AWS_REGION, or the region of your AWS profile, unless said`;

/** One installation: its stage, in a Region, and where its parameters are. */
export interface Stage {
  stage: string;
  region: string;
  policyParameter: string;
  slackSecret: string;
}

interface Given {
  stage?: string | undefined;
  region?: string | undefined;
}

/** Part of the names of queues and functions, which AWS allows 64 characters. */
const STAGE = /^[a-z][a-z0-9-]{0,29}$/;
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d+$/;

const settings = z.object({
  custom: z.object({ policyParameter: z.string(), slackSecret: z.string() }),
});

/**
 * The installation that was meant, with every AWS client of this process pointed at its Region. Asks no
 * AWS service. Throws UsageError when it cannot be told, or when there are no credentials.
 */
export async function chooseStage(given: Given, environment: NodeJS.ProcessEnv): Promise<Stage> {
  const stage = stageIn(given);
  if (given.region !== undefined) environment.AWS_REGION = regionIn(given.region);
  const { region, hasCredentials } = await findAccess();
  if (region === undefined) {
    throw new UsageError(
      'No AWS Region is set: say --region, for example --region ap-northeast-1, or set AWS_REGION.',
    );
  }
  if (!hasCredentials) {
    throw new UsageError(
      'No AWS credentials were found: set AWS_PROFILE, and sign in (aws sso login) if your company asks for it.',
    );
  }
  return { stage, region, ...(await parametersOf(stage)) };
}

/** What would be deployed, or where, in spite of what was typed. */
const NOT_FOR_NPM = ['stage', 'region', 'dry-run', 'url'];

/**
 * npm keeps options for itself that stand before `--`, and hands on what follows them as words. Throws
 * UsageError when it has done so.
 */
export function seeThatNpmKeptNothing(argv: string[], environment: NodeJS.ProcessEnv): void {
  const kept = NOT_FOR_NPM.find(
    (name) =>
      environment[`npm_config_${name.replaceAll('-', '_')}`] &&
      !argv.some((word) => word === `--${name}` || word.startsWith(`--${name}=`)),
  );
  if (kept === undefined) return;
  throw new UsageError(
    `npm kept --${kept} for itself: write -- before all options, as in npm run … -- --${kept}`,
  );
}

function stageIn({ stage }: Given): string {
  if (stage === undefined) throw new UsageError('Say which stage: --stage prod');
  if (!STAGE.test(stage)) {
    throw new UsageError(
      `--stage ${stage} cannot be: a stage begins with a small letter and has small letters, digits and hyphens, 30 at most.`,
    );
  }
  return stage;
}

function regionIn(region: string): string {
  if (REGION.test(region)) return region;
  throw new UsageError(`--region ${region} is no Region of AWS, such as ap-northeast-1.`);
}

/** Where serverless.yml has the functions of that stage read their parameters. */
export async function parametersOf(
  stage: string,
): Promise<Pick<Stage, 'policyParameter' | 'slackSecret'>> {
  const path = join(import.meta.dirname, '../../serverless.yml');
  const { custom } = settings.parse(load(await readFile(path, 'utf8')));
  const named = (name: string) => name.replaceAll('$' + '{sls:stage}', stage);
  return {
    policyParameter: named(custom.policyParameter),
    slackSecret: named(custom.slackSecret),
  };
}
