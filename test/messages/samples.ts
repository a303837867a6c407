import type { FieldError } from '../../src/domain/field-error.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { Trouble } from '../../src/domain/trouble.ts';

/** One or more of every kind that must be explained; a new kind does not compile without one. */

type SamplesOf<Union extends { kind: string }> = {
  [Kind in Union['kind']]: readonly Extract<Union, { kind: Kind }>[];
};

const at = '2026-03-02T09:00:00.000Z';
const contact = 'U0CONTACT';
const kinds = ['guest', 'bot', 'deactivated', 'stranger'] as const;
const parts = ['pool', 'domain', 'requester', 'approver', 'recipient'] as const;

const refusalSamples: SamplesOf<Refusal> = {
  outsider: kinds.map((person) => ({ kind: 'outsider', person, contact })),
  'not-a-requester': [{ kind: 'not-a-requester', contact }],
  'not-a-requester-of': [
    { kind: 'not-a-requester-of', pool: 'payments', allowed: ['staging', 'sandbox'], contact },
  ],
  'not-an-approver': [
    { kind: 'not-an-approver', pool: 'staging', approvers: ['U0NOAH', 'S0APPROVERS'], contact },
    { kind: 'not-an-approver', pool: 'staging', approvers: [], contact },
  ],
  'own-request': [
    { kind: 'own-request', approvers: ['U0NOAH'], contact },
    { kind: 'own-request', approvers: [], contact },
  ],
  'already-approved-by-you': [{ kind: 'already-approved-by-you' }],
  'already-decided': [
    { kind: 'already-decided', outcome: 'approved', by: 'U0NOAH', at },
    { kind: 'already-decided', outcome: 'denied', by: 'U0NOAH', at },
  ],
  'request-expired': [{ kind: 'request-expired', at }],
  'content-changed': [{ kind: 'content-changed' }],
  'unknown-request': [{ kind: 'unknown-request' }],
  'not-the-recipient': [{ kind: 'not-the-recipient', recipient: 'U0LEAD' }],
  'nothing-to-acknowledge': [{ kind: 'nothing-to-acknowledge' }],
  'request-cancelled': [{ kind: 'request-cancelled', by: 'U0LEAD', at }],
  'request-stopped': [{ kind: 'request-stopped', by: 'U0NOAH', at }],
  'not-the-requester': [{ kind: 'not-the-requester', requester: 'U0LEAD' }],
  'too-late-to-cancel': [{ kind: 'too-late-to-cancel' }],
  'not-recorded-yet': [{ kind: 'not-recorded-yet' }],
  'nothing-to-retry': [{ kind: 'nothing-to-retry' }],
  'too-many-retries': [{ kind: 'too-many-retries', limit: 20 }],
  'nothing-to-claim': [{ kind: 'nothing-to-claim' }],
  'nothing-to-stop': [{ kind: 'nothing-to-stop' }],
};

const fieldErrorSamples: SamplesOf<FieldError> = {
  'email-missing': [{ kind: 'email-missing' }],
  'email-malformed': [{ kind: 'email-malformed' }],
  'email-not-ascii': [
    { kind: 'email-not-ascii' },
    { kind: 'email-not-ascii', suggestion: 'alice@example.com' },
  ],
  'email-too-long': [{ kind: 'email-too-long' }],
  'domain-not-allowed': [
    { kind: 'domain-not-allowed', domain: 'gmail.com', allowed: ['example.com', 'example.jp'] },
  ],
  'user-exists': [{ kind: 'user-exists', email: 'alice@example.com', status: 'CONFIRMED' }],
  'pool-missing': [{ kind: 'pool-missing' }],
  'recipient-missing': [{ kind: 'recipient-missing' }],
  'recipient-unfit': kinds.map((person) => ({ kind: 'recipient-unfit', person })),
  'recipient-proposed-for-another': [{ kind: 'recipient-proposed-for-another' }],
  'unreadable-characters': [{ kind: 'unreadable-characters' }],
  'reason-missing': [{ kind: 'reason-missing' }],
  'reason-too-long': [{ kind: 'reason-too-long', limit: 500 }],
  'verdict-missing': [{ kind: 'verdict-missing' }],
  'comment-missing': [{ kind: 'comment-missing' }],
};

const troubleSamples: SamplesOf<Trouble> = {
  'user-exists': [{ kind: 'user-exists', email: 'alice@example.com' }],
  'maybe-ours': [
    { kind: 'maybe-ours', email: 'alice@example.com', sub: 'sub-of-alice', createdAt: at },
  ],
  'asked-twice': [{ kind: 'asked-twice', email: 'alice@example.com', other: '0123456789abcdef' }],
  'message-deleted': [{ kind: 'message-deleted' }],
  'gave-up': [{ kind: 'gave-up' }],
  'pool-not-found': [{ kind: 'pool-not-found', userPoolId: 'eu-west-1_Gone' }],
  'pool-not-supported': [{ kind: 'pool-not-supported', userPoolId: 'eu-west-1_Names' }],
  'cognito-refused': [{ kind: 'cognito-refused', error: 'NotAuthorizedException' }],
  'not-confirmed': [{ kind: 'not-confirmed', status: 'FORCE_CHANGE_PASSWORD' }],
  'policy-changed': parts.map((what) => ({ kind: 'policy-changed', what })),
  'slack-refused': [{ kind: 'slack-refused', error: 'not_in_channel' }],
  fault: [{ kind: 'fault' }],
};

export const refusals: readonly Refusal[] = Object.values(refusalSamples).flat();
export const fieldErrors: readonly FieldError[] = Object.values(fieldErrorSamples).flat();
export const troubles: readonly Trouble[] = Object.values(troubleSamples).flat();
