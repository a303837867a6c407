/** One story for each kind of request, and for what people may do in the middle of one. */
import { makeUserByHand } from '../console.ts';
import { approve, ask, cancel, claim, deny, retry, save, stop } from '../people.ts';
import type { Scene, Story } from '../story.ts';
import { CHANGING } from './changing.ts';
import { EMAIL } from './email.ts';
import { HANDING_OVER } from './handing-over.ts';

/** Emma asks for Alice, and receives the password herself unless told otherwise. */
const asks = (scene: Scene, recipient?: 'colleague') =>
  scene.insist(
    ask(scene.world, { pool: scene.pool, email: EMAIL, ...(recipient ? { recipient } : {}) }),
  );

const asked = async (scene: Scene) => {
  await asks(scene);
};

/** Makes and delivers: the stories in which all goes well. */
const COMPLETED: readonly Story[] = [
  {
    name: 'alias pool, one approval, saved',
    pool: 'alias',
    approvals: 1,
    ends: ['CredentialHidden'],
    act: async (scene) => {
      await asks(scene);
      await scene.insist(approve(scene.world, 'approver'));
      await scene.insist(save(scene.world, 'lead'));
    },
  },
  {
    name: 'e-mail pool with a provision id',
    pool: 'proven',
    approvals: 1,
    ends: ['CredentialHidden'],
    until: 'UserCreated',
    before: asked,
    act: async (scene) => {
      await scene.insist(approve(scene.world, 'approver'));
      await scene.minutes(11);
    },
  },
  {
    name: 'e-mail pool without a provision id',
    pool: 'bare',
    approvals: 1,
    ends: ['CredentialHidden'],
    until: 'UserCreated',
    before: asked,
    act: async (scene) => {
      await scene.insist(approve(scene.world, 'approver'));
      await scene.insist(save(scene.world, 'lead'));
    },
  },
  {
    name: 'for a colleague, who saves it',
    pool: 'alias',
    approvals: 1,
    ends: ['CredentialHidden'],
    until: 'CredentialDelivered',
    before: async (scene) => {
      await asks(scene, 'colleague');
    },
    act: async (scene) => {
      await scene.insist(approve(scene.world, 'approver'));
      await scene.insist(save(scene.world, 'colleague'));
    },
  },
  {
    name: 'not saved: the clock takes it down',
    pool: 'alias',
    approvals: 1,
    ends: ['CredentialHidden'],
    before: async (scene) => {
      await asks(scene);
      await scene.try(approve(scene.world, 'approver'));
    },
    act: (scene) => scene.minutes(11),
  },
  {
    name: 'no approval needed',
    pool: 'proven',
    approvals: 0,
    ends: ['CredentialHidden'],
    until: 'CreationStarted',
    act: async (scene) => {
      await asks(scene);
      await scene.minutes(11);
    },
  },
  {
    name: 'two approvals at the same moment',
    pool: 'alias',
    approvals: 2,
    ends: ['CredentialHidden'],
    until: 'CreationStarted',
    before: asked,
    act: async (scene) => {
      const { world } = scene;
      await scene.together(approve(world, 'approver'), approve(world, 'approverJa'));
      await scene.insist(save(world, 'lead'));
    },
  },
];

/** Ends without a user. */
const ENDED: readonly Story[] = [
  {
    name: 'denied',
    pool: 'alias',
    approvals: 1,
    ends: ['Denied'],
    before: asked,
    act: async (scene) => {
      await scene.insist(deny(scene.world, 'approver'));
    },
  },
  {
    name: 'expired',
    pool: 'alias',
    approvals: 1,
    ends: ['Expired'],
    // The first three of four reminders are like the last.
    before: async (scene) => {
      await asks(scene);
      await scene.minutes(100);
    },
    act: (scene) => scene.minutes(21),
  },
  {
    name: 'cancelled',
    pool: 'alias',
    approvals: 1,
    ends: ['Cancelled'],
    before: asked,
    act: async (scene) => {
      await scene.insist(cancel(scene.world, 'lead'));
    },
  },
];

/** Which of the worker's calls after an approval is AdminCreateUser. */
const CREATION = 16;

/** Somebody's user stands in the way, or might be ours. */
const IN_TROUBLE: readonly Story[] = [
  {
    name: 'a user made by hand in between, stopped',
    pool: 'proven',
    approvals: 1,
    ends: ['Stopped'],
    before: async (scene) => {
      await asks(scene);
      await makeUserByHand(scene.world, EMAIL);
      await scene.try(approve(scene.world, 'approver'));
    },
    act: async (scene) => {
      const { world } = scene;
      await scene.insist(retry(world, 'approver'));
      await scene.insist(stop(world, 'approver'));
    },
  },
  {
    name: 'a user that may be ours, claimed',
    pool: 'bare',
    approvals: 1,
    ends: ['CredentialHidden'],
    before: async (scene) => {
      const { world } = scene;
      await asks(scene);
      await world.run(approve(world, 'approver'));
      world.network.begin([{ call: CREATION, mode: 'crash-after' }], async () => {});
      await world.work();
      world.network.calm();
      await scene.minutes(5);
    },
    act: async (scene) => {
      await scene.insist(claim(scene.world, 'approver'));
      await scene.insist(save(scene.world, 'lead'));
    },
  },
  {
    name: 'the same address asked for twice',
    pool: 'bare',
    approvals: 0,
    ends: ['CredentialHidden', 'Stopped'],
    until: 'UserCreated',
    act: async (scene) => {
      const { world, pool } = scene;
      await scene.together(
        ask(world, { pool, email: EMAIL }),
        ask(world, { by: 'leadJa', pool, email: EMAIL }),
      );
      await scene.insist(stop(world, 'approver'));
      await scene.insist(save(world, 'lead'));
      await scene.insist(save(world, 'leadJa'));
    },
  },
];

/** These share most of their calls with those above. */
export const FURTHER: readonly Story[] = [...HANDING_OVER, ...CHANGING];

export const STORIES: readonly Story[] = [...COMPLETED, ...ENDED, ...IN_TROUBLE, ...FURTHER];
