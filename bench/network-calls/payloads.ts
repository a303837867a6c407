/** Everything that people send: how they come to the point of sending it, and how they do. */
import type { DispatchResult } from '../../playground/slack/client-api.ts';
import { CHANNELS } from '../../playground/slack/seed.ts';
import type { Who, Workspace } from './workspace.ts';

export interface Payload {
  what: string;
  /** `modal`: its trigger opens one. `submission`: its answer closes one. */
  kind: 'modal' | 'submission' | 'other';
  who: Who;
  /** Up to the moment before it; `email` is new each time. */
  before?: (at: Workspace, email: string) => Promise<unknown>;
  send: (at: Workspace, email: string) => Promise<DispatchResult>;
}

const DM = { channel: 'dm' };
const CARD = { channel: CHANNELS.requests.id };
const REASON = 'Payments are down and nobody answers.';

async function opened(at: Workspace, email: string, pool = 'staging', who: Who = 'lead') {
  await at.as(who).command(`/cognito-add ${email} ${pool}`, 'general');
}

async function asked(at: Workspace, email: string, pool = 'staging', who: Who = 'lead') {
  await opened(at, email, pool, who);
  await at.as(who).submit({ reason: 'Joins on Monday.' });
}

async function reviewed(at: Workspace, email: string, pool?: string) {
  await asked(at, email, pool);
  await at.until('approver', email, 'review-request');
  await at.as('approver').click('review-request', CARD);
}

async function approved(at: Workspace, email: string, pool: string, until: string) {
  await reviewed(at, email, pool);
  await at.as('approver').submit({ verdict: 'Approve' });
  await at.until('lead', email, until);
}

async function revealed(at: Workspace, email: string) {
  await approved(at, email, 'overseas', 'reveal-credential');
  await at.as('lead').click('reveal-credential', DM);
  await at.until('lead', email, 'disown-credential');
}

async function inTrouble(at: Workspace, email: string) {
  await reviewed(at, email);
  await at.createUser('staging', email);
  await at.as('approver').submit({ verdict: 'Approve' });
  await at.until('approver', email, 'retry-request');
}

async function shown(at: Workspace, email: string) {
  await at.createUser('staging', email);
  await at.as('lead').command(`/cognito-user ${email} staging`, 'general');
}

async function glass(at: Workspace, email: string) {
  await asked(at, email, 'payments', 'leadJa');
  await at.until('leadJa', email, 'break-glass');
}

async function codeSent(at: Workspace, email: string) {
  await approved(at, email, 'customers', 'enter-code');
}

/** In the order in which people meet them. */
export const PAYLOADS: readonly Payload[] = [
  {
    what: '`/cognito-add` (a sentence)',
    kind: 'other',
    who: 'lead',
    send: (at) => at.as('lead').command('/cognito-add', 'general'),
  },
  {
    what: '`/cognito-add` with address and pool',
    kind: 'modal',
    who: 'lead',
    send: (at, email) => at.as('lead').command(`/cognito-add ${email} staging`, 'general'),
  },
  {
    what: '“Open the form”',
    kind: 'modal',
    who: 'lead',
    before: (at) => at.as('lead').command('/cognito-add', 'general'),
    send: (at) => at.as('lead').click('open-add-user-form', { channel: CHANNELS.general.id }),
  },
  {
    what: 'an address typed into the form',
    kind: 'other',
    who: 'lead',
    before: (at, email) => opened(at, `first-${email}`),
    send: (at, email) => at.as('lead').choose('email', email),
  },
  {
    what: 'the form for an account',
    kind: 'submission',
    who: 'lead',
    before: (at, email) => opened(at, email),
    send: (at) => at.as('lead').submit({ reason: 'Joins on Monday.' }),
  },
  {
    what: 'the form with an address that has an account',
    kind: 'submission',
    who: 'lead',
    before: async (at, email) => {
      await at.createUser('staging', email);
      await opened(at, email);
    },
    send: (at) => at.as('lead').submit({ reason: 'Joins on Monday.' }),
  },
  {
    what: '`/cognito-user` with address and pool',
    kind: 'modal',
    who: 'lead',
    before: (at, email) => at.createUser('staging', email),
    send: (at, email) => at.as('lead').command(`/cognito-user ${email} staging`, 'general'),
  },
  {
    what: '“Disable” under a user',
    kind: 'modal',
    who: 'lead',
    before: shown,
    send: (at) => at.as('lead').click('ask-disable-user'),
  },
  {
    what: 'the form for a change',
    kind: 'submission',
    who: 'lead',
    before: async (at, email) => {
      await shown(at, email);
      await at.as('lead').click('ask-disable-user');
    },
    send: (at) => at.as('lead').submit({ reason: 'Left the company.' }),
  },
  {
    what: '“Review”',
    kind: 'modal',
    who: 'approver',
    before: async (at, email) => {
      await asked(at, email);
      await at.until('approver', email, 'review-request');
    },
    send: (at) => at.as('approver').click('review-request', CARD),
  },
  {
    what: 'an approval',
    kind: 'submission',
    who: 'approver',
    before: (at, email) => reviewed(at, email),
    send: (at) => at.as('approver').submit({ verdict: 'Approve' }),
  },
  {
    what: 'a denial',
    kind: 'submission',
    who: 'approver',
    before: (at, email) => reviewed(at, email),
    send: (at) => at.as('approver').submit({ verdict: 'Deny', comment: 'Not yet.' }),
  },
  {
    what: '“Break glass”',
    kind: 'modal',
    who: 'leadJa',
    before: glass,
    send: (at) => at.as('leadJa').click('break-glass', DM),
  },
  {
    what: 'an emergency',
    kind: 'submission',
    who: 'leadJa',
    before: async (at, email) => {
      await glass(at, email);
      await at.as('leadJa').click('break-glass', DM);
    },
    send: (at) => at.as('leadJa').submit({ emergency: REASON }),
  },
  {
    what: '“Withdraw request”',
    kind: 'other',
    who: 'lead',
    before: async (at, email) => {
      await asked(at, email);
      await at.until('lead', email, 'cancel-request');
    },
    send: (at) => at.as('lead').click('cancel-request', DM),
  },
  {
    what: '“Try again”',
    kind: 'other',
    who: 'approver',
    before: inTrouble,
    send: (at) => at.as('approver').click('retry-request', CARD),
  },
  {
    what: '“Stop”',
    kind: 'other',
    who: 'approver',
    before: inTrouble,
    send: (at) => at.as('approver').click('stop-request', CARD),
  },
  {
    what: '“I’ve saved it”',
    kind: 'other',
    who: 'lead',
    before: (at, email) => approved(at, email, 'staging', 'credential-saved'),
    send: (at) => at.as('lead').click('credential-saved', DM),
  },
  {
    what: '“Show the password”',
    kind: 'modal',
    who: 'lead',
    before: (at, email) => approved(at, email, 'overseas', 'reveal-credential'),
    send: (at) => at.as('lead').click('reveal-credential', DM),
  },
  {
    what: '“It wasn’t me”',
    kind: 'other',
    who: 'lead',
    before: revealed,
    send: (at) => at.as('lead').click('disown-credential', DM),
  },
  {
    what: '“Enter code”',
    kind: 'modal',
    who: 'lead',
    before: codeSent,
    send: (at) => at.as('lead').click('enter-code', DM),
  },
  {
    what: 'a code',
    kind: 'submission',
    who: 'lead',
    before: async (at, email) => {
      await codeSent(at, email);
      await at.as('lead').click('enter-code', DM);
    },
    send: (at, email) => at.as('lead').submit({ code: at.codeFor(email) }),
  },
  {
    what: '“Send another code”',
    kind: 'other',
    who: 'lead',
    before: codeSent,
    send: (at) => at.as('lead').click('send-another-code', DM),
  },
  {
    what: '`/cognito-admin` (a sentence)',
    kind: 'other',
    who: 'approver',
    send: (at) => at.as('approver').command('/cognito-admin', 'general'),
  },
  {
    what: 'the Home tab, opened by a requester',
    kind: 'other',
    who: 'lead',
    send: (at) => at.as('lead').openHome(),
  },
  {
    what: 'the Home tab, opened by an approver',
    kind: 'other',
    who: 'approver',
    send: (at) => at.as('approver').openHome(),
  },
  {
    what: '`/cognito-add`, by somebody on no list',
    kind: 'other',
    who: 'colleague',
    send: (at, email) => at.as('colleague').command(`/cognito-add ${email} staging`, 'general'),
  },
  {
    what: '`/cognito-add`, by a guest',
    kind: 'other',
    who: 'guest',
    send: (at, email) => at.as('guest').command(`/cognito-add ${email} staging`, 'random'),
  },
  {
    what: '“Review”, by somebody on no list',
    kind: 'modal',
    who: 'colleague',
    before: async (at, email) => {
      await asked(at, email);
      await at.until('colleague', email, 'review-request');
    },
    send: (at) => at.as('colleague').click('review-request', CARD),
  },
];
