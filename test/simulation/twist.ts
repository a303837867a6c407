/** What else can happen just before a call: somebody changes the world, or acts at that moment. */
import { findRoom, removeMessage } from '../../playground/slack/rooms.ts';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { makeUserByHand, replaceUserByHand } from './console.ts';
import type { Twist } from './fault.ts';
import { approve, cancel, deny, type Move, save } from './people.ts';
import { EMAIL } from './stories/email.ts';
import type { World } from './world.ts';

/** Changes of the world; `mend` takes back what a person would mend. */
interface Change {
  happen: (world: World) => unknown;
  mend?: (world: World) => void;
}

const requests = (world: World) => {
  const room = findRoom(world.slack.workspace, CHANNELS.requests.id);
  if (!room) throw new Error('There is no channel for requests');
  return room;
};

const directMessages = (world: World) =>
  [...world.slack.workspace.rooms.values()].filter(({ kind }) => kind === 'dm');

const setApprovers = (world: World, approvers: string[]) =>
  world.law.change(({ pools }) => {
    for (const pool of Object.values(pools)) pool.approvers = approvers;
  });

const CHANGES = {
  'approvers taken off': {
    happen: (world) => setApprovers(world, [PEOPLE.outsider.id, PEOPLE.leadJa.id]),
    mend: (world) => setApprovers(world, [PEOPLE.approver.id, PEOPLE.approverJa.id]),
  },
  'requester taken off': {
    happen: (world) =>
      world.law.change(({ pools }) => {
        for (const pool of Object.values(pools)) pool.requesters = [PEOPLE.outsider.id];
      }),
  },
  'recipient deactivated': { happen: (world) => world.deactivate(PEOPLE.colleague.id) },
  'channel archived': {
    happen: (world) => {
      requests(world).archived = true;
    },
    mend: (world) => {
      requests(world).archived = false;
    },
  },
  'bot removed from the channel': {
    happen: (world) => requests(world).members.delete(world.slack.workspace.bot.id),
    mend: (world) => requests(world).members.add(world.slack.workspace.bot.id),
  },
  'cards deleted': {
    happen: (world) => {
      const room = requests(world);
      for (const { ts } of room.messages) removeMessage(world.slack.workspace, room, ts);
    },
  },
  'direct messages deleted': {
    happen: (world) => {
      for (const room of directMessages(world)) {
        for (const { ts } of room.messages) removeMessage(world.slack.workspace, room, ts);
      }
    },
  },
  'user made by hand': { happen: (world) => makeUserByHand(world, EMAIL) },
  'user made anew': { happen: (world) => replaceUserByHand(world, EMAIL) },
} satisfies Partial<Record<Twist, Change>>;

/** People who act at that very moment, and the sweeper. */
const ACTS = {
  'approved at the same moment': (world) => approve(world, 'approverJa'),
  'denied at the same moment': (world) => deny(world, 'approverJa'),
  'cancelled at the same moment': (world) => cancel(world, 'lead'),
  'saved at the same moment': (world) => save(world, 'lead'),
  'swept at the same moment': (world) => () => world.lambda.sweeper().then(() => true),
} satisfies Partial<Record<Twist, (world: World) => Move>>;

/** Changes the world, or begins what somebody does. */
export async function happen(world: World, twist: Twist): Promise<void> {
  if (twist in ACTS) world.alongside(ACTS[twist as keyof typeof ACTS](world));
  else await CHANGES[twist as keyof typeof CHANGES].happen(world);
}

/** Takes a change back, as whoever reads the card would. */
export function mend(world: World, twist: Twist): void {
  const change: Change | undefined = CHANGES[twist as keyof typeof CHANGES];
  change?.mend?.(world);
}
