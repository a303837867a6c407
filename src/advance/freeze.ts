import type { RequestEvent } from '../domain/events.ts';
import type { Freeze } from '../domain/freeze.ts';
import type { Request } from '../domain/request.ts';
import type { StepName } from '../domain/step.ts';
import type { WorkerServices } from '../services.ts';

/** What holds the request up at this moment: a freeze of everything, or of its pool. */
export async function freezeOver(
  { store }: Pick<WorkerServices, 'store'>,
  { plan }: Pick<Request, 'plan'>,
): Promise<Freeze | undefined> {
  const [freeze] = await store.frozen([plan.userPoolId]);
  if (!freeze) return undefined;
  const { userPoolId: _pool, ...rest } = freeze;
  return rest;
}

/**
 * A code that somebody typed is written nowhere, so it has to be typed again after the thaw. Nor does a
 * modal wait for so long: a password would come when nobody looks any more.
 */
export function heldUp({ stage }: Request, step: StepName, freeze: Freeze): RequestEvent[] {
  const proof = step === 'check-code' && stage.kind === 'created' ? stage.proof : undefined;
  return [
    ...(proof
      ? [{ type: 'CodeRejected', attribute: proof.attribute, why: 'unchecked' } as const]
      : []),
    ...(step === 'reveal-credential' ? [{ type: 'RevealMissed' } as const] : []),
    { type: 'Frozen', freeze },
  ];
}
