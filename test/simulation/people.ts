/** What people do. Each move says whether it came about: what it needs may not be there (yet). */
import type { DispatchResult } from '../../playground/slack/client-api.ts';
import { SlackPerson } from '../../playground/slack/person.ts';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { SLACK_URL } from './addresses.ts';
import type { World } from './world.ts';

export type Who = keyof typeof PEOPLE;

const REQUESTS = { channel: CHANNELS.requests.id };

/** A move of a person in a world. */
export type Move = () => Promise<boolean>;

export interface Ask {
  by?: Who;
  pool: string;
  email: string;
  recipient?: Who;
}

export function ask(world: World, { by = 'lead', pool, email, recipient }: Ask): Move {
  return move(world, by, async (person) => {
    const typed = await person.command(`/cognito-add ${email} ${pool}`, 'general');
    if (typed.outcome !== 'ok') return typed;
    return person.submit({
      reason: 'Joins on Monday.',
      ...(recipient ? { recipient: PEOPLE[recipient].id } : {}),
    });
  });
}

export function approve(world: World, who: Who): Move {
  return decide(world, who, { verdict: 'approve' });
}

export function deny(world: World, who: Who): Move {
  return decide(world, who, { verdict: 'deny', comment: 'Not this one.' });
}

function decide(world: World, who: Who, verdict: Record<string, string>): Move {
  return move(world, who, async (person) => {
    const pressed = await person.click('Review', REQUESTS);
    return pressed.outcome === 'ok' ? person.submit(verdict) : pressed;
  });
}

export function save(world: World, who: Who): Move {
  return move(world, who, (person) => person.click('credential-saved', { channel: 'dm' }));
}

/** “Try again”, on the card or in the receipt. */
export function retry(world: World, who: Who): Move {
  return move(world, who, (person) =>
    person.click('retry-request', who === 'lead' ? { channel: 'dm' } : REQUESTS),
  );
}

/** “It is ours, continue” on the card. */
export function claim(world: World, who: Who): Move {
  return move(world, who, (person) => person.click('claim-user', REQUESTS));
}

/** “Stop” on the card. */
export function stop(world: World, who: Who): Move {
  return move(world, who, (person) => person.click('stop-request', REQUESTS));
}

/** “Withdraw request” in the receipt. */
export function cancel(world: World, who: Who): Move {
  return move(world, who, (person) => person.click('cancel-request', { channel: 'dm' }));
}

/** Whoever sees nothing to press does nothing; a modal that is left open is closed first. */
function move(world: World, who: Who, act: (person: SlackPerson) => Promise<DispatchResult>): Move {
  return async () => {
    const { id } = PEOPLE[who];
    world.slack.workspace.modals.set(id, []);
    try {
      const { outcome } = await act(new SlackPerson(SLACK_URL, id));
      return outcome === 'ok';
    } catch (error) {
      if (error instanceof Error && /sees nothing|no modal|sees no/u.test(error.message))
        return false;
      throw error;
    }
  };
}
