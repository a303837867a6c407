/** What may happen next in a random life. */
import { approve, ask, cancel, claim, deny, type Move, retry, save, stop } from './people.ts';
import { EMAIL } from './stories/email.ts';
import type { Scene } from './story.ts';
import type { World } from './world.ts';

const MOVES = {
  ask: (world, pool) => ask(world, { pool, email: EMAIL }),
  'ask for a colleague': (world, pool) =>
    ask(world, { pool, email: EMAIL, recipient: 'colleague' }),
  approve: (world) => approve(world, 'approver'),
  'approve as the second': (world) => approve(world, 'approverJa'),
  'approve own request': (world) => approve(world, 'lead'),
  deny: (world) => deny(world, 'approverJa'),
  cancel: (world) => cancel(world, 'lead'),
  save: (world) => save(world, 'lead'),
  'save as the colleague': (world) => save(world, 'colleague'),
  retry: (world) => retry(world, 'approver'),
  'retry as the requester': (world) => retry(world, 'lead'),
  claim: (world) => claim(world, 'approver'),
  stop: (world) => stop(world, 'approver'),
  'deliver the last payload again': (world) => () => world.lambda.deliverAgain(),
  'hand out the last message again': (world) => async () => world.lambda.queueAgain(),
  sweep: (world) => () => world.lambda.sweeper().then(() => true),
} satisfies Record<string, (world: World, pool: string) => Move>;

/** Minutes that pass. */
const PAUSES = { 'a minute': 1, 'ten minutes': 11, 'an hour': 60 } as const;

type Act = keyof typeof MOVES;
export type Action = Act | keyof typeof PAUSES;

export const ACTIONS = [...Object.keys(MOVES), ...Object.keys(PAUSES)] as Action[];

/** What people do at the same moment; then the time that passes. */
export async function playMoment(scene: Scene, moment: readonly Action[]): Promise<void> {
  const { world, pool } = scene;
  const acts = moment.filter((action): action is Act => action in MOVES);
  await scene.together(...acts.map((act) => MOVES[act](world, pool)));
  for (const action of moment) {
    if (action in PAUSES) await scene.minutes(PAUSES[action as keyof typeof PAUSES]);
  }
}
