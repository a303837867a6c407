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
const TURNED_DOWN: Record<string, string> = {
  Denied: 'This request was denied.',
  Cancelled: 'This request was cancelled.',
  Expired: 'This request has expired.',
};

/** Reads the next step off the newest request's events; it never assumes that something happened. */
export function nextHint(story: Story): Hint {
  const { trail, signedIn } = story;
  const [last] = trail?.events.slice(-1) ?? [];
  if (last === undefined) return begin(story, '');
  const turnedDown = TURNED_DOWN[last.type];
  if (turnedDown !== undefined) return begin(story, `${turnedDown} `);
  if (last.type === 'AttentionNeeded') {
    return {
      text: 'The request needs a human: the card in the requests channel says what happened.',
    };
  }
  if (signedIn !== undefined) {
    return {
      text: `${signedIn} is signed in. That is the whole story; the trail on the right tells it again.`,
    };
  }
  return inProgress(story, trail?.events ?? []);
}

function inProgress(story: Story, events: TrailEvent[]): Hint {
  const requester = personBy(story.people, events[0]?.by);
  const happened = new Set(events.map(({ type }) => type));
  if (happened.has('CredentialDelivered') || happened.has('Completed'))
    return collect(story, requester);
  if (happened.has('Approved'))
    return { text: 'Approved. Concierge is creating the account; watch the user pool.' };
  return decide(story, requester);
}

function begin({ me, people }: Story, before: string): Hint {
  const lead = people[0];
  if (lead === undefined || lead.id === me.id) {
    return {
      text: `${before}You are ${me.name}, ${me.title.toLowerCase()}. Type \`${FIRST_COMMAND}\``,
      action: { type: 'type', command: FIRST_COMMAND },
    };
  }
  return {
    text: `${before}The story begins with ${lead.name}, ${lead.title.toLowerCase()}.`,
    action: { type: 'become', person: lead },
  };
}

function decide({ me, people }: Story, requester: Person | undefined): Hint {
  const approvers = people.filter((person) => mayApprove(person) && person.id !== requester?.id);
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

function collect({ me }: Story, requester: Person | undefined): Hint {
  if (requester === undefined || requester.id === me.id) {
    return {
      text: 'The account stands. Open the direct message under Apps and sign in with what it shows, on the right.',
    };
  }
  return {
    text: `The account stands. Become ${requester.name} again to read the direct message.`,
    action: { type: 'become', person: requester },
  };
}

/** The playground's people say in their own sentence what they may do. */
function mayApprove({ title, story }: Person): boolean {
  return /\bapprove[rs]?\b/i.test(`${title} ${story}`) && !/\b(not|cannot|never)\b/i.test(story);
}

function personBy(people: Person[], by: string | undefined): Person | undefined {
  return people.find(({ id, name }) => id === by || name === by);
}
