import { describe, expect, it } from 'vitest';
import type { FilledForm } from '../../../src/features/add-user/filled-form.ts';
import { preview } from '../../../src/features/add-user/preview.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { fakeUsers } from '../../fake-services.ts';
import { chosen, type PoolKind } from './chosen-pool.ts';
import { filled } from './filled.ts';

const users = fakeUsers({ 'taken@example.com': 'CONFIRMED', taken: 'FORCE_CHANGE_PASSWORD' });

async function lines(kind: PoolKind, form: Partial<FilledForm>) {
  return preview({ users }, messagesIn('en'), (await chosen(kind)).chosen, filled(form));
}

const FITS = ':white_check_mark: Addresses at `example.com` are allowed in this pool.';
const KEY =
  ':key: The member chosen below receives a permanent password by direct message, for 10 minutes at most.';

describe('the preview', () => {
  it.each<[string, PoolKind, Partial<FilledForm>, string[]]>([
    [
      'that the address fits and nobody has it',
      {},
      {},
      [
        FITS,
        ':white_check_mark: There is no user `alice@example.com` in Storefront staging yet.',
        KEY,
      ],
    ],
    [
      'that somebody has it',
      {},
      { email: 'taken@example.com' },
      [
        FITS,
        ':warning: `taken@example.com` exists in Storefront staging already (`CONFIRMED`).',
        KEY,
      ],
    ],
    [
      'that its domain does not fit',
      { policy: { domains: ['example.co.jp', 'example.jp'] } },
      {},
      [
        ':warning: Addresses at `example.com` are not allowed in this pool, only at `example.co.jp`, `example.jp`.',
        ':white_check_mark: There is no user `alice@example.com` in Storefront staging yet.',
        KEY,
      ],
    ],
    ['nothing of an address that is none yet', {}, { email: 'alic' }, [KEY]],
    [
      'that somebody has the username',
      { pool: { usernameKind: 'username' } },
      { username: 'taken', email: 'taken@example.com' },
      [
        FITS,
        ':warning: `taken` exists in Storefront staging already (`FORCE_CHANGE_PASSWORD`).',
        KEY,
      ],
    ],
    [
      'nothing of a username that is not typed yet',
      { pool: { usernameKind: 'username' } },
      { email: 'taken@example.com' },
      [FITS, KEY],
    ],
    [
      'a temporary password, after both addresses are proved',
      {
        policy: {
          password: 'temporary',
          attributes: ['phone_number'],
          emailVerification: 'code',
          phoneVerification: 'code',
          client: { id: 'abc' },
        },
        pool: {
          attributes: [{ name: 'phone_number', type: 'phone', required: false, mutable: true }],
        },
      },
      { email: '', attributes: { 'attribute:phone:phone_number': '+819012345678' } },
      [
        ':envelope: First the email is proved by a code that Cognito sends there.',
        ':envelope: First the phone number is proved by a code that Cognito sends there.',
        ':key: The member chosen below receives a temporary password by direct message, for 10 minutes at most.',
      ],
    ],
    [
      'the groups chosen so far',
      { policy: { groups: ['editors', 'readers', 'others'] }, groups: ['editors', 'readers'] },
      { email: '', groups: ['readers', 'editors', 'ghosts'] },
      [':busts_in_silhouette: The user joins `editors`, `readers`.', KEY],
    ],
    [
      'nothing of a password that nobody in Slack sees',
      { policy: { delivery: 'invitation' } },
      { email: '' },
      [],
    ],
  ])('tells %s', async (_what, kind, form, told) => {
    expect(await lines(kind, form)).toEqual(told);
  });
});
