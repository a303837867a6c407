/** What a person does with a password: reads it, and signs in beside the workspace. */
import type { Locator, Page } from 'playwright-core';

const GENERATED = /^[A-Za-z2-9]{5}(-[A-Za-z2-9]{5}){3}$/;

/** The password in that message, or the only one on the page. */
export async function passwordShown(place: Page | Locator): Promise<string> {
  const password = place.getByText(GENERATED);
  await password.waitFor();
  return (await password.textContent()) ?? '';
}

export async function fillSignIn(page: Page, pool: string, username: string, password: string) {
  await page.getByLabel('User pool', { exact: true }).selectOption({ label: pool });
  await page.getByLabel(/^Username or email/).fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
}

/** Signs in where no new password is demanded. */
export async function signIn(page: Page, pool: string, username: string, password: string) {
  await fillSignIn(page, pool, username, password);
  await page.getByText(`Signed in as ${username}`).waitFor();
}

/** Answers NEW_PASSWORD_REQUIRED, whose question is on the page already or comes soon. */
export async function chooseNewPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
}
