import type { Person } from '../../slack/client-api.ts';
import type { RequestTrail, TrailEvent } from '../playground-api.ts';

/** What a newcomer could do next. Text between backticks is something to type. */
export interface Hint {
  text: string;
  action?: { type: 'type'; command: string } | { type: 'become'; person: Person };
}

export interface Story {
  me: Person;
  people: Person[];
  /** The newest request, if there is one. */
  trail: RequestTrail | undefined;
  /** Who has signed in with the form beside the workspace. */
  signedIn: string | undefined;
}

const FIRST_COMMAND = '/cognito-add alice@example.com';
const AT_WORK = 'Approved. Concierge is at work; watch the user pool.';
const HIDDEN =
  'The password is out of the direct message. Whoever saved it can sign in on the right.';
const ENTER_CODE =
  'Cognito has sent a code: read it in the outbox on the right. Whoever gets the password enters it in the direct message.';
const HINTS: Record<string, string> = {
  AttentionNeeded:
    'The request needs a human: the card in the requests channel says what happened.',
  CodeSent: ENTER_CODE,
  CodeRejected: ENTER_CODE,
  RevealAsked: 'Concierge makes the password; it appears in the window in a moment.',
  Revealed:
    'The window shows the password, this once: sign in with it on the right. “It wasn’t me” in the direct message would lock the account.',
  RecipientTold:
    'Nobody has a password: “Forgot password” is the way in, with the code in the outbox on the right.',
  CredentialRevoked: 'Nobody claimed the password in time, so it is worthless now.',
  AccountLocked: 'The account is locked: the user pool on the right shows it.',
  InvitationSent:
    'Cognito has sent the invitation: open it in the outbox on the right, and sign in with its temporary password.',
  ChangeApplied: 'It is done: the user pool on the right shows the user as they stand now.',
};
const TURNED_DOWN: Record<string, string> = {
  Denied: 'This request was denied.',
  Cancelled: 'This request was withdrawn.',
  Stopped: 'This request was stopped.',
  Expired: 'This request has expired.',
};

/** Reads the next step off the newest request's events; it never assumes that something happened. */
export function nextHint(story: Story): Hint {
  const { trail } = story;
  const [last] = trail?.events.slice(-1) ?? [];
  if (last === undefined) return begin(story, '');
  const turnedDown = TURNED_DOWN[last.type];
  if (turnedDown !== undefined) return begin(story, `${turnedDown} `);
  const text = HINTS[last.type];
  if (text !== undefined) return { text };
  return inProgress(story, trail?.events ?? []);
}

function inProgress(story: Story, events: TrailEvent[]): Hint {
  const [first] = events;
  const requester = story.people.find(({ id, name }) => id === first?.by || name === first?.by);
  const happened = new Set(events.map(({ type }) => type));
  if (happened.has('CredentialDelivered')) {
    if (story.signedIn !== undefined && isNamed(story.signedIn, first))
      return theEnd(story.signedIn);
    if (happened.has('CredentialHidden')) return { text: HIDDEN };
    return collect(story, addressee(story, events) ?? requester);
  }
  if (events.at(-1)?.details.claimBy !== undefined) {
    return claim(story, addressee(story, events) ?? requester);
  }
  if (story.trail?.state === 'pending') return decide(story, events);
  return { text: AT_WORK };
}

/** Who has the direct message: the recipient, or whoever stepped in. */
function addressee({ people }: Story, events: TrailEvent[]): Person | undefined {
  const announced = events.findLast(({ type }) => type === 'DeliveryAnnounced');
  return people.find(({ id }) => id === announced?.details.to);
}

/** The request's own details name the address. */
function isNamed(what: string, requested: TrailEvent | undefined): boolean {
  return Object.values(requested?.details ?? {}).some((value) => value.includes(what));
}

function theEnd(signedIn: string): Hint {
  return {
    text: `${signedIn} is signed in. That is the whole story; the trail on the right tells it again.`,
  };
}

function begin({ me, people }: Story, before: string): Hint {
  const lead = people[0];
  if (lead === undefined || lead.id === me.id) {
    return {
      text: `${before}You are ${me.name} (${me.title}). Type \`${FIRST_COMMAND}\``,
      action: { type: 'type', command: FIRST_COMMAND },
    };
  }
  return {
    text: `${before}The story begins with ${lead.name} (${lead.title}).`,
    action: { type: 'become', person: lead },
  };
}

/** Whoever asked or has approved already is not the one to decide. */
function decide({ me, people }: Story, events: TrailEvent[]): Hint {
  const done = new Set(events.map(({ by }) => by));
  const approvers = people.filter(
    (person) => mayApprove(person) && !done.has(person.id) && !done.has(person.name),
  );
  if (approvers.some(({ id }) => id === me.id)) {
    return { text: 'A request waits for you: press Review on its card in the requests channel.' };
  }
  const [approver] = approvers;
  if (approver === undefined) return { text: 'The request waits for an approver.' };
  return {
    text: `The request waits for an approver. Become ${approver.name} and press Review on the card.`,
    action: { type: 'become', person: approver },
  };
}

function collect({ me }: Story, recipient: Person | undefined): Hint {
  if (recipient === undefined || recipient.id === me.id) {
    return {
      text: 'The account exists. Open Concierge under Apps and sign in on the right with what it shows.',
    };
  }
  return {
    text: `The account exists. Become ${recipient.name} to read the direct message.`,
    action: { type: 'become', person: recipient },
  };
}

function claim({ me }: Story, recipient: Person | undefined): Hint {
  if (recipient === undefined || recipient.id === me.id) {
    return { text: 'A button waits under Apps, in Concierge: it shows the password once.' };
  }
  return {
    text: `The account exists. Become ${recipient.name}, who has a button that shows the password.`,
    action: { type: 'become', person: recipient },
  };
}

/** The playground's people say in their own sentence what they may do. */
function mayApprove({ title, story }: Person): boolean {
  return /\bapprove[rs]?\b/i.test(`${title} ${story}`) && !/\b(not|cannot|never)\b/i.test(story);
}
