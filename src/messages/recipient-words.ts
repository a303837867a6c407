import type { Delivery } from '../domain/plan.ts';
import type { Messages } from './en.ts';

/** How a form asks for the recipient, which hangs on what there is to receive. */
export function recipientWords(
  { form, handover }: Messages,
  delivery: Delivery,
): { label: string; hint: string } {
  switch (delivery) {
    case 'reveal':
      return { label: form.recipient, hint: handover.form.revealHint };
    case 'forgot-password':
      return { label: handover.form.told, hint: handover.form.toldHint };
    case 'dm':
    case 'invitation':
      return { label: form.recipient, hint: form.recipientHint };
  }
}
