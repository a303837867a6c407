import { describe, expect, it } from 'vitest';
import { policyProblems } from '../../src/domain/policy-problems.ts';
import { rawPolicy, rawPool } from '../samples.ts';

/** What is wrong with a pool as `path: message` lines, the paths within the pool. */
const problems = (more: object) =>
  policyProblems(rawPolicy({}, { staging: rawPool(more) })).map(
    ({ path, message }) => `${path.replace('pools.staging.', '')}: ${message}`,
  );

const NOAH_AND_KIM = { approvers: ['U0NOAH', 'U0KIM'] };

const stuck = (path: string, who: string, approvals = 2) =>
  `${path}: leaves requests of ${who} without the ${approvals} approvals that they take, because nobody approves their own; name more approvers, or a user group`;

describe('requesters who approve', () => {
  it('must leave enough others in the pool', () => {
    const pool = { ...NOAH_AND_KIM, requesters: ['U0NOAH', 'U0LEE', 'U0KIM'], approvals: 2 };
    const told = [stuck('approvers', 'U0NOAH, U0KIM')];
    expect(problems(pool)).toEqual(told);
    expect(problems({ ...pool, requesters: ['U0LEE'] })).toEqual([]);
    expect(problems({ ...pool, approvals: 1 })).toEqual([]);
    expect(problems({ ...pool, approvals: 1, approvers: ['U0NOAH'] })).toEqual([
      stuck('approvers', 'U0NOAH', 1),
    ]);
  });

  it('may be enough where they may approve their own, or where a group knows', () => {
    const pool = { ...NOAH_AND_KIM, requesters: ['U0NOAH'], approvals: 2 };
    expect(problems({ ...pool, selfApproval: true })).toEqual([]);
    expect(problems({ ...pool, approvers: ['U0NOAH', 'S0APPROVERS'] })).toEqual([]);
    expect(problems({ ...pool, requesters: ['U0NOAH', 'S0LEADS'] })).toEqual([]);
  });

  it('must leave enough others for each action, with the requesters and approvals that it has', () => {
    const own = (action: object) =>
      problems({
        ...NOAH_AND_KIM,
        requesters: ['U0NOAH'],
        actions: { 'show-user': { approvals: 2 }, 'delete-user': action },
      });
    expect(own({ approvals: 2 })).toEqual([stuck('actions.delete-user.approvals', 'U0NOAH')]);
    expect(own({ approvals: 2, requesters: ['U0KIM'] })).toEqual([
      stuck('actions.delete-user.approvals', 'U0KIM'),
    ]);
    expect(own({ requesters: ['U0KIM'] })).toEqual([]);
    expect(own({})).toEqual([]);
  });

  it('are told of once, where an action takes after its pool', () => {
    const pool = { ...NOAH_AND_KIM, requesters: ['U0NOAH'], approvals: 2 };
    const actions = { 'show-user': {}, 'enable-user': {} };
    expect(problems({ ...pool, actions })).toEqual([stuck('approvers', 'U0NOAH')]);
  });

  it.each([{ groups: ['admins'] }, { users: ['root'] }])(
    'must leave two for what is protected, as %j',
    (listed) => {
      const actions = { 'show-user': {}, 'delete-user': { requesters: ['U0KIM'] } };
      const pool = { ...NOAH_AND_KIM, actions, protected: listed };
      expect(problems(pool)).toEqual([stuck('protected', 'U0KIM')]);
      expect(problems({ ...pool, requesters: ['U0NOAH'] })).toEqual([
        stuck('protected', 'U0NOAH, U0KIM'),
      ]);
      const three = { approvers: [...NOAH_AND_KIM.approvers, 'U0LEE'] };
      expect(problems({ ...pool, ...three, requesters: ['U0NOAH'] })).toEqual([]);
    },
  );

  it('are not counted where a list cannot be read', () => {
    const message = 'must be a list of Slack user or user-group ids';
    const pool = { ...NOAH_AND_KIM, approvals: 2 };
    expect(problems({ ...pool, requesters: 'U0NOAH' })).toEqual([`requesters: ${message}`]);
    expect(problems({ ...pool, requesters: ['U0NOAH'], selfApproval: 'yes' })).toEqual([
      'selfApproval: must be true or false',
    ]);
  });
});

describe('whoever asks for something', () => {
  it('has to see users for it', () => {
    const needed = 'actions: needs show-user, where it is asked for; add show-user: {}';
    expect(problems({ actions: { 'disable-user': {} } })).toEqual([needed]);
    expect(problems({ actions: { 'disable-user': {}, 'show-user': {} } })).toEqual([]);
    expect(problems({ actions: { 'show-user': {} } })).toEqual([]);
    expect(problems({ actions: {} })).toEqual([]);
  });

  const blind = (who: string) =>
    `actions.delete-user.requesters: needs show-user, where it is asked for, and show-user does not name ${who}; name them under actions.show-user.requesters`;

  it('has to be named among those who see them', () => {
    const asking = (requesters: string[], show: object = {}) =>
      problems({ actions: { 'show-user': show, 'delete-user': { requesters } } });
    expect(asking(['S0LEADS', 'U0SECOND'])).toEqual([]);
    expect(asking(['U0LEE', 'U0SECOND', 'S0OTHERS'])).toEqual([blind('U0LEE, S0OTHERS')]);
    expect(asking(['U0LEE'], { requesters: ['U0LEE'] })).toEqual([]);
    expect(asking(['U0SECOND'], { requesters: ['U0LEE'] })).toEqual([blind('U0SECOND')]);
  });

  it('is not looked for where a list cannot be read', () => {
    const message = 'must be a list of Slack user or user-group ids';
    const actions = { 'show-user': {}, 'delete-user': { requesters: ['U0LEE'] } };
    expect(problems({ actions, requesters: 'U0LEE' })).toEqual([`requesters: ${message}`]);
    expect(
      problems({ actions: { 'show-user': {}, 'delete-user': { requesters: 'U0LEE' } } }),
    ).toEqual([`actions.delete-user.requesters: ${message}`]);
  });
});
