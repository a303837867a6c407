/** One playground for all tests of a file, and the people in it. */
import { afterAll, beforeAll } from 'vitest';
import { SlackPerson } from '../../playground/slack/person.ts';
import { PEOPLE } from '../../playground/slack/seed.ts';
import {
  type Playground,
  type PlaygroundOptions,
  startPlayground,
} from '../../playground/start.ts';

export type Who = keyof typeof PEOPLE;

export interface Scene {
  readonly playground: Playground;
  as(who: Who): SlackPerson;
}

/** The sweeper runs when a test says so, and never by the clock. */
const NEVER = 86_400; // s

export function sharedPlayground(options: PlaygroundOptions = {}): Scene {
  let running: Playground | undefined;
  beforeAll(async () => {
    running = await startPlayground({ sweepEverySeconds: NEVER, ...options });
  });
  afterAll(() => running?.close());
  const playground = () => {
    if (running === undefined) throw new Error('The playground starts before the first test');
    return running;
  };
  return {
    get playground() {
      return playground();
    },
    as: (who) => new SlackPerson(playground().url, PEOPLE[who].id),
  };
}
