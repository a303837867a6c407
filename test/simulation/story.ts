/** A kind of request, told as what people do about it when all goes well. */
import type { Move } from './people.ts';
import type { Approvals } from './policy.ts';
import type { PoolAlias } from './scenery.ts';
import type { World } from './world.ts';

export interface Story {
  name: string;
  pool: PoolAlias;
  approvals: Approvals;
  /** What happens before any fault: the same as in another story, whose faults are played there. */
  before?: (scene: Scene) => Promise<void>;
  /** What happens while the faults of a schedule happen. */
  act: (scene: Scene) => Promise<void>;
  /**
   * The event after which nothing differs from another story: faults end there, because they are
   * played in the other one. SIMULATE=all plays them here as well.
   */
  until?: string;
  /** The last event of each request when no fault happens. */
  ends: string[];
}

const MINUTE = 60_000;
const PATIENCE = 4;

/** A world and the story that is played in it. */
export class Scene {
  readonly world: World;
  readonly pool: PoolAlias;

  constructor(world: World, pool: PoolAlias) {
    this.world = world;
    this.pool = pool;
  }

  /** A person makes a move, again a minute later when it did not come about, and then gives up. */
  async insist(move: Move): Promise<boolean> {
    for (let count = 0; count < PATIENCE; count += 1) {
      if (await this.try(move)) return true;
      await this.world.pass(MINUTE);
    }
    return false;
  }

  /** A person makes a move once; what it causes is worked off. */
  async try(move: Move): Promise<boolean> {
    const [done = false] = await this.world.run(move);
    await this.world.work();
    return done;
  }

  /** Several things at the same moment. */
  async together(...moves: Move[]): Promise<void> {
    await this.world.run(...moves);
    await this.world.work();
  }

  minutes(count: number): Promise<void> {
    return this.world.pass(count * MINUTE);
  }
}
