import { describe, expect, it } from 'vitest';
import type { UserAction } from '../../../src/domain/plan.ts';
import { choicesFor, offersFor } from '../../../src/features/manage-user/offers.ts';
import type { Sight } from '../../../src/features/manage-user/sight.ts';
import { lead, nobody } from '../../samples.ts';
import { EVERYTHING, sight } from './scene.ts';

const offered = (seen: Sight) => offersFor(seen, lead);
const unverified = { ...sight().user.attributes, email_verified: 'false', phone_number: '+8190' };

/** A policy cannot say so; the offer does not rely on that. */
const withoutClient = (seen: Sight): Sight => ({
  ...seen,
  pool: { ...seen.pool, client: undefined },
});

describe('what is offered for a user', () => {
  it('is what would change something, in a fixed order', () => {
    expect(offered(sight({}, ['readers']))).toEqual([
      'reset-password',
      'disable-user',
      'sign-out-user',
      'add-to-group',
      'remove-from-group',
      'change-attribute',
      'delete-user',
    ]);
  });

  it('is nothing for somebody who may ask for nothing', () => {
    expect(offersFor(sight(), nobody)).toEqual([]);
  });

  it('is only what the policy names', () => {
    const { 'disable-user': disable } = EVERYTHING;
    const actions = { 'show-user': {}, 'disable-user': disable, 'enable-user': {} };
    expect(offered(sight({}, [], { actions }))).toEqual(['disable-user']);
  });

  it.each<[string, Sight, UserAction, boolean]>([
    [
      'no password of an external user',
      sight({ status: 'EXTERNAL_PROVIDER' }),
      'reset-password',
      false,
    ],
    [
      'the invitation of one who never came',
      sight({ status: 'FORCE_CHANGE_PASSWORD' }),
      'resend-invitation',
      true,
    ],
    ['no invitation of one who did', sight(), 'resend-invitation', false],
    ['enabling whoever is disabled', sight({ enabled: false }), 'enable-user', true],
    ['no disabling of whoever is disabled', sight({ enabled: false }), 'disable-user', false],
    ['no enabling of whoever is enabled', sight(), 'enable-user', false],
    ['no group where they are in all', sight({}, ['editors', 'readers']), 'add-to-group', false],
    [
      'no leaving of groups that the policy does not name',
      sight({}, ['admins']),
      'remove-from-group',
      false,
    ],
    ['marking what is not verified', sight({ attributes: unverified }), 'mark-verified', true],
    ['no marking of what is verified', sight(), 'mark-verified', false],
    ['a code for what is not verified', sight({ attributes: unverified }), 'verify-by-code', true],
    [
      'no code without an app client',
      withoutClient(sight({ attributes: unverified })),
      'verify-by-code',
      false,
    ],
    [
      'no code to somebody with a second factor',
      sight({ attributes: unverified, mfa: ['SMS_MFA'] }),
      'verify-by-code',
      false,
    ],
    [
      'no code to a disabled user',
      sight({ attributes: unverified, enabled: false }),
      'verify-by-code',
      false,
    ],
    [
      'no code to an external user',
      sight({ attributes: unverified, status: 'EXTERNAL_PROVIDER' }),
      'verify-by-code',
      false,
    ],
    [
      'marking for an external user',
      sight({ attributes: unverified, status: 'EXTERNAL_PROVIDER' }),
      'mark-verified',
      true,
    ],
    [
      'no attribute where none may change',
      sight({}, [], { changeableAttributes: ['custom:fixed'] }),
      'change-attribute',
      false,
    ],
  ])('is %s', (_what, seen, action, isOffered) => {
    expect(offered(seen).includes(action)).toBe(isOffered);
  });
});

describe('what is chosen among', () => {
  it('is groups of the policy that the pool has and the user is not in', () => {
    const seen = sight({}, ['readers'], { groups: ['editors', 'readers', 'gone'] });
    expect(choicesFor('add-to-group', seen)).toEqual(['editors']);
    expect(choicesFor('remove-from-group', seen)).toEqual(['readers']);
  });

  it('is what is there and not verified', () => {
    expect(choicesFor('verify-by-code', sight({ attributes: unverified }))).toEqual([
      'email',
      'phone_number',
    ]);
    // Whoever approves a marking has to see the value.
    const hidden = { visibleAttributes: ['email'], changeableAttributes: [] };
    expect(choicesFor('mark-verified', sight({ attributes: unverified }, [], hidden))).toEqual([
      'email',
    ]);
    const { phone_number: _phone, ...noPhone } = unverified;
    expect(choicesFor('verify-by-code', sight({ attributes: noPhone }))).toEqual(['email']);
  });

  it('is attributes that policy and schema let change, the e-mail address among them', () => {
    const seen = sight();
    const names = ['email', 'phone_number', 'custom:team', 'custom:seat'];
    expect(choicesFor('change-attribute', seen)).toEqual(names);
    const kept: Sight = { ...seen, description: { ...seen.description, keepsEmail: true } };
    expect(choicesFor('change-attribute', kept)).toEqual(names.slice(1));
  });
});
