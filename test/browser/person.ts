/** The moves of a person at the page. */
import type { Page } from 'playwright-core';

/** Switches to another person of the story. */
export async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(name) }).click({ force: true });
  await page
    .getByRole('heading', { name: new RegExp(name) })
    .first()
    .waitFor();
}

/** Types something into the open conversation and sends it. */
export async function send(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: /^Message/ });
  await composer.fill(text);
  await composer.press('Enter');
}

/** Opens the direct message with the app. */
export async function openDirectMessage(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Concierge/ })
    .first()
    .click();
}

export async function openRequests(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /cognito-requests/ })
    .first()
    .click();
}
