/** Users who stand already, as people look at them and ask for changes. */
import type { Locator, Page } from 'playwright-core';
import { panel, send } from './person.ts';

/** Opens the card of a user, and waits until it is there. */
export async function look(page: Page, who: string, pool: string): Promise<Locator> {
  await send(page, `/cognito-user ${who} ${pool}`);
  const card = page.getByRole('dialog', { name: 'User', exact: true });
  await card.getByText('Last changed').waitFor();
  return card;
}

export async function close(card: Locator): Promise<void> {
  await card.getByRole('button', { name: 'Close', exact: true }).last().click();
  await card.waitFor({ state: 'detached' });
}

/** Presses the button of an action on the card, and gives the form for it. */
export async function press(card: Locator, action: string): Promise<Locator> {
  await card.getByRole('button', { name: action, exact: true }).click();
  const form = card.page().getByRole('dialog', { name: 'Ask for a change' });
  await form.getByLabel('Reason').fill('It was agreed.');
  return form;
}

/** A user in the card of the pools, or a message in the outbox. */
export function row(page: Page, pool: string, email: string): Locator {
  return panel(page, pool).getByRole('listitem').filter({ hasText: email });
}
