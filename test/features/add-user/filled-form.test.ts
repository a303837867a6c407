import { describe, expect, it } from 'vitest';
import { filledForm } from '../../../src/features/add-user/filled-form.ts';

const text = (value: string | null) => ({ type: 'plain_text_input', value });
const values = {
  email: { email: text(' alice@example.com ') },
  'recipient-U0LEAD': { recipient: { type: 'users_select', selected_user: 'U0ALICE' } },
  reason: { reason: text('She joins') },
};
const read = (more: object, metadata = '') =>
  filledForm({ private_metadata: metadata, state: { values: { ...values, ...more } } });

describe('a form filled in', () => {
  it('is read as what people chose', () => {
    expect(read({ pool: { pool: { selected_option: { value: 'payments' } } } })).toMatchObject({
      pool: 'payments',
      email: 'alice@example.com',
      username: '',
      attributes: {},
      groups: [],
      recipient: 'U0ALICE',
      proposed: 'U0LEAD',
      reason: 'She joins',
    });
  });

  it('has what the pool asked for: a username, attributes of each type, groups', () => {
    const attribute = (field: string, held: object) => ({ [field]: { [field]: held } });
    const option = (value: string) => ({ value });
    const form = read({
      username: { username: text(' alice ') },
      ...attribute('attribute:string:given_name', text('Alice')),
      ...attribute('attribute:string:nickname', text(null)),
      ...attribute('attribute:number:custom:seat', { type: 'number_input', value: '4.5' }),
      ...attribute('attribute:date:birthdate', { selected_date: '2001-12-31' }),
      ...attribute('attribute:date-time:custom:joins', { selected_date_time: 1_772_442_000 }),
      ...attribute('attribute:boolean:custom:remote', { selected_option: option('true') }),
      ...attribute('attribute:boolean:custom:driver', { selected_option: null }),
      'groups-staging': { groups: { selected_options: [option('editors'), option('readers')] } },
    });
    expect(form).toMatchObject({
      username: 'alice',
      attributes: {
        'attribute:string:given_name': 'Alice',
        'attribute:string:nickname': '',
        'attribute:number:custom:seat': '4.5',
        'attribute:date:birthdate': '2001-12-31',
        'attribute:date-time:custom:joins': '2026-03-02T09:00:00.000Z',
        'attribute:boolean:custom:remote': 'true',
        'attribute:boolean:custom:driver': '',
      },
      groups: ['editors', 'readers'],
    });
  });

  it('has its pool from the only one there was, or none', () => {
    expect(read({}, 'staging').pool).toBe('staging');
    expect(read({}).pool).toBeUndefined();
  });

  it('knows in which block an input stands, and which inputs there are not', () => {
    const { blockOf } = read({});
    expect(blockOf('recipient')).toBe('recipient-U0LEAD');
    expect(blockOf('reason')).toBe('reason');
    expect(blockOf('pool')).toBeUndefined();
  });
});
