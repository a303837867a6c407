/** Further paths of a request: no fault is played in them, but their trails are kept (test/fixtures/trails). */
import { CHANNELS, PEOPLE } from '../../../playground/slack/seed.ts';
import { makeUserByHand } from '../console.ts';
import {
  approve,
  ask,
  askToChange,
  type Move,
  move,
  reveal,
  save,
  stop,
  type Who,
} from '../people.ts';
import type { RawPolicy } from '../policy.ts';
import type { Scene, Story } from '../story.ts';
import type { World } from '../world.ts';
import { EMAIL } from './email.ts';

const DM = { channel: 'dm' } as const;

const asks = ({ world, pool }: Scene): Move => ask(world, { pool, email: EMAIL });

const types = (world: World, who: Who, text: string): Move =>
  move(world, who, (person) => person.command(text, CHANNELS.general.name));

const approved = async (scene: Scene) => {
  await scene.insist(asks(scene));
  await scene.insist(approve(scene.world, 'approver'));
};

const disowned = async (scene: Scene) => {
  const { world } = scene;
  await approved(scene);
  await scene.insist(reveal(world, 'lead'));
  await scene.insist(move(world, 'lead', (person) => person.click('disown-credential', DM)));
};

/** The modal is closed before the worker has filled it. */
const missed = async (scene: Scene) => {
  const { world } = scene;
  await approved(scene);
  await world.run(reveal(world, 'lead'));
  world.slack.workspace.modals.set(PEOPLE.lead.id, []);
  await world.work();
  await scene.insist(reveal(world, 'lead'));
  await scene.minutes(12);
};

const unclaimed = async (scene: Scene) => {
  await approved(scene);
  await scene.minutes(62);
};

const frozen = async (scene: Scene) => {
  const { world } = scene;
  await scene.insist(asks(scene));
  await world.run(approve(world, 'approver'));
  await scene.insist(types(world, 'approver', '/cognito-admin freeze alias A drill'));
  await scene.insist(types(world, 'approver', '/cognito-admin thaw alias'));
  await scene.minutes(2);
  await scene.insist(save(world, 'lead'));
};

/** One request shows a password, and the next one disables the user. */
const overtaken = async (scene: Scene) => {
  const { world, pool } = scene;
  await makeUserByHand(world, EMAIL);
  for (const action of ['reset-password', 'disable-user'] as const) {
    await scene.insist(askToChange(world, { pool, account: EMAIL, action }));
    await scene.insist(approve(world, 'approver'));
  }
  await scene.minutes(12);
};

const BROKEN = { emergency: 'Payments are down and nobody answers' };

const glass = async (scene: Scene) => {
  const { world } = scene;
  setPool(scene, { approvals: 2, breakGlass: BREAKERS });
  await scene.insist(asks(scene));
  await scene.insist(
    move(world, 'lead', async (person) => {
      const pressed = await person.click('break-glass', DM);
      return pressed.outcome === 'ok' ? person.submit(BROKEN) : pressed;
    }),
  );
  await scene.insist(save(world, 'lead'));
};

const BREAKERS = {
  people: [PEOPLE.lead.id],
  tell: [PEOPLE.approver.id, PEOPLE.approverJa.id],
};

const forgotten = async (scene: Scene) => {
  setPool(scene, { delivery: 'forgot-password' });
  await approved(scene);
};

/** The user has chosen another password before anybody said that the first one is saved. */
const used = async (scene: Scene) => {
  const { world } = scene;
  setPool(scene, { claimWithin: '1h' });
  await approved(scene);
  for (const { users } of world.cognito.state.pools.values()) {
    for (const user of users.values()) user.status = 'CONFIRMED';
  }
  await scene.minutes(62);
};

const expired = async (scene: Scene) => {
  const { world } = scene;
  await scene.insist(asks(scene));
  await world.run(approve(world, 'approver'));
  world.law.change(({ pools }) => {
    pools.alias.approvers = [PEOPLE.outsider.id];
  });
  await scene.minutes(125);
};

const stopped = async (scene: Scene) => {
  const { world } = scene;
  await scene.insist(asks(scene));
  await makeUserByHand(world, EMAIL);
  await scene.insist(approve(world, 'approver'));
  await scene.insist(stop(world, 'approver'));
};

function setPool({ world, pool }: Scene, settings: object): void {
  world.law.change(({ pools }: RawPolicy) => Object.assign(pools[pool], settings));
}

const SAVED = { pool: 'alias', approvals: 1, ends: ['CredentialHidden'] } satisfies Partial<Story>;
const REVEALED = { ...SAVED, pool: 'revealed' } satisfies Partial<Story>;

export const RECORDED: readonly Story[] = [
  { ...REVEALED, name: 'disowned', ends: ['AccountLocked'], act: disowned },
  { ...REVEALED, name: 'a modal closed too soon', act: missed },
  { ...REVEALED, name: 'unclaimed', ends: ['CredentialRevoked'], act: unclaimed },
  { ...SAVED, name: 'frozen and thawed', act: frozen },
  {
    ...SAVED,
    name: 'overtaken',
    pool: 'managed',
    ends: ['CredentialHidden', 'ChangeApplied'],
    act: overtaken,
  },
  { ...SAVED, name: 'glass broken', act: glass },
  {
    ...SAVED,
    name: 'left to the user',
    pool: 'proven',
    ends: ['RecipientTold'],
    act: forgotten,
  },
  { ...SAVED, name: 'used', pool: 'temporary', ends: ['CredentialUsed'], act: used },
  { ...SAVED, name: 'run out after the approval', ends: ['Expired'], act: expired },
  { ...SAVED, name: 'stopped in trouble', ends: ['Stopped'], act: stopped },
];
