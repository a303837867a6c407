/** The other ways in which a new user comes to a password: from the approval on. */
import { approve, ask, askForAnotherCode, enterCode, reveal, save } from '../people.ts';
import { GROUPS } from '../scenery.ts';
import type { Scene, Story } from '../story.ts';
import { EMAIL } from './email.ts';

const approved = (groups?: readonly string[]) => async (scene: Scene) => {
  const { world, pool } = scene;
  await scene.insist(ask(world, { pool, email: EMAIL, ...(groups ? { groups } : {}) }));
  await world.run(approve(world, 'approver'));
};

const saved = async (scene: Scene) => {
  await scene.world.work();
  await scene.insist(save(scene.world, 'lead'));
};

const WRONG = '000000';

export const HANDING_OVER: readonly Story[] = [
  {
    name: 'two groups and a temporary password',
    pool: 'temporary',
    approvals: 1,
    ends: ['CredentialHidden'],
    until: 'CredentialDelivered',
    before: approved(GROUPS),
    act: saved,
  },
  {
    name: 'first sign-in completed',
    pool: 'completed',
    approvals: 1,
    ends: ['CredentialHidden'],
    until: 'CredentialDelivered',
    before: approved(),
    act: saved,
  },
  {
    name: 'shown by a button',
    pool: 'revealed',
    approvals: 1,
    ends: ['CredentialHidden'],
    before: async (scene) => {
      await approved()(scene);
      await scene.world.work();
    },
    act: async (scene) => {
      await scene.insist(reveal(scene.world, 'lead'));
      await scene.minutes(12);
    },
  },
  {
    name: 'invited by Cognito',
    pool: 'invited',
    approvals: 1,
    ends: ['InvitationSent'],
    before: approved(),
    act: ({ world }) => world.work(),
  },
  {
    name: 'e-mail proved by a code, which comes twice',
    pool: 'coded',
    approvals: 1,
    ends: ['CredentialHidden'],
    until: 'CredentialDelivered',
    before: approved(),
    act: async (scene) => {
      const { world } = scene;
      await world.work();
      await scene.insist(enterCode(world, 'lead', WRONG));
      await scene.insist(enterCode(world, 'lead'));
      world.lambda.queueAgain();
      await saved(scene);
    },
  },
  {
    name: 'e-mail proved by another code',
    pool: 'coded',
    approvals: 1,
    ends: ['CredentialHidden'],
    until: 'AttributeVerified',
    before: async (scene) => {
      await approved()(scene);
      await scene.world.work();
    },
    act: async (scene) => {
      const { world } = scene;
      await scene.insist(askForAnotherCode(world, 'lead'));
      await scene.insist(enterCode(world, 'lead'));
      await saved(scene);
    },
  },
];
