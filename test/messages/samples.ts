import type { FieldError } from '../../src/domain/field-error.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { USER_ACTIONS } from '../../src/domain/plan.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { Trouble } from '../../src/domain/trouble.ts';

/** One or more of every kind that must be explained; a new kind does not compile without one. */

type SamplesOf<Union extends { kind: string }> = {
  [Kind in Union['kind']]: readonly Extract<Union, { kind: Kind }>[];
};

const at = '2026-03-02T09:00:00.000Z';
const contact = 'U0CONTACT';
const kinds = [
  'single-channel-guest',
  'multi-channel-guest',
  'bot',
  'deactivated',
  'stranger',
] as const;
const parts = [
  'pool',
  'domain',
  'action',
  'group',
  'requester',
  'approver',
  'recipient-alone',
  'recipient',
  'protection',
  'break-glass',
] as const;

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
    { kind: 'own-request', approvers: ['U0NOAH'], contact, account: 'U0LEAD' },
    { kind: 'own-request', approvers: [], contact, account: 'U0LEAD' },
  ],
  'recipient-alone': [
    { kind: 'recipient-alone', approvers: ['U0NOAH', 'S0APPROVERS'], contact },
    { kind: 'recipient-alone', approvers: [], contact },
  ],
  'already-approved-by-you': [
    { kind: 'already-approved-by-you' },
    { kind: 'already-approved-by-you', account: 'U0LEAD' },
  ],
  'too-late-to-deny': [{ kind: 'too-late-to-deny' }],
  replayed: [{ kind: 'replayed' }],
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
  'no-use-any-more': [
    { kind: 'no-use-any-more', action: 'disable-user', account: 'alice@example.com' },
  ],
  'may-not-look-up': [{ kind: 'may-not-look-up', contact }],
  'may-not-look-up-in': [
    { kind: 'may-not-look-up-in', pool: 'payments', allowed: ['staging'], contact },
  ],
  'action-not-allowed': USER_ACTIONS.map((action) => ({
    kind: 'action-not-allowed',
    action,
    pool: 'staging',
    contact,
  })),
  'user-not-found': [{ kind: 'user-not-found', account: 'alice@example.com' }],
  'external-user': [{ kind: 'external-user', account: 'alice@example.com' }],
  'nothing-to-prove': [{ kind: 'nothing-to-prove' }],
  'code-must-wait': [{ kind: 'code-must-wait' }],
  'nothing-to-reveal': [{ kind: 'nothing-to-reveal' }],
  'reveal-under-way': [{ kind: 'reveal-under-way' }],
  'reveal-must-wait': [{ kind: 'reveal-must-wait' }],
  'already-revealed': [{ kind: 'already-revealed', at }],
  'claim-over': [{ kind: 'claim-over' }],
  'account-locked': [{ kind: 'account-locked' }],
  'nothing-to-disown': [{ kind: 'nothing-to-disown' }],
  'too-many-codes': [{ kind: 'too-many-codes', limit: 10 }],
  'too-many-requests': [
    { kind: 'too-many-requests', what: 'person', limit: 20, window: 3_600_000, until: at },
    { kind: 'too-many-requests', what: 'pool', limit: 100, window: 86_400_000, until: at },
  ],
  'too-many-look-ups': [{ kind: 'too-many-look-ups', limit: 60, window: 3_600_000, until: at }],
  'too-many-open': [{ kind: 'too-many-open', limit: 20 }],
  frozen: [
    { kind: 'frozen', by: 'U0NOAH', at },
    { kind: 'frozen', by: 'U0NOAH', at, pool: 'staging', reason: 'A leaked token' },
  ],
  'may-not-freeze': [
    { kind: 'may-not-freeze', allowed: [], contact },
    { kind: 'may-not-freeze', pool: 'stagign', allowed: ['staging'], contact },
  ],
  'may-not-break-glass': [
    { kind: 'may-not-break-glass', what: 'not-listed', contact },
    { kind: 'may-not-break-glass', what: 'protected', contact },
  ],
};

const fieldErrorSamples: SamplesOf<FieldError> = {
  'email-missing': [{ kind: 'email-missing' }],
  'email-malformed': [{ kind: 'email-malformed' }],
  'email-not-ascii': [{ kind: 'email-not-ascii', suggestion: 'alice@example.com' }],
  'email-letter-not-ascii': [{ kind: 'email-letter-not-ascii', letter: 'а', number: 'U+0430' }],
  'email-domain-not-ascii': [{ kind: 'email-domain-not-ascii', domain: 'xn--exmple-4nf.com' }],
  'email-too-long': [{ kind: 'email-too-long' }],
  'domain-not-allowed': [
    { kind: 'domain-not-allowed', domain: 'gmail.com', allowed: ['example.com', 'example.jp'] },
  ],
  'user-exists': [{ kind: 'user-exists', email: 'alice@example.com', status: 'CONFIRMED' }],
  'alias-taken': [{ kind: 'alias-taken', attribute: 'phone_number', value: '+819012345678' }],
  'username-missing': [{ kind: 'username-missing' }],
  'username-looks-like-another': [{ kind: 'username-looks-like-another' }],
  'username-malformed': [{ kind: 'username-malformed' }],
  'attribute-missing': [{ kind: 'attribute-missing', name: 'given_name' }],
  'attribute-too-short': [{ kind: 'attribute-too-short', name: 'custom:department', min: 2 }],
  'attribute-too-long': [{ kind: 'attribute-too-long', name: 'custom:department', max: 20 }],
  'attribute-not-a-number': [{ kind: 'attribute-not-a-number', name: 'custom:seat' }],
  'attribute-out-of-range': [
    { kind: 'attribute-out-of-range', name: 'custom:seat', min: 1, max: 9 },
    { kind: 'attribute-out-of-range', name: 'custom:seat', min: 1, max: undefined },
    { kind: 'attribute-out-of-range', name: 'custom:seat', min: undefined, max: 9 },
  ],
  'attribute-not-a-date': [{ kind: 'attribute-not-a-date', name: 'birthdate' }],
  'attribute-unchanged': [{ kind: 'attribute-unchanged', name: 'family_name' }],
  'phone-malformed': [{ kind: 'phone-malformed', name: 'phone_number' }],
  'phone-needed': [{ kind: 'phone-needed' }],
  'group-missing': [{ kind: 'group-missing' }],
  'groups-not-offered': [{ kind: 'groups-not-offered', groups: ['editors', 'readers'] }],
  'not-confirmed-by-typing': [{ kind: 'not-confirmed-by-typing', expected: 'alice@example.com' }],
  'code-malformed': [{ kind: 'code-malformed' }],
  'attribute-not-offered': [{ kind: 'attribute-not-offered' }],
  'pool-missing': [{ kind: 'pool-missing' }],
  'pool-not-supported': [{ kind: 'pool-not-supported' }],
  'recipient-missing': [{ kind: 'recipient-missing' }],
  'recipient-unfit': kinds.map((person) => ({ kind: 'recipient-unfit', person })),
  'recipient-proposed-for-another': [{ kind: 'recipient-proposed-for-another' }],
  'unreadable-characters': [{ kind: 'unreadable-characters' }],
  'reason-missing': [{ kind: 'reason-missing' }],
  'reason-too-short': [{ kind: 'reason-too-short', least: 15 }],
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
  'not-confirmed': [
    { kind: 'not-confirmed', status: 'FORCE_CHANGE_PASSWORD' },
    { kind: 'not-confirmed', status: 'CONFIRMED', expected: 'FORCE_CHANGE_PASSWORD' },
  ],
  'alias-taken': [{ kind: 'alias-taken', attribute: 'phone_number', value: '+819012345678' }],
  'group-not-found': [{ kind: 'group-not-found', group: 'editors' }],
  'user-gone': [{ kind: 'user-gone', account: 'alice@example.com' }],
  'external-user': [{ kind: 'external-user', account: 'alice@example.com' }],
  'value-changed': [{ kind: 'value-changed', attribute: 'phone_number' }],
  'no-sign-in-as': [{ kind: 'no-sign-in-as', account: 'alice@example.com' }],
  'not-delivered': [{ kind: 'not-delivered', account: 'alice@example.com' }],
  'not-invitable': [{ kind: 'not-invitable', account: 'alice@example.com', status: 'CONFIRMED' }],
  'no-client': [{ kind: 'no-client' }],
  'no-recovery-by-email': [{ kind: 'no-recovery-by-email' }],
  'email-not-verified': [{ kind: 'email-not-verified', account: 'alice@example.com' }],
  'sign-in-failed': [{ kind: 'sign-in-failed', error: 'NotAuthorizedException' }],
  'code-not-sent': [{ kind: 'code-not-sent', why: 'not-delivered' }],
  'policy-changed': parts.map((what) => ({ kind: 'policy-changed', what })),
  'slack-refused': [{ kind: 'slack-refused', error: 'not_in_channel' }],
  fault: [{ kind: 'fault' }],
};

const findingSamples: SamplesOf<Finding> = {
  free: [{ kind: 'free', account: 'alice@example.com' }],
  exists: [{ kind: 'exists', account: 'alice@example.com', status: 'CONFIRMED' }],
  'alias-taken': [{ kind: 'alias-taken', attribute: 'phone_number', value: '+819012345678' }],
  'group-gone': [{ kind: 'group-gone', group: 'editors' }],
  standing: [{ kind: 'standing', account: 'alice@example.com', status: 'CONFIRMED' }],
  'user-gone': [{ kind: 'user-gone', account: 'alice@example.com' }],
  'policy-changed': parts.map((what) => ({ kind: 'policy-changed', what })),
};

export const refusals: readonly Refusal[] = Object.values(refusalSamples).flat();
export const fieldErrors: readonly FieldError[] = Object.values(fieldErrorSamples).flat();
export const troubles: readonly Trouble[] = Object.values(troubleSamples).flat();
export const findings: readonly Finding[] = Object.values(findingSamples).flat();
