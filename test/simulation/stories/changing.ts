/** What is done with a user who stands in the pool: somebody made them by hand. */
import { makeUserByHand, replaceUserByHand } from '../console.ts';
import { type AskToChange, approve, askToChange, save, stop } from '../people.ts';
import type { Scene, Story } from '../story.ts';
import { EMAIL } from './email.ts';

type Asked = Pick<AskToChange, 'action' | 'choice' | 'values'>;

const OTHER_EMAIL = 'alicia@example.com';

const asks = (scene: Scene, asked: Asked) =>
  scene.insist(askToChange(scene.world, { pool: scene.pool, account: EMAIL, ...asked }));

const approved = (asked: Asked) => async (scene: Scene) => {
  await makeUserByHand(scene.world, EMAIL);
  await asks(scene, asked);
  await scene.world.run(approve(scene.world, 'approver'));
};

const MANAGED = { pool: 'managed', approvals: 1, ends: ['ChangeApplied'] } satisfies Partial<Story>;

const worked = ({ world }: Scene) => world.work();

export const CHANGING: readonly Story[] = [
  {
    ...MANAGED,
    name: 'disabled',
    before: (scene) => makeUserByHand(scene.world, EMAIL),
    act: async (scene) => {
      await asks(scene, { action: 'disable-user' });
      await scene.insist(approve(scene.world, 'approver'));
    },
  },
  {
    ...MANAGED,
    name: 'a new password for a user',
    ends: ['CredentialHidden'],
    until: 'CredentialDelivered',
    before: approved({ action: 'reset-password' }),
    act: async (scene) => {
      await scene.world.work();
      await scene.insist(save(scene.world, 'lead'));
    },
  },
  {
    ...MANAGED,
    name: 'a new password for a user who was made anew, stopped',
    ends: ['Stopped'],
    before: async (scene) => {
      await approved({ action: 'reset-password' })(scene);
      await replaceUserByHand(scene.world, EMAIL);
    },
    act: async (scene) => {
      await scene.world.work();
      await scene.insist(stop(scene.world, 'approver'));
    },
  },
  {
    ...MANAGED,
    name: 'deleted',
    before: approved({ action: 'delete-user', values: { confirmation: EMAIL } }),
    act: worked,
  },
  {
    ...MANAGED,
    name: 'another e-mail address',
    before: approved({
      action: 'change-attribute',
      choice: 'email',
      values: { 'value-email': OTHER_EMAIL },
    }),
    act: worked,
  },
  {
    ...MANAGED,
    name: 'put into a group',
    before: approved({ action: 'add-to-group', choice: 'editors' }),
    act: worked,
  },
  {
    ...MANAGED,
    name: 'invited again',
    before: approved({ action: 'resend-invitation' }),
    act: worked,
  },
];
