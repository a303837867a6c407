import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Visitor } from '../../admission/visitor.ts';
import type { FrontServices } from '../../services.ts';
import { unlessOutdated } from '../../slack/outdated-view.ts';
import type { FilledForm } from './filled-form.ts';
import { addUserForm, type Pools, shownPool } from './form.ts';
import { chosenPool } from './pool-questions.ts';
import { type Previewed, preview } from './preview.ts';
import { proposedRecipient } from './propose-recipient.ts';

type Services = Pick<FrontServices, 'pools' | 'users' | 'members'>;

/** As much of what stands in a form as decides how it goes on. */
export type Begun = Previewed & Partial<Pick<FilledForm, 'pool' | 'recipient' | 'proposed'>>;

/**
 * The whole form for what has been filled in: with the chosen pool's own inputs, what will come of
 * it, and whom it proposes. What was typed stays where an input is the same. Throws when the pool
 * cannot be described.
 */
export async function completeForm(
  services: Services,
  visitor: Visitor,
  pools: Pools,
  form: Begun,
): Promise<ModalView> {
  const { words } = visitor;
  const content = { pools, pool: form.pool, email: form.email || undefined };
  const [details, recipient] = await Promise.all([
    detailsOf(services, visitor, pools, form),
    recipientFor(services, visitor, form),
  ]);
  return addUserForm(words, { ...content, recipient }, details);
}

/** Shows the whole form in place of the one that somebody has open. */
export async function updateForm(
  client: WebClient,
  { id, hash }: { id: string; hash: string },
  view: ModalView,
): Promise<void> {
  await client.views.update({ view_id: id, hash, view }).catch(unlessOutdated);
}

async function detailsOf(services: Services, { words }: Visitor, pools: Pools, form: Begun) {
  const chosen = await chosenPool(services, shownPool({ pools, pool: form.pool }));
  return { chosen, preview: await preview(services, words, chosen, form) };
}

/** Whoever was chosen stays chosen, in the block of the proposal that stood there. */
async function recipientFor(services: Services, visitor: Visitor, form: Begun): Promise<string> {
  const { recipient, proposed, email } = form;
  return proposed !== undefined && recipient !== undefined && recipient !== proposed
    ? proposed
    : proposedRecipient(services, visitor, email);
}
