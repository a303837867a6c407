/** What people do. Each move says whether it came about: what it needs may not be there (yet). */
import type { DispatchResult } from '../../playground/slack/client-api.ts';
import { SlackPerson } from '../../playground/slack/person.ts';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import type { UserAction } from '../../src/domain/plan.ts';
import { askFor } from '../../src/features/manage-user/ids.ts';
import { SLACK_URL } from './addresses.ts';
import { codesMailed } from './outbox.ts';
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
  groups?: readonly string[];
}

export function ask(world: World, { by = 'lead', pool, email, recipient, groups }: Ask): Move {
  return move(world, by, async (person) => {
    const typed = await person.command(`/cognito-add ${email} ${pool}`, 'general');
    if (typed.outcome !== 'ok') return typed;
    return person.submit({
      reason: 'Joins on Monday.',
      ...(recipient ? { recipient: PEOPLE[recipient].id } : {}),
      ...(groups ? { groups: [...groups] } : {}),
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

/** “Show the password” in the direct message. */
export function reveal(world: World, who: Who): Move {
  return move(world, who, (person) => person.click('reveal-credential', { channel: 'dm' }));
}

export interface AskToChange {
  pool: string;
  account: string;
  action: UserAction;
  /** A group or an attribute. */
  choice?: string;
  /** What else is filled in, by block id. */
  values?: Record<string, string>;
}

/** Looks at a user and asks for something to be done with them. */
export function askToChange(world: World, asked: AskToChange): Move {
  const { pool, account, action, choice, values = {} } = asked;
  return move(world, 'lead', async (person) => {
    const looked = await person.command(`/cognito-user ${account} ${pool}`, 'general');
    if (looked.outcome !== 'ok') return looked;
    const opened = await person.click(askFor(action));
    if (opened.outcome !== 'ok') return opened;
    if (choice) await person.choose('choice', choice);
    return person.submit({ ...values, reason: 'It was agreed.' });
  });
}

/** “Enter code” under the message that asks for one; the newest that Cognito has mailed unless told. */
export function enterCode(world: World, who: Who, code?: string): Move {
  return move(world, who, async (person) => {
    const pressed = await person.click('enter-code', { channel: 'dm' });
    const typed = code ?? codesMailed(world).at(-1) ?? '';
    return pressed.outcome === 'ok' ? person.submit({ code: typed }) : pressed;
  });
}

/** “Send another code” under that message. */
export function askForAnotherCode(world: World, who: Who): Move {
  return move(world, who, (person) => person.click('send-another-code', { channel: 'dm' }));
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
export function move(
  world: World,
  who: Who,
  act: (person: SlackPerson) => Promise<DispatchResult>,
): Move {
  return async () => {
    const { id } = PEOPLE[who];
    world.slack.workspace.modals.set(id, []);
    try {
      const { outcome } = await act(new SlackPerson(SLACK_URL, id));
      return outcome === 'ok';
    } catch (error) {
      if (
        error instanceof Error &&
        /sees nothing|no modal|sees no|has no input/u.test(error.message)
      )
        return false;
      throw error;
    }
  };
}
