import { describe, expect, it } from 'vitest';
import { nextHint } from '../../../playground/page/coach/next-hint.ts';
import type { TrailEvent } from '../../../playground/page/playground-api.ts';
import type { Person } from '../../../playground/slack/client-api.ts';

const person = (id: string, name: string, title: string, story: string): Person => ({
  id,
  name,
  title,
  locale: 'en-US',
  kind: 'member',
  story,
  color: '#000000',
});
const lead = person('U1', 'Tomás', 'Team lead', 'May ask for accounts.');
const approver = person('U2', 'Mei', 'Engineer', 'Approves requests.');
const people = [lead, approver];

function hintAfter(me: Person, types: string[], signedIn?: string, recipient = lead.id) {
  const state = types.length === 1 ? 'pending' : 'approved';
  const events: TrailEvent[] = types.map((type, index) => ({
    type,
    at: '2026-11-22T12:00:00Z',
    ...(index === 0 ? { by: lead.id } : {}),
    sentence: '',
    details: { email: 'alice@example.com', fallback: lead.id, to: recipient },
    hash: `${index}`,
    chainOk: true,
  }));
  const trail = types.length === 0 ? undefined : { id: 'r1', state, events };
  return nextHint({ me, people, trail, signedIn });
}

describe('the next step', () => {
  it('begins with the lead and the command', () => {
    expect(hintAfter(lead, []).action).toEqual({
      type: 'type',
      command: '/cognito-add alice@example.com',
    });
    expect(hintAfter(approver, []).action).toEqual({ type: 'become', person: lead });
  });

  it.each([
    ['CodeSent', 'read it in the outbox'],
    ['CodeRejected', 'read it in the outbox'],
    ['InvitationSent', 'open it in the outbox'],
    ['ChangeApplied', 'It is done'],
  ])('says after %s where to look', (type, where) => {
    expect(hintAfter(lead, ['Requested', 'Approved', type]).text).toContain(where);
  });

  it('sends the request to an approver', () => {
    expect(hintAfter(lead, ['Requested']).action).toEqual({ type: 'become', person: approver });
    const hint = hintAfter(approver, ['Requested']);
    expect(hint.action).toBeUndefined();
    expect(hint.text).toContain('press Review');
  });

  it('does not send an approver’s own request back to that approver', () => {
    const own = { ...lead, story: 'Approves requests too.' };
    const trail = {
      id: 'r1',
      state: 'pending',
      events: [
        {
          type: 'Requested',
          at: '',
          by: own.id,
          sentence: '',
          details: {},
          hash: '0',
          chainOk: true,
        },
      ],
    };
    const hint = nextHint({ me: own, people: [own, approver], trail, signedIn: undefined });
    expect(hint.action).toEqual({ type: 'become', person: approver });
  });

  it('sends a request that needs a second approval to somebody who has not approved', () => {
    const second = person('U3', 'Aoi', 'Engineer', 'The second approver.');
    const event = { at: '', sentence: '', details: {}, hash: '', chainOk: true };
    const events = [
      { ...event, type: 'Requested', by: lead.name },
      { ...event, type: 'Approved', by: approver.name },
    ];
    const trail = { id: 'r1', state: 'pending', events };
    const story = { people: [...people, second], trail, signedIn: undefined };
    const becomes = { type: 'become', person: second };
    expect(nextHint({ ...story, me: approver }).action).toEqual(becomes);
  });

  it('waits for the worker after the approval', () => {
    expect(hintAfter(approver, ['Requested', 'Approved', 'UserCreated']).text).toContain(
      'watch the user pool',
    );
  });

  it('goes to whoever receives the credentials', () => {
    const types = ['Requested', 'Approved', 'DeliveryAnnounced', 'CredentialDelivered'];
    expect(hintAfter(lead, types, undefined, approver.id).action).toEqual({
      type: 'become',
      person: approver,
    });
  });

  it('does not end the story for a sign-in from before, or by somebody else', () => {
    const delivered = ['Requested', 'Approved', 'CredentialDelivered'];
    expect(hintAfter(lead, ['Requested'], 'alice@example.com').action?.type).toBe('become');
    expect(hintAfter(lead, delivered, 'bob@example.com').text).toContain('sign in on the right');
  });

  it('no longer points at a password that is gone', () => {
    const types = [
      'Requested',
      'Approved',
      'CredentialDelivered',
      'Acknowledged',
      'CredentialHidden',
    ];
    expect(hintAfter(lead, types).text).toContain('out of the direct message');
  });

  it('returns to the requester once the credentials were delivered', () => {
    const types = ['Requested', 'Approved', 'CredentialDelivered'];
    expect(hintAfter(approver, types).action).toEqual({ type: 'become', person: lead });
    expect(hintAfter(lead, types).text).toContain('sign in');
    expect(hintAfter(lead, types, 'alice@example.com').text).toContain(
      'alice@example.com is signed in',
    );
  });

  it.each(['Denied', 'Cancelled', 'Expired', 'Stopped'])(
    'says that the request was %s before it begins again',
    (type) => {
      const hint = hintAfter(lead, ['Requested', type]);
      expect(hint.text).toMatch(/^This request/);
      expect(hint.action?.type).toBe('type');
    },
  );

  it('points at the card when the request needs a human', () => {
    expect(hintAfter(lead, ['Requested', 'Approved', 'AttentionNeeded']).text).toContain(
      'needs a human',
    );
  });
});
