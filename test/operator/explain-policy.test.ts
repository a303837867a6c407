import { describe, expect, it } from 'vitest';
import { explainPolicy } from '../../src/operator/explain-policy.ts';
import { policyWith, rawPool } from '../samples.ts';

/** What is said of one pool. */
function said(pool: object): string[] {
  return explainPolicy(policyWith({ staging: rawPool(pool) }))
    .split('\n')
    .slice(7)
    .map((line) => line.trim());
}

describe('a policy in words', () => {
  it('begins with what holds for all pools', () => {
    const policy = policyWith({ staging: rawPool() }, { language: 'ja' });
    expect(explainPolicy(policy).split('\n').slice(0, 7)).toEqual([
      `Valid. Version ${policy.version.slice(0, 8)}.`,
      'Full members of T0HOME may act, as far as they are named below; nobody else may do anything.',
      'Requests are shown in C0REQUESTS, in Japanese. Whoever is refused is told to ask U0CONTACT.',
      'At most, for each person: 20 requests in 1 hour, 20 requests open at a time, 60 looks at users in 1 hour; for each pool: 100 requests in 1 hour.',
      'Everything can be frozen, and thawed, by whoever approves in any pool.',
      '',
      'staging: Storefront staging, ap-northeast-1_Staging01',
    ]);
  });

  it('says of a plain pool who may do what, and that nothing else may be done', () => {
    expect(said({})).toEqual([
      'New account: asked for by the group S0LEADS; 1 approval.',
      'Approvals: given by the group S0APPROVERS, U0SECOND, not on their own requests, and not alone for what they receive.',
      'Freezing and thawing this pool: the group S0APPROVERS, U0SECOND.',
      'Looking at users: not open to anybody.',
      'Not open to anybody: New one-time password (reset-password), Resend invitation (resend-invitation), Disable (disable-user), Enable (enable-user), Sign out everywhere (sign-out-user), Add to a group (add-to-group), Remove from a group (remove-from-group), Change an attribute (change-attribute), Mark as verified (mark-verified), Verify by code (verify-by-code), Delete (delete-user).',
      'Addresses: at example.com alone.',
      'Attributes shown: email, email_verified.',
      'E-mail address: the approvers answer for it. Phone number: the approvers answer for it.',
      'Password: by direct message, permanent, taken down after 10 minutes; the requester gets it where Slack takes no message for the recipient.',
      'Time: 3 days to decide; once approved, 3 days to carry it out.',
    ]);
  });

  it('says who may ask for each action, and how many must approve it', () => {
    const actions = {
      'show-user': {},
      'disable-user': { approvals: 0 },
      'delete-user': { requesters: ['U0ADMIN'], approvals: 2 },
    };
    const shown = { actions: { ...actions, 'show-user': { requesters: ['U0ADMIN', 'S0LEADS'] } } };
    expect(said({ actions: { 'show-user': {} } })).toContain(
      'Looking at users: the group S0LEADS, the group S0APPROVERS, U0SECOND.',
    );
    expect(said(shown)).toEqual(
      expect.arrayContaining([
        'Looking at users: U0ADMIN, the group S0LEADS.',
        'Disable (disable-user): asked for by the group S0LEADS; no approval.',
        'Delete (delete-user): asked for by U0ADMIN; 2 approvals.',
      ]),
    );
  });

  it('says what is protected, offered and proved, and how the password gets there', () => {
    expect(
      said({
        client: { id: 'abc' },
        selfApproval: true,
        groups: ['readers', 'editors'],
        protected: { groups: ['editors'], users: ['root'] },
        emailVerification: 'code',
        password: 'temporary',
        fallback: 'none',
        hideAfter: '90s',
      }),
    ).toEqual(
      expect.arrayContaining([
        'Approvals: given by the group S0APPROVERS, U0SECOND, also on their own requests, and for what they receive.',
        'Protected by 2 approvals at least: the groups editors, to join them and for whoever is in them; the users root.',
        'Groups to join: readers, editors.',
        'E-mail address: its owner proves it by a code. Phone number: the approvers answer for it.',
        'Password: by direct message, temporary, taken down after 1 minute, 30 seconds; nobody gets it where Slack takes no message for the recipient.',
      ]),
    );
    expect(said({ delivery: 'invitation', desiredDeliveryMediums: ['EMAIL', 'SMS'] })).toContain(
      'Password: a temporary one in Cognito’s own invitation, by EMAIL and SMS.',
    );
    expect(said({ approvals: 0, approvers: [] })).toEqual(
      expect.arrayContaining([
        'New account: asked for by the group S0LEADS; no approval.',
        'Approvals: nobody gives any.',
      ]),
    );
  });

  it('says who goes past the approvers, who is told, and for what nobody does', () => {
    const breakGlass = { people: ['S0LEADS'], tell: ['U0SECOND', 'U0WATCHES'] };
    expect(said({ breakGlass })).toContain(
      'Breaking the glass, without any approval: the group S0LEADS; told of it: the channel, and U0SECOND, U0WATCHES. Not for what is protected, nor while it is frozen.',
    );
    expect(said({}).join()).not.toContain('glass');
  });

  it('says of each delivery where the password goes, and when it is revoked', () => {
    const client = { id: 'abc' };
    const lines = (pool: object) =>
      said({ client, ...pool }).filter((line) => line.toLowerCase().includes('password'));
    const fallback = 'the requester gets it where Slack takes no message for the recipient.';
    expect(lines({ delivery: 'reveal' }).slice(-2)).toEqual([
      `Password: shown once in Slack, by a button in a direct message, permanent, taken down after 10 minutes; ${fallback}`,
      'A password that nobody claims is revoked after 1 day.',
    ]);
    expect(lines({ delivery: 'forgot-password' }).slice(-1)).toEqual([
      `Password: nobody sees any; a direct message says how to set one, with a code that Cognito sends by e-mail; ${fallback}`,
    ]);
    expect(lines({ delivery: 'invitation' }).slice(-1)).toEqual([
      `A password given later: by direct message, permanent, taken down after 10 minutes; ${fallback}`,
    ]);
    expect(lines({ claimWithin: '2h' }).slice(-1)).toEqual([
      'A password that nobody claims is revoked after 2 hours.',
    ]);
  });
});
