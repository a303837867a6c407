/** Plays a story under a schedule of faults, leaves it in peace, and looks for violations. */
import { ALL } from './extent.ts';
import type { Fault } from './fault.ts';
import { violations } from './invariants/index.ts';
import type { Sent } from './network.ts';
import { claim, enterCode, type Move, retry } from './people.ts';
import { prepareScenery } from './scenery.ts';
import { Scene, type Story } from './story.ts';
import { happen, mend } from './twist.ts';
import { World } from './world.ts';

export interface Schedule {
  faults: readonly Fault[];
  /** Decides jitter, the order of calls at the same moment, and how late a late call is. */
  seed: number;
  /** Whether afterwards somebody mends what can be mended and presses what the card offers. */
  presses: boolean;
}

/** What came of it. */
export interface Outcome {
  violations: readonly string[];
  /** The calls of the story, in order, with the faults that befell them. */
  sent: readonly Sent[];
  world: World;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;

let warm: Promise<Outcome> | undefined;

/**
 * Plays a schedule. Before the first one a story is played to no purpose: the AWS SDK loads some of
 * its code when it first needs it, which takes real time.
 */
export async function play(story: Story, schedule: Schedule): Promise<Outcome> {
  warm ??= playOnce(story, { faults: [{ call: 4, mode: 'throttled' }], seed: 1, presses: false });
  await warm;
  return playOnce(story, schedule);
}

async function playOnce(story: Story, schedule: Schedule): Promise<Outcome> {
  const world = new World(await prepareScenery(), story.approvals, schedule.seed);
  const leave = world.enter();
  try {
    const scene = new Scene(world, story.pool);
    await story.before?.(scene);
    world.network.begin(schedule.faults, (twist) => happen(world, twist));
    const { until } = story;
    if (until && !ALL) world.record.onEvent(until, () => world.network.calm());
    await story.act(scene);
    world.network.calm();
    const hanging = await peace(scene, schedule);
    return { violations: [...hanging, ...violations(world)], sent: world.network.sent, world };
  } finally {
    leave();
  }
}

/**
 * The faults have stopped. Time goes on by the queue's visibility time-out, so that whatever a dead
 * worker held has come back, then the sweeper runs twice. From then on nothing may be left to do but
 * what waits for a person or for its time; both then come, and every request must have ended or
 * stand as needing attention.
 */
async function peace(scene: Scene, { presses, faults }: Schedule): Promise<string[]> {
  const { world } = scene;
  await world.pass((world.scenery.queue.VisibilityTimeout ?? 30) * 1000);
  for (let sweeps = 0; sweeps < 2; sweeps += 1) {
    await world.sweep();
    await world.work();
    await world.clock.moveTo(world.clock.now + MINUTE);
  }
  const before = workDone(world);
  await world.pass(2 * MINUTE);
  const hanging = workDone(world) === before ? [] : ['two sweeps were not enough'];
  if (presses) {
    for (const fault of faults) if ('twist' in fault) mend(world, fault.twist);
    await scene.minutes(2);
    await pressWhatIsOffered(scene);
  }
  await world.pass(6 * HOUR);
  return hanging;
}

/** What the worker has done, but for what waits for its time. */
function workDone(world: World): string {
  const timely = new Set(['Expired', 'CredentialHidden']);
  const trails = world.table.items().map(({ id, trail }) => {
    const events = Array.isArray(trail) ? trail : [];
    return [id, events.filter(({ type }) => !timely.has(type)).length];
  });
  return JSON.stringify(trails);
}

async function pressWhatIsOffered(scene: Scene): Promise<void> {
  const { world } = scene;
  const offers = [
    claim(world, 'approver'),
    retry(world, 'approver'),
    retry(world, 'lead'),
    enterCode(world, 'lead'),
  ];
  for (let count = 0; count < 3; count += 1) {
    const pressed = await firstThatWorks(scene, offers);
    if (!pressed) return;
    await scene.minutes(2);
  }
}

async function firstThatWorks(scene: Scene, moves: readonly Move[]): Promise<boolean> {
  for (const move of moves) if (await scene.try(move)) return true;
  return false;
}
