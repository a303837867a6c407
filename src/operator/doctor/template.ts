import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import * as z from 'zod/mini';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** How serverless.yml writes the stage; it is a variable of osls, not of this file. */
const STAGE = /\$\{sls:stage\}/g;

const serverless = z.object({
  service: z.string(),
  custom: z.object({ policyParameter: z.string(), slackSecret: z.string() }),
  provider: z.object({ runtime: z.string() }),
  functions: z.record(
    z.string(),
    z.object({ timeout: z.number(), condition: z.optional(z.string()) }),
  ),
  resources: z.object({
    Resources: z.looseObject({
      WorkQueue: z.object({
        Properties: z.object({ RedrivePolicy: z.object({ maxReceiveCount: z.number() }) }),
      }),
    }),
  }),
});

/** What exists only where a condition holds has one, spelt differently for functions and resources. */
const conditional = z.union([
  z.object({ condition: z.string() }),
  z.object({ Condition: z.string() }),
]);

/** What this checkout deploys: serverless.yml, as far as the doctor compares it. */
export interface Template {
  stackName: string;
  policyParameter: string;
  slackSecret: string;
  runtime: string;
  /** By name, in seconds. */
  timeouts: ReadonlyMap<string, number>;
  /** After so many receives the work queue lets go of a message. */
  maxReceiveCount: number;
  /** Logical ids of what exists in every deployment, functions among them. */
  resources: readonly string[];
}

/** Reads serverless.yml with the stage put in. */
export async function readTemplate(stage: string): Promise<Template> {
  const text = await readFile(join(ROOT, 'serverless.yml'), 'utf8');
  const yaml = z.parse(serverless, load(text.replaceAll(STAGE, stage)));
  const { service, custom, provider, functions, resources } = yaml;
  const always = (entries: object) =>
    Object.entries(entries).flatMap(([id, it]) => (conditional.safeParse(it).success ? [] : [id]));
  return {
    stackName: `${service}-${stage}`,
    ...custom,
    runtime: provider.runtime,
    maxReceiveCount: resources.Resources.WorkQueue.Properties.RedrivePolicy.maxReceiveCount,
    timeouts: new Map(Object.entries(functions).map(([name, { timeout }]) => [name, timeout])),
    resources: [...always(functions).map(functionId), ...always(resources.Resources)],
  };
}

/** The logical id that osls gives a function: `worker` → `WorkerLambdaFunction`. */
export function functionId(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}LambdaFunction`;
}

/** manifest.yml as this checkout has it. */
export async function readManifest(): Promise<unknown> {
  return load(await readFile(join(ROOT, 'manifest.yml'), 'utf8'));
}
