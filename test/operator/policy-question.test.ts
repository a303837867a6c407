import { describe, expect, it } from 'vitest';
import { answerQuestion, deedCalled, type Question } from '../../src/operator/policy-question.ts';
import { policyWith, rawPool } from '../samples.ts';

const policy = policyWith({
  staging: rawPool({
    requesters: ['S0LEADS', 'U0EMMA'],
    breakGlass: { people: ['U0EMMA'], tell: ['U0EMMA', 'U0SECOND', 'U0WATCHES'] },
    actions: { 'show-user': {}, 'delete-user': { requesters: ['U0EMMA'], approvals: 2 } },
  }),
  sandbox: rawPool({ userPoolId: 'ap-northeast-1_Sandbox', approvals: 0, selfApproval: true }),
});

function answer(question: Partial<Question>): string[] {
  const asked: Question = { person: 'U0EMMA', groups: [], deed: 'add', pool: 'staging' };
  return answerQuestion(policy, { ...asked, ...question }).split('\n');
}

const APPROVERS = 'the group S0APPROVERS, U0SECOND';

describe('a question to the policy', () => {
  it('is answered by the entry that names the person', () => {
    expect(answer({})).toEqual([
      'Yes: pools.staging.requesters names them.',
      `It takes 1 approval from ${APPROVERS}; more where something protected is touched.`,
      'It holds while Slack says that U0EMMA is a full member of T0HOME.',
    ]);
  });

  it('is answered by a group that they are said to be in', () => {
    expect(answer({ person: 'U0KEN', groups: ['S0LEADS'], pool: 'sandbox' })).toEqual([
      'Yes: pools.sandbox.requesters names the group S0LEADS.',
      'It takes no approval; more where something protected is touched.',
      'It holds while Slack says that U0KEN is a full member of T0HOME and in S0LEADS.',
    ]);
  });

  it('says so when only a group could decide', () => {
    expect(answer({ person: 'U0KEN' })).toEqual([
      'Perhaps: pools.staging.requesters does not name U0KEN, but the group S0LEADS.',
      'Slack is not asked who is in it. Say so: --groups S0LEADS',
    ]);
    expect(answer({ person: 'U0KEN', deed: 'look-up' })).toEqual([
      'Perhaps: pools.staging.requesters and pools.staging.approvers do not name U0KEN, but the group S0LEADS, the group S0APPROVERS.',
      'Slack is not asked who is in it. Say so: --groups S0LEADS,S0APPROVERS',
    ]);
  });

  it('is answered with who is named instead', () => {
    expect(answer({ person: 'U0KEN', groups: ['S0OTHER'] })).toEqual([
      'No: pools.staging.requesters names the group S0LEADS, U0EMMA, not U0KEN, nor S0OTHER.',
    ]);
    expect(answer({ person: 'U0KEN', deed: 'delete-user' })).toEqual([
      'No: pools.staging.actions.delete-user.requesters names U0EMMA, not U0KEN.',
    ]);
  });

  it('tells the limits of approving, and of looking', () => {
    expect(answer({ person: 'U0SECOND', deed: 'approve' }).slice(0, 2)).toEqual([
      'Yes: pools.staging.approvers names them.',
      'Not their own requests, nor those of another account with their e-mail address; not alone what they receive.',
    ]);
    expect(answer({ person: 'U0SECOND', deed: 'approve', pool: 'sandbox' })[1]).toBe(
      'Also their own requests, and what they receive (selfApproval).',
    );
    expect(answer({ deed: 'look-up' })[1]).toBe('Every look is on record.');
    expect(answer({ deed: 'delete-user' })[1]).toBe(
      `It takes 2 approvals from ${APPROVERS}; more where something protected is touched.`,
    );
  });

  it('knows who goes past the approvers, and who freezes', () => {
    expect(answer({ deed: 'break-glass' }).slice(0, 2)).toEqual([
      'Yes: pools.staging.breakGlass.people names them.',
      'With a reason, and without any approval; the channel and U0SECOND, U0WATCHES are told. Not for what is protected, nor while it is frozen.',
    ]);
    expect(answer({ deed: 'break-glass', pool: 'sandbox' })).toEqual([
      'No: pools.sandbox has no breakGlass, so nobody may.',
    ]);
    expect(answer({ deed: 'freeze', person: 'U0SECOND' }).slice(0, 2)).toEqual([
      'Yes: pools.staging.approvers names them.',
      'Also everything at once; and they may thaw it.',
    ]);
    expect(deedCalled('break-glass')).toBe('break-glass');
    expect(deedCalled('freeze')).toBe('freeze');
  });

  it('is no where the policy names neither action nor pool', () => {
    expect(answer({ deed: 'disable-user' })).toEqual([
      'No: pools.staging.actions does not name disable-user, so nobody may.',
    ]);
    expect(answer({ deed: 'look-up', pool: 'sandbox' })).toEqual([
      'No: pools.sandbox.actions does not name show-user, so nobody may.',
    ]);
    expect(answer({ pool: 'payments' })).toEqual([
      'No: the policy has no pool payments; it has staging, sandbox.',
    ]);
  });

  it('is about something that can be done', () => {
    expect(deedCalled('reset-password')).toBe('reset-password');
    expect(deedCalled('fly')).toBeUndefined();
    expect(deedCalled(undefined)).toBeUndefined();
  });
});
