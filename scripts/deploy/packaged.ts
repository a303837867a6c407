import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type Stage, UsageError } from '../../src/operator/stage.ts';

/** Where `osls package` leaves everything, and `osls deploy --package` takes it from. */
export const PACKAGE = '.serverless';

const State = z.object({
  service: z.object({ provider: z.object({ stage: z.string(), region: z.string() }) }),
});

/**
 * Sees that what was packaged is of this stage: whoever packages at the same time, for a test, writes into
 * the same folder. Throws UsageError when it is not.
 */
export function seeWhoseItIs(root: string, { stage, region }: Stage): void {
  const state = JSON.parse(readFileSync(join(root, PACKAGE, 'serverless-state.json'), 'utf8'));
  const { provider } = z.parse(State, state).service;
  if (provider.stage === stage && provider.region === region) return;
  throw new UsageError(
    `${PACKAGE} holds a package of stage ${provider.stage} in ${provider.region}. Nothing was deployed.`,
  );
}
