/** Everybody in the workspace: they look at their screens, and do what their stories want. */
import { setTimeout as pause } from 'node:timers/promises';
import type { DispatchResult } from '../../../playground/slack/client-api.ts';
import type { Slack } from '../../../playground/slack/server.ts';
import { CALLBACK as FORM } from '../../../src/features/add-user/form.ts';
import { REVIEW, CALLBACK as REVIEW_MODAL } from '../../../src/features/review-request/ids.ts';
import type { Story } from '../stories.ts';
import { Member } from './member.ts';
import { type Deed, type Done, decisionOf, nextDeeds, nothingDone, pressOf } from './next-deed.ts';
import type { Screen } from './screen.ts';

/** Something that somebody did, and what Slack showed them then. */
export interface DoneDeed {
  /** When it was begun, and when it was answered or given up. */
  at: Date;
  endedAt: Date;
  email: string;
  deed: Deed;
  /** `refused`: the app answered, and no; `failed`: it did not answer, so it is tried again. */
  outcome: 'ok' | 'refused' | 'failed';
}

export interface People {
  deeds: DoneDeed[];
  /** True when nobody has anything to do, as things stand. */
  areIdle: () => boolean;
  /** Rejects with what went wrong in the play itself. */
  stop: () => Promise<void>;
}

interface Stage {
  slack: Pick<Slack, 'url' | 'history'>;
  screen: Screen;
  /** False when there is such a user already. */
  createByHand: (story: Story) => Promise<boolean>;
}

/** Milliseconds between two looks, and at most before looking whether a click has done its work. */
const LOOK_EVERY = 200;
const HESITATE = 1_000;

export function startPeople(stage: Stage, stories: readonly Story[], random: () => number): People {
  const members = new Map<string, Member>();
  const member = (id: string) => {
    const known = members.get(id) ?? new Member(stage.slack, id);
    members.set(id, known);
    return known;
  };
  const deeds: DoneDeed[] = [];
  const busy = new Set(stories);
  let stopped = false;

  async function live(story: Story): Promise<void> {
    const done = nothingDone();
    while (!stopped) {
      const next = nextDeeds(story, stage.screen.about(story.email), done);
      if (next.length > 0) await Promise.all(next.map((deed) => act(story, done, deed)));
      else await untilSomethingNew(story);
    }
  }

  async function act(story: Story, done: Done, deed: Deed): Promise<void> {
    busy.add(story);
    const at = new Date();
    const outcome = await perform(stage, member(deed.by), story, deed);
    deeds.push({ at, endedAt: new Date(), email: story.email, deed, outcome });
    remember(done, deed, outcome);
    if (outcome !== 'ok' || deed.kind === 'press') await pause(random() * HESITATE);
  }

  async function untilSomethingNew(story: Story): Promise<void> {
    busy.delete(story);
    const seen = stage.screen.changesAbout(story.email);
    while (!stopped && stage.screen.changesAbout(story.email) === seen) await pause(LOOK_EVERY);
  }

  const lives = Promise.all(stories.map(live));
  return {
    deeds,
    areIdle: () => busy.size === 0,
    stop: async () => {
      stopped = true;
      await lives;
    },
  };
}

type Outcome = DoneDeed['outcome'];

function remember(done: Done, deed: Deed, outcome: Outcome): void {
  if (outcome === 'failed') return;
  switch (deed.kind) {
    case 'ask':
      done.asked = true;
      return;
    case 'review': {
      const key = decisionOf(deed.card, deed.by);
      const times = outcome === 'ok' ? Number.POSITIVE_INFINITY : (done.decided.get(key) ?? 0) + 1;
      done.decided.set(key, times);
      return;
    }
    case 'press': {
      const key = pressOf(deed.message, deed.button);
      done.pressed.set(key, (done.pressed.get(key) ?? 0) + 1);
      return;
    }
    case 'create-by-hand':
      done.triedByHand = true;
      done.madeByHand = outcome === 'ok';
  }
}

async function perform(stage: Stage, member: Member, story: Story, deed: Deed): Promise<Outcome> {
  switch (deed.kind) {
    case 'ask':
      return member.inTurn(() => ask(member, story));
    case 'review':
      return member.inTurn(() => review(member, deed));
    case 'press':
      return outcomeOf(await member.press(deed.message, deed.button));
    case 'create-by-hand':
      return (await stage.createByHand(story)) ? 'ok' : 'refused';
  }
}

/** Types the command and sends the form; sends it again while it fails, if patient. */
async function ask(member: Member, story: Story): Promise<Outcome> {
  await member.command(`/cognito-add ${story.email} ${story.pool}`);
  const form = member.openedModal();
  if (form?.callback_id !== FORM) return 'failed';
  const filled = { pool: story.pool, recipient: story.recipient, reason: 'Joins on Monday.' };
  let sent = outcomeOf(await member.submit(form, filled));
  for (let again = 0; sent === 'failed' && !story.startsOver && again < 5; again += 1) {
    sent = outcomeOf(await member.submit(form, filled));
  }
  return sent;
}

async function review(
  member: Member,
  { card, verdict }: Extract<Deed, { kind: 'review' }>,
): Promise<Outcome> {
  const pressed = outcomeOf(await member.press(card, REVIEW));
  if (pressed === 'failed') return 'failed';
  const modal = member.openedModal();
  if (modal?.callback_id !== REVIEW_MODAL) return 'refused';
  return outcomeOf(await member.submit(modal, { verdict, comment: 'As agreed.' }));
}

function outcomeOf({ outcome }: DispatchResult): Outcome {
  return outcome === 'errors' ? 'refused' : outcome;
}
