/**
 * The longest that anything takes: the time-outs of all calls that follow one another, added up.
 * serverless.yml must give each function at least so much; a test compares them.
 */
import { COGNITO_READ, COGNITO_WRITE, REPEATABLE } from './aws/client-options.ts';
import type { Milliseconds } from './domain/duration.ts';
import type { StepName } from './domain/step.ts';
import { TIMEOUT } from './slack/time-out.ts';

/** One call of each sort, with the SDK's retries and pauses. */
const LONGEST = {
  policy: REPEATABLE.deadline,
  secret: REPEATABLE.deadline,
  table: REPEATABLE.deadline,
  queue: REPEATABLE.deadline,
  cognitoRead: COGNITO_READ.deadline,
  cognitoWrite: COGNITO_WRITE.deadline,
  slack: TIMEOUT.worker,
  slackInFront: TIMEOUT.front,
} as const;

export type Call = keyof typeof LONGEST;

/** In ms, one after the other. */
export function longest(...calls: readonly Call[]): Milliseconds {
  return calls.reduce((sum, call) => sum + LONGEST[call], 0);
}

/**
 * Of calls made side by side the longest counts, and people who were just asked about are known. The
 * table tells what is frozen.
 */
const RECHECK = ['policy', 'slack', 'slack', 'table'] as const;

/** For a user who stands already it is also asked which groups they are in. */
const RECHECK_USER = [...RECHECK, 'cognitoRead'] as const;

/** Signs in, with the app client's secret read first, and out again. */
const SIGN_IN = ['secret', 'cognitoWrite', 'cognitoWrite'] as const;

/**
 * Who holds it, side by side: loaded, lost to somebody else, loaded again, written and woken; then that
 * they no longer do.
 */
const OVERTAKE = [
  ...(['table', 'table', 'table', 'table', 'table', 'table', 'queue'] as const),
  'table',
] as const;

/**
 * The calls of each step on its longest way, one after the other. Each step that is repeated because
 * of somebody else's write is a step of its own.
 */
export const STEP_CALLS: Readonly<Record<StepName, readonly Call[]>> = {
  // Edits; posts anew what was deleted.
  'show-card': ['policy', 'slack', 'slack'],
  // The same, after looking up the reader's language, and whether they may go past the approvers.
  'show-receipt': ['slack', 'slack', 'slack', 'slack'],
  'announce-broken-glass': ['policy', 'slack'],
  'announce-lock': ['policy', 'slack'],
  // Slack takes no message for the person, who is told in the channel.
  'tell-of-broken-glass': ['slack', 'slack', 'slack'],
  // Edits the card; posts in its thread, or edits and posts the card that was deleted.
  'remind-approvers': ['policy', 'slack', 'slack', 'slack'],
  'tell-outcome': ['slack', 'slack'],
  'close-announcement': ['slack', 'slack'],
  expire: ['policy', 'cognitoRead'],
  // Claims the address twice, with a look at who had it before.
  'start-creation': [
    ...RECHECK,
    'cognitoRead',
    ...(['table', 'table', 'table', 'table', 'table'] as const),
    // The name, then the other aliases side by side.
    'cognitoRead',
    'cognitoRead',
  ],
  // Looks, creates, and looks again when the name is taken after all.
  'create-user': [...RECHECK, 'cognitoRead', 'cognitoRead', 'cognitoWrite', 'cognitoRead'],
  // Posts to the recipient, and to the fallback, who is the requester.
  'announce-delivery': [...RECHECK_USER, 'table', 'slack', 'slack'],
  'find-user': [...RECHECK_USER, 'cognitoRead'],
  'add-to-group': [...RECHECK, 'cognitoWrite'],
  'send-invitation': [...RECHECK, 'cognitoWrite'],
  // The user, who is disabled; what stands in Slack, the pool, another password, and out of everywhere.
  'apply-change': [
    ...RECHECK_USER,
    ...(['cognitoRead', 'cognitoWrite', 'table', 'table'] as const),
    ...(['cognitoRead', 'cognitoWrite', 'cognitoWrite'] as const),
    ...OVERTAKE,
  ],
  // Reads the pool, sets a password, signs in with it, and sends a code.
  'send-code': [
    ...RECHECK_USER,
    ...(['cognitoRead', 'cognitoWrite'] as const),
    ...OVERTAKE,
    ...SIGN_IN,
    'cognitoWrite',
  ],
  // The same with a code that was typed, after a look at the user.
  'check-code': [
    ...RECHECK_USER,
    ...(['cognitoRead', 'cognitoRead', 'cognitoWrite'] as const),
    ...OVERTAKE,
    ...SIGN_IN,
    'cognitoWrite',
  ],
  // Like the receipt.
  'show-proof': ['slack', 'slack', 'slack'],
  // Finds the DM deleted, and posts to the recipient and to the fallback.
  'deliver-credential': [
    ...RECHECK_USER,
    ...(['cognitoRead', 'cognitoWrite', 'cognitoWrite', 'cognitoRead'] as const),
    ...SIGN_IN,
    ...OVERTAKE,
    ...(['slack', 'slack', 'slack'] as const),
  ],
  // The same, but for a modal in place of the DM, after it is written that it begins.
  'reveal-credential': [
    ...RECHECK_USER,
    ...(['cognitoRead', 'cognitoWrite', 'cognitoWrite', 'cognitoRead'] as const),
    ...SIGN_IN,
    ...OVERTAKE,
    ...(['table', 'table', 'slack'] as const),
  ],
  // The reader's language, the DM and the modal.
  'hide-credential': ['slack', 'slack', 'slack'],
  'show-handover': ['slack', 'slack'],
  // The user, whose password it is, the pool, another password, and out of everywhere.
  'revoke-credential': [
    ...(['policy', 'cognitoRead', 'table', 'cognitoRead', 'cognitoWrite', 'cognitoWrite'] as const),
    ...OVERTAKE,
  ],
  'lock-account': [
    'policy',
    ...(['cognitoRead', 'cognitoWrite', 'cognitoRead', 'cognitoWrite', 'cognitoWrite'] as const),
  ],
};

/** Somebody writes in between: lost, looked whether it was ours, loaded, written again. */
const APPEND = longest('table', 'table', 'table', 'table');

/** What ends a run: the next wake-up is written down, the message given back, or both side by side. */
const CLOSE = Math.max(longest('table'), longest('queue'));

/** What may pass from the beginning of a step until the run is closed. */
export const longestStep: Milliseconds =
  Math.max(...Object.values(STEP_CALLS).map((calls) => longest(...calls))) + APPEND + CLOSE;

/** A run of the worker gets so long for the steps before one that takes longest. */
const PROGRESS: Milliseconds = 5_000;

/**
 * A run of the worker, for one message. The app's credentials are read first, and once more when Slack
 * refuses the token; the call that is repeated then has no more time than before.
 */
export const longestRun: Milliseconds =
  longest('secret', 'table') + PROGRESS + longestStep + longest('secret');

/**
 * The app's credentials: too old, and while they are rotated read anew for a signature, and for a token;
 * what a start has read in vain is read again, and is then too young for one of these.
 * Then admission, and whether the person is on the list.
 */
const LET_IN = ['secret', 'secret', 'secret', 'slackInFront', 'slackInFront'] as const;
/** Read, freezes, written, lost to somebody else and looked whether it was; all anew; and woken. */
const DECIDE = [
  ...(['table', 'table', 'table', 'table', 'table', 'table', 'table'] as const),
  'queue',
] as const;

/** A modal is opened, and only then is it seen that its trigger came once. */
const OPENED = ['slackInFront', 'table'] as const;
/** A refusal put on record and told; or a fault told. */
const TOLD = ['table', 'slackInFront'] as const;

/** A pool described, and then who has the names, side by side with who they are in Slack. */
const FORM_COMPLETED = ['cognitoRead', 'cognitoRead'] as const;

/**
 * Counted; where too many are open, the list and they are read, some are struck off, and it is counted
 * anew. Then written and the worker woken, or looked for and given back, which takes as long.
 */
const ASKED = [
  ...(['table', 'table', 'table', 'table', 'table', 'table'] as const),
  'queue',
] as const;

/** After so long, in ms, no more pools are asked for a user. */
export const SEARCH_TIME: Milliseconds = 3_000;

type Sent =
  | 'command'
  | 'click'
  | 'reveal'
  | 'review'
  | 'submission'
  | 'form'
  | 'home'
  | 'lookUp'
  | 'change'
  | 'freeze';

/** What Slack sends, each until its answer. */
export const FRONT: Readonly<Record<Sent, Milliseconds>> = {
  // The form is opened, and updated with what its pool asks.
  command: longest(...LET_IN, ...OPENED, ...FORM_COMPLETED, 'slackInFront', ...TOLD),
  click: longest(...LET_IN, ...DECIDE, ...TOLD),
  // The modal for a password is opened; a refusal is told in it.
  reveal: longest(...LET_IN, ...OPENED, ...DECIDE, ...TOLD),
  // The modal is opened, and filled with the request and what a look at the pool shows.
  review: longest(...LET_IN, ...OPENED, 'table', ...FORM_COMPLETED, 'slackInFront', ...TOLD),
  submission: longest(...LET_IN, ...DECIDE, ...TOLD),
  // Checked, looked up or counted and written, and the worker woken.
  form: longest(...LET_IN, ...FORM_COMPLETED, ...ASKED, ...TOLD),
  // Shown without the pools, which are looked at side by side, and with them.
  home: longest(...LET_IN, 'table', 'slackInFront', 'cognitoRead', 'slackInFront', ...TOLD),
  // A modal is opened, the look is counted, the pools are searched, the look is recorded, and the user shown with their groups.
  lookUp:
    longest(...LET_IN, ...OPENED) +
    SEARCH_TIME +
    longest('table', 'cognitoRead', 'table', 'slackInFront', 'cognitoRead', 'slackInFront'),
  // The user, and whether it is known already; their groups, and who else has that value; written, and woken.
  change: longest(
    ...LET_IN,
    ...(['cognitoRead', 'cognitoRead', 'cognitoRead'] as const),
    ...ASKED,
    ...TOLD,
  ),
  // What is frozen, written twice, told in the channel, and looked at once more.
  freeze: longest(...LET_IN, 'table', 'table', 'table', 'slackInFront', 'table'),
};

/** Parts of the sweeper's run; none is begun with less time left. */
export const TIME_FOR = {
  /** Received, written as somebody else writes, and removed. */
  deadLetter: longest('queue', 'table') + APPEND + longest('table', 'queue', 'queue'),
  sweep: longest('table', 'queue'),
  wakeUps: longest('queue'),
  /** Of thousands it takes some pages more. */
  count: longest('table', 'table'),
} as const;
