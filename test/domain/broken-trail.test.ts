import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../src/domain/events.ts';
import { BrokenTrail, only } from '../../src/domain/only.ts';
import { type Request, requestFrom } from '../../src/domain/request.ts';
import type { Stage } from '../../src/domain/stage.ts';
import { seal } from '../../src/domain/trail.ts';
import {
  acknowledged,
  announced,
  approved,
  created,
  delivered,
  denied,
  disowned,
  HISTORY,
  locked,
  NOW,
  overtaken,
  REQUEST_ID,
  requestAfter,
  requested,
  revealAsked,
  revealBegun,
  revealed,
  STAGES,
  started,
  taken,
} from '../samples.ts';

describe('a trail that no code of ours could have written', () => {
  const EVERY: readonly RequestEvent[] = [
    { type: 'ApprovalNotRequired', policy: 'f00d' },
    approved,
    { type: 'GlassBroken', by: 'U0LEAD', reason: 'fire', digest: 'f00d', tell: [] },
    { type: 'Frozen', freeze: { by: 'U0NOAH', at: NOW.toISOString() } },
    { type: 'Thawed' },
    denied,
    { type: 'Cancelled', by: 'U0LEAD' },
    { type: 'Expired' },
    { type: 'Stopped', by: 'U0APPROVER' },
    { type: 'ClaimedAsOurs', by: 'U0APPROVER', sub: 'sub-of-alice' },
    started,
    created,
    { type: 'UserFound', username: 'u-1', sub: 'sub-1' },
    { type: 'GroupAdded', group: 'editors' },
    { type: 'CodeSent', attribute: 'email', destination: 'a***@e***' },
    { type: 'CodeRejected', attribute: 'email', why: 'wrong' },
    { type: 'CodeAskedAgain', by: 'U0LEAD' },
    { type: 'AttributeVerified', attribute: 'email' },
    { type: 'InvitationSent', mediums: ['EMAIL'] },
    { type: 'ChangeApplied', action: 'disable-user' },
    announced,
    { type: 'FirstSignInCompleted' },
    delivered,
    { type: 'SignInChecked' },
    acknowledged,
    taken,
    revealAsked,
    revealBegun,
    { type: 'RevealMissed' },
    revealed,
    disowned,
    locked,
    { type: 'CredentialRevoked', why: 'unclaimed' },
    { type: 'CredentialUsed' },
    overtaken,
    { type: 'RecipientTold' },
  ];
  const FREEZING = ['Frozen', 'Thawed'] as const;
  const FITTING: Record<Stage['kind'], readonly RequestEvent['type'][]> = {
    pending: [
      'ApprovalNotRequired',
      'Approved',
      'GlassBroken',
      'Denied',
      'Cancelled',
      'Stopped',
      'Expired',
    ],
    approved: ['UserFound', 'CreationStarted', 'Cancelled', 'Stopped', 'Expired', ...FREEZING],
    denied: [],
    cancelled: [],
    expired: [],
    stopped: [],
    creating: ['UserCreated', 'ClaimedAsOurs', 'Stopped', 'Expired', ...FREEZING],
    created: [
      'GroupAdded',
      'CodeSent',
      'CodeRejected',
      'CodeAskedAgain',
      'AttributeVerified',
      'InvitationSent',
      'ChangeApplied',
      'DeliveryAnnounced',
      'Stopped',
      'Expired',
      ...FREEZING,
    ],
    invited: [],
    done: [],
    announced: [
      'DeliveryAnnounced',
      'FirstSignInCompleted',
      'CredentialDelivered',
      'RecipientTold',
      'Overtaken',
      'Stopped',
      'Expired',
      ...FREEZING,
    ],
    delivered: [
      'SignInChecked',
      'Acknowledged',
      'CredentialHidden',
      'CredentialUsed',
      'CredentialRevoked',
      'Overtaken',
    ],
    acknowledged: ['CredentialHidden'],
    hidden: ['Acknowledged', 'CredentialUsed', 'CredentialRevoked', 'Overtaken'],
    claimable: [
      'FirstSignInCompleted',
      'RevealAsked',
      'RevealBegun',
      'RevealMissed',
      'CredentialRevoked',
      'Overtaken',
      'Stopped',
      ...FREEZING,
    ],
    revealed: ['SignInChecked', 'CredentialHidden', 'Overtaken', 'Disowned'],
    overtaken: ['CredentialHidden'],
    disowned: ['AccountLocked'],
    locked: [],
    revoked: [],
    told: [],
  };

  it.each(STAGES)('goes on from %s with an event that cannot follow', (stage) => {
    const follow = (event: RequestEvent): Request => requestAfter([...HISTORY[stage], event]);
    for (const event of EVERY) {
      if (FITTING[stage].includes(event.type)) expect(follow(event)).toBeDefined();
      else expect(() => follow(event), event.type).toThrow(BrokenTrail);
    }
  });

  it('is told of by request, stage and event', () => {
    expect(() => requestAfter([approved, acknowledged])).toThrow(
      `${REQUEST_ID} is approved and cannot become Acknowledged`,
    );
    expect(() => requestFrom(REQUEST_ID, [])).toThrow(
      `${REQUEST_ID} does not begin with Requested`,
    );
    expect(() => requestAfter([requested()])).toThrow(`${REQUEST_ID} is requested twice`);
    expect(() => only({ kind: 'pending' }, 'delivered', 'acknowledged')).toThrow(
      'A request that is pending is not delivered or acknowledged',
    );
    expect(new BrokenTrail('why').name).toBe('BrokenTrail');
  });

  it('is empty, or does not begin with Requested, or is requested twice', () => {
    const fold = (events: RequestEvent[]) =>
      requestFrom(REQUEST_ID, seal(REQUEST_ID, [], events, NOW));
    expect(() => fold([])).toThrow(BrokenTrail);
    expect(() => fold([approved])).toThrow(BrokenTrail);
    expect(() => fold([requested(), requested()])).toThrow(BrokenTrail);
  });
});
