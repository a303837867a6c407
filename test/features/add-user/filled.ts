import type { FilledForm } from '../../../src/features/add-user/filled-form.ts';

/** A form that was filled in for Alice by her lead. */
export function filled(more: Partial<FilledForm> = {}): FilledForm {
  return {
    pool: 'staging',
    email: 'Alice@example.com',
    username: '',
    attributes: {},
    groups: [],
    recipient: 'U0LEAD',
    proposed: 'U0LEAD',
    reason: 'She joins the team',
    blockOf: (actionId) => actionId,
    ...more,
  };
}
