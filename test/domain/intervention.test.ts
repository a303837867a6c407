import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../src/domain/events.ts';
import {
  decideCancel,
  decideClaim,
  decideRetry,
  decideStop,
} from '../../src/domain/intervention.ts';
import type { Actor } from '../../src/domain/person.ts';
import type { Trouble } from '../../src/domain/trouble.ts';
import {
  actor,
  approved,
  approver,
  attention,
  HISTORY,
  involved,
  lead,
  NOW,
  nobody,
  policyWith,
  rawPool,
  requestAfter,
  requestAt,
  requested,
  secondApprover,
  started,
} from '../samples.ts';

const policy = policyWith();
const at = NOW.toISOString();
const nothing = { ok: true, value: undefined };
const refusedAs = (error: object) => ({ ok: false, error });
const troubled = requestAfter([approved, attention('start-creation')]);
const notAnApprover = refusedAs({
  kind: 'not-an-approver',
  pool: 'staging',
  approvers: ['S0APPROVERS', 'U0SECOND'],
  contact: 'U0CONTACT',
});

const maybeOurs: Trouble = {
  kind: 'maybe-ours',
  email: 'alice@example.com',
  sub: 'sub-of-alice',
  createdAt: at,
};
const failedWith = (trouble: Trouble) =>
  requestAfter([
    approved,
    started,
    { type: 'AttentionNeeded', step: 'create-user', trouble, reference: 'ref-1' },
  ]);

describe('taking a request back', () => {
  it.each(['pending', 'approved'] as const)('ends it while it is %s', (stage) => {
    const cancelled = { ok: true, value: { type: 'Cancelled', by: 'U0LEAD' } };
    expect(decideCancel(lead, requestAt(stage))).toEqual(cancelled);
  });

  it.each(['pending', 'denied', 'hidden'] as const)(
    'is for the requester alone, while it is %s',
    (stage) => {
      const refusal = refusedAs({ kind: 'not-the-requester', requester: 'U0LEAD' });
      expect(decideCancel(approver, requestAt(stage))).toEqual(refusal);
    },
  );

  it('is done already when the click comes twice', () => {
    expect(decideCancel(lead, requestAt('cancelled'))).toEqual(nothing);
  });

  it('comes after somebody’s no, after its time, after a stop', () => {
    const denied = { kind: 'already-decided', outcome: 'denied', by: 'U0APPROVER', at };
    expect(decideCancel(lead, requestAt('denied'))).toEqual(refusedAs(denied));
    const expired = { kind: 'request-expired', at };
    expect(decideCancel(lead, requestAt('expired'))).toEqual(refusedAs(expired));
    const stopped = { kind: 'request-stopped', by: 'U0APPROVER', at };
    expect(decideCancel(lead, requestAt('stopped'))).toEqual(refusedAs(stopped));
  });

  it.each(['creating', 'created', 'announced', 'delivered', 'acknowledged', 'hidden'] as const)(
    'is too late once it is %s',
    (stage) => {
      expect(decideCancel(lead, requestAt(stage))).toEqual(
        refusedAs({ kind: 'too-late-to-cancel' }),
      );
    },
  );
});

/** No list names the requester for what is theirs. */
const ruleOf = ({ id, groups }: Actor) =>
  id === 'U0LEAD' ? {} : { rule: { list: 'pools.staging.approvers', entry: [...groups][0] ?? id } };

describe('asking for another try', () => {
  it.each([lead, approver, secondApprover])('is for the requester and for approvers: %o', (who) => {
    const asked = { ok: true, value: { type: 'RetryAsked', by: who.id, ...ruleOf(who) } };
    expect(decideRetry(policy, who, troubled)).toEqual(asked);
  });

  it('is for nobody else, in trouble or not', () => {
    expect(decideRetry(policy, nobody, troubled)).toEqual(notAnApprover);
    expect(decideRetry(policy, nobody, requestAt('pending'))).toEqual(notAnApprover);
  });

  it('has nothing to ask for where nothing failed, or where no try can help', () => {
    const refusal = refusedAs({ kind: 'nothing-to-retry' });
    expect(decideRetry(policy, lead, requestAt('pending'))).toEqual(refusal);
    expect(decideRetry(policy, lead, failedWith(maybeOurs))).toEqual(refusal);
    const gone = failedWith({ kind: 'pool-not-found', userPoolId: 'eu-west-1_Gone' });
    expect(decideRetry(policy, lead, gone)).toEqual(refusal);
  });

  it('is an answer to the trouble that the button stood under, and to no later one', () => {
    expect(decideRetry(policy, lead, troubled, 'ref-1').ok).toBe(true);
    expect(decideRetry(policy, lead, troubled, 'ref-0')).toEqual(
      refusedAs({ kind: 'nothing-to-retry' }),
    );
    const later = { ...attention('show-card'), reference: 'ref-2' } as RequestEvent;
    const twice = requestAfter([approved, attention('start-creation'), later]);
    expect(decideRetry(policy, lead, twice, 'ref-1').ok).toBe(true);
    expect(decideRetry(policy, lead, twice, 'ref-2').ok).toBe(true);
  });

  it('ends after twenty times', () => {
    const failures = (times: number) =>
      Array.from({ length: times }, () => [
        attention('start-creation'),
        { type: 'RetryAsked', by: 'U0LEAD' } as const,
      ]).flat();
    const before = requestAfter([approved, ...failures(19), attention('start-creation')]);
    expect(decideRetry(policy, lead, before).ok).toBe(true);
    const after = requestAfter([approved, ...failures(20), attention('start-creation')]);
    expect(decideRetry(policy, lead, after)).toEqual(
      refusedAs({ kind: 'too-many-retries', limit: 20 }),
    );
    const mended = requestAfter([approved, ...failures(20)]);
    expect(decideRetry(policy, lead, mended)).toEqual(refusedAs({ kind: 'nothing-to-retry' }));
  });
});

describe('a click on another try that Slack delivers late', () => {
  const again = requestAfter([approved, attention('create-user')]);

  it('counts for the trouble that it was shown under, and for no later one', () => {
    expect(decideRetry(policy, lead, again, 'ref-1').ok).toBe(true);
    expect(decideRetry(policy, lead, again, 'ref-0')).toEqual(
      refusedAs({ kind: 'nothing-to-retry' }),
    );
  });
});

describe('stopping a request in trouble', () => {
  it.each([lead, approver])('is for the requester and for approvers: %o', (who) => {
    const stopped = { ok: true, value: { type: 'Stopped', by: who.id, ...ruleOf(who) } };
    expect(decideStop(policy, who, troubled)).toEqual(stopped);
    expect(decideStop(policy, who, failedWith(maybeOurs))).toEqual(stopped);
  });

  it('is for nobody else', () => {
    expect(decideStop(policy, nobody, troubled)).toEqual(notAnApprover);
  });

  it('has nothing to stop where nothing stands in the way', () => {
    const refusal = refusedAs({ kind: 'nothing-to-stop' });
    expect(decideStop(policy, lead, requestAt('creating'))).toEqual(refusal);
    const mute = requestAfter([approved, attention('show-card')]);
    expect(decideStop(policy, lead, mute)).toEqual(refusal);
  });

  it.each(['pending', 'approved', 'creating', 'created', 'announced'] as const)(
    'ends one that is %s',
    (stage) => {
      const blocked = requestAfter([...HISTORY[stage], attention('expire')]);
      const decided = decideStop(policy, lead, blocked);
      if (!decided.ok || !decided.value) throw new Error('It was not stopped');
      const ended = requestAfter([...blocked.trail.slice(1), decided.value]);
      expect(ended).toMatchObject({ stage: { kind: 'stopped', by: 'U0LEAD' }, troubles: [] });
    },
  );

  it.each(['delivered', 'acknowledged'] as const)(
    'does not leave a password standing that is %s',
    (stage) => {
      const shown = requestAfter([...HISTORY[stage], attention('hide-credential')]);
      expect(decideStop(policy, lead, shown)).toEqual(refusedAs({ kind: 'nothing-to-stop' }));
    },
  );

  it('is not what somebody has done who ended it in another way', () => {
    const refusal = refusedAs({ kind: 'nothing-to-stop' });
    expect(decideStop(policy, lead, requestAt('cancelled'))).toEqual(refusal);
    expect(decideStop(policy, approver, requestAt('denied'))).toEqual(refusal);
  });

  it('is done already when the same person’s click comes twice, and not when another’s does', () => {
    expect(decideStop(policy, approver, requestAt('stopped'))).toEqual(nothing);
    expect(decideStop(policy, lead, requestAt('stopped'))).toEqual(
      refusedAs({ kind: 'nothing-to-stop' }),
    );
  });
});

describe('declaring a user to be ours', () => {
  const doubtful = failedWith(maybeOurs);
  const refusal = refusedAs({ kind: 'nothing-to-claim' });

  it('is for approvers, of the very user that the card showed', () => {
    expect(decideClaim(policy, involved(approver, doubtful), doubtful, 'sub-of-alice')).toEqual({
      ok: true,
      value: {
        type: 'ClaimedAsOurs',
        by: 'U0APPROVER',
        sub: 'sub-of-alice',
        rule: { list: 'pools.staging.approvers', entry: 'S0APPROVERS' },
      },
    });
    expect(decideClaim(policy, involved(approver, doubtful), doubtful, 'sub-of-another')).toEqual(
      refusal,
    );
    expect(decideClaim(policy, involved(approver, doubtful), doubtful, undefined)).toEqual(refusal);
  });

  it('is not for the requester, who would approve their own request thereby', () => {
    expect(decideClaim(policy, involved(lead, doubtful), doubtful, 'sub-of-alice')).toEqual(
      notAnApprover,
    );
    const both = actor('U0LEAD', { groups: new Set(['S0APPROVERS']) });
    expect(decideClaim(policy, involved(both, doubtful), doubtful, 'sub-of-alice')).toMatchObject({
      error: { kind: 'own-request' },
    });
    const alone = policyWith({ staging: rawPool({ selfApproval: true }) });
    const allowed = { ...doubtful, selfApproval: true };
    expect(decideClaim(alone, involved(both, allowed), allowed, 'sub-of-alice').ok).toBe(true);
  });

  it('is not for whoever would receive the password of that user', () => {
    const recipient = actor('U0LEAD', { groups: new Set(['S0APPROVERS']), email: 'e@example.com' });
    const people = { requester: secondApprover, recipient };
    expect(
      decideClaim(policy, involved(recipient, doubtful, people), doubtful, 'sub-of-alice'),
    ).toMatchObject({ error: { kind: 'recipient-alone' } });
  });

  it('answers that question alone', () => {
    expect(decideClaim(policy, involved(approver, troubled), troubled, 'sub-of-alice')).toEqual(
      refusal,
    );
    expect(
      decideClaim(
        policy,
        involved(approver, requestAt('creating')),
        requestAt('creating'),
        undefined,
      ),
    ).toEqual(refusal);
    const exists = failedWith({ kind: 'user-exists', email: 'alice@example.com' });
    expect(decideClaim(policy, involved(approver, exists), exists, undefined)).toEqual(refusal);
    const claimed = requestAfter([
      ...doubtful.trail.slice(1),
      { type: 'ClaimedAsOurs', by: 'U0APPROVER', sub: 'sub-of-alice' },
    ]);
    expect(decideClaim(policy, involved(approver, claimed), claimed, 'sub-of-alice')).toEqual(
      refusal,
    );
  });

  it('is of no use to a request that has ended', () => {
    const ended = requestAt('expired', requested());
    expect(decideClaim(policy, involved(approver, ended), ended, 'sub-of-alice')).toEqual(refusal);
  });
});
