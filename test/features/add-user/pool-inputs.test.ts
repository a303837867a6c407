import type { InputBlock, KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { PoolAttribute } from '../../../src/domain/user-attribute.ts';
import { handoverBlock, poolInputs } from '../../../src/features/add-user/pool-inputs.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { chosen, type PoolKind } from './chosen-pool.ts';

const en = messagesIn('en');
const ja = messagesIn('ja');

const attribute = (name: string, more: Partial<PoolAttribute> = {}): PoolAttribute => ({
  name,
  type: 'string',
  required: true,
  mutable: true,
  ...more,
});

async function inputs(kind: PoolKind, words = en): Promise<InputBlock[]> {
  return poolInputs(words, (await chosen(kind)).chosen);
}

async function inputFor(asked: PoolAttribute): Promise<InputBlock | undefined> {
  const policy = { attributes: [asked.name] };
  const [only] = await inputs({ policy, pool: { attributes: [asked] } });
  return only;
}

const labels = (blocks: InputBlock[]) => blocks.map(({ label }) => label.text);

describe('what a pool asks', () => {
  it('is nothing more where pool and policy want nothing more', async () => {
    expect(await inputs({})).toEqual([]);
  });

  const names: PoolKind = {
    policy: { attributes: ['nickname', 'custom:unknown'] },
    pool: {
      attributes: [
        attribute('family_name'),
        attribute('nickname', { required: false }),
        attribute('website', { required: false }),
      ],
    },
  };

  it('are the attributes it requires, and those that the policy names and it has', async () => {
    expect(labels(await inputs(names))).toEqual(['Family name', 'Nickname']);
    expect(labels(await inputs(names, ja))).toEqual(['姓', 'ニックネーム']);
    expect((await inputs(names)).map(({ optional }) => optional)).toEqual([undefined, true]);
  });

  it('is a username where usernames are chosen', async () => {
    expect(await inputs({ pool: { usernameKind: 'username' } })).toMatchObject([
      { block_id: 'username', label: { text: 'Username' }, dispatch_action: true },
    ]);
    expect(await inputs({ pool: { usernameKind: 'alias' } })).toEqual([]);
  });

  const phone = attribute('phone_number', { type: 'phone', required: false });

  it('is a phone number where the invitation goes by SMS, required then', async () => {
    const kind = (mediums: string[]): PoolKind => ({
      policy: { delivery: 'invitation', desiredDeliveryMediums: mediums },
      pool: { attributes: [phone] },
    });
    expect(await inputs(kind(['EMAIL', 'SMS']))).toMatchObject([
      {
        label: { text: 'Phone number' },
        hint: { text: 'With the country code: +81 90 1234 5678.' },
      },
    ]);
    expect((await inputs(kind(['SMS'])))[0]).not.toHaveProperty('optional');
    expect(await inputs(kind(['EMAIL']))).toEqual([]);
  });

  it('are those groups of the policy that the pool has, none chosen', async () => {
    const policy = { groups: ['editors', 'readers', 'ghosts'] };
    const [groups] = await inputs({ policy, groups: ['readers', 'editors', 'others'] });
    expect(groups).toMatchObject({
      block_id: 'groups-staging',
      optional: true,
      label: { text: 'Groups' },
      element: {
        type: 'multi_static_select',
        action_id: 'groups',
        options: [
          { value: 'editors', text: { text: 'editors' } },
          { value: 'readers', text: { text: 'readers' } },
        ],
      },
    });
    expect(groups?.element).not.toHaveProperty('initial_options');
  });

  it('are no groups where the pool has none of them', async () => {
    expect(await inputs({ policy: { groups: ['ghosts'] }, groups: ['others'] })).toEqual([]);
  });

  it('carries long names of groups in an option by their digest', async () => {
    const name = 'g'.repeat(76);
    const [groups] = await inputs({ policy: { groups: [name] }, groups: [name] });
    expect(groups?.element).toMatchObject({
      options: [{ value: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
  });
});

describe('the input of an attribute', () => {
  it.each<[PoolAttribute, object, string | undefined]>([
    [
      attribute('custom:team', { min: 2, max: 20 }),
      { type: 'plain_text_input', min_length: 2, max_length: 20 },
      'Between 2 and 20 characters.',
    ],
    [
      attribute('custom:team', { min: 2 }),
      { type: 'plain_text_input', min_length: 2 },
      'At least 2 characters.',
    ],
    [attribute('name'), { type: 'plain_text_input' }, undefined],
    [
      attribute('custom:seat', { type: 'number', min: 1, max: 9 }),
      { type: 'number_input', is_decimal_allowed: true, min_value: '1', max_value: '9' },
      'Between 1 and 9.',
    ],
    [attribute('custom:seat', { type: 'number', max: 9 }), { max_value: '9' }, 'At most 9.'],
    [
      attribute('phone_number', { type: 'phone' }),
      { type: 'plain_text_input' },
      'With the country code: +81 90 1234 5678.',
    ],
    [attribute('birthdate', { type: 'date' }), { type: 'datepicker' }, undefined],
    [
      attribute('custom:joins', { type: 'date-time' }),
      { type: 'datetimepicker' },
      'In your own time zone.',
    ],
  ])('%o fits what it holds', async (asked, element, hint) => {
    const found = await inputFor(asked);
    expect(found?.element).toMatchObject(element);
    expect(found?.hint?.text).toBe(hint);
  });

  it('of a yes or no leaves it open', async () => {
    const found = await inputFor(attribute('custom:remote', { type: 'boolean', required: false }));
    expect(found).toMatchObject({
      optional: true,
      element: {
        type: 'static_select',
        options: [
          { value: 'true', text: { text: 'Yes' } },
          { value: 'false', text: { text: 'No' } },
        ],
      },
    });
    expect(found?.element).not.toHaveProperty('initial_option');
  });

  it('is the same in every pool that asks the same', async () => {
    const found = await inputFor(attribute('custom:seat', { type: 'number' }));
    expect(found?.block_id).toBe('attribute:number:custom:seat');
    expect(found?.element.action_id).toBe('attribute:number:custom:seat');
  });
});

describe('who gets to know the password', () => {
  const block = async (policy: object): Promise<KnownBlock> =>
    handoverBlock(en, (await chosen({ policy })).chosen.policy, 'U0LEAD');

  it('is asked where it goes by direct message', async () => {
    expect(await block({})).toMatchObject({
      block_id: 'recipient-U0LEAD',
      element: { type: 'users_select', action_id: 'recipient', initial_user: 'U0LEAD' },
    });
  });

  it('is nobody in Slack where Cognito invites, and the form says so', async () => {
    const policy = { delivery: 'invitation', desiredDeliveryMediums: ['EMAIL', 'SMS'] };
    expect(await block(policy)).toMatchObject({
      type: 'context',
      elements: [
        {
          text: 'Cognito sends the user a temporary password by email and SMS. Nobody in Slack sees it.',
        },
      ],
    });
  });
});
