/** A playground with the front under test, samples of all payloads, and a count of what was sent. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { capturedLog } from '../e2e/captured-log.ts';
import { type ResponseInbox, responseInbox } from '../e2e/response-inbox.ts';
import { type Scene, sharedPlayground } from '../e2e/scene.ts';
import { mustBeSound } from './checks.ts';
import { type Front, startFront } from './front.ts';
import { captureSamples, type Sample } from './samples.ts';
import { SEED } from './seed.ts';
import { mustAllBeWhole, settled } from './stored.ts';

const POLICY = join(import.meta.dirname, 'policy.yml');

export interface BadInputScene extends Scene {
  readonly front: Front;
  readonly samples: readonly Sample[];
  readonly inbox: ResponseInbox;
}

/**
 * To be called once in a file; checks the whole table when its tests are over. Unless `worked`, what
 * is asked for waits in the table for a sweep that does not come.
 */
export function badInputScene({ worked = false } = {}): BadInputScene {
  capturedLog();
  const inbox = responseInbox();
  const scene = sharedPlayground({ logLevel: 'error', policyFile: POLICY });
  const begun = performance.now();
  let front: Front | undefined;
  let samples: readonly Sample[] = [];
  const unhandled = unhandledRejections();
  beforeAll(async () => {
    samples = await captureSamples(scene);
    await settled(scene.playground);
    front = await startFront(scene.playground, inbox, worked);
  });
  afterAll(async () => {
    await settled(scene.playground);
    await mustAllBeWhole(scene.playground);
    const history = [...(front?.messages ?? []), ...scene.playground.traffic.slack];
    mustBeSound({ status: 200, body: '', posts: [], writes: [], history });
    front?.close();
    expect(unhandled).toEqual([]);
    const seconds = Math.round((performance.now() - begun) / 1000);
    process.stderr.write(`bad input: ${front?.count()} payloads in ${seconds} s, seed ${SEED}\n`);
  });
  return {
    get playground() {
      return scene.playground;
    },
    get front() {
      if (front === undefined) throw new Error('The front starts before the first test');
      return front;
    },
    get samples() {
      return samples;
    },
    as: scene.as,
    inbox,
  };
}

function unhandledRejections(): unknown[] {
  const found: unknown[] = [];
  const note = (error: unknown) => found.push(error);
  beforeAll(() => {
    process.on('unhandledRejection', note);
  });
  afterAll(() => {
    process.off('unhandledRejection', note);
  });
  return found;
}
