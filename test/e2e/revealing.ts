/** The moves around a password that a button shows. */
import type { DispatchResult, Message, OpenView } from '../../playground/slack/client-api.ts';
import type { SlackPerson } from '../../playground/slack/person.ts';
import { lines, passwordIn } from './reading.ts';
import { directMessage, request } from './story.ts';

/** Asks for an account, and waits for the DM with the button. */
export async function offered(
  lead: SlackPerson,
  email: string,
  button = '[Show the password]',
  pool = 'staging',
): Promise<Message> {
  await request(lead, email, pool);
  return directMessage(lead, email, button);
}

export function press(
  recipient: SlackPerson,
  button = 'Show the password',
): Promise<DispatchResult> {
  return recipient.click(button, { channel: 'dm' });
}

/** Waits until the modal on top shows a password, and returns it. */
export function revealedTo(recipient: SlackPerson): Promise<string> {
  return recipient.waitFor(({ views }) => views.at(-1) && passwordIn(views.at(-1) as OpenView));
}

/** Waits until the modal on top says something, and returns all that it says. */
export function modalSays(recipient: SlackPerson, says: string): Promise<string[]> {
  return recipient.waitFor(({ views }) => {
    const said = lines(views.at(-1)?.blocks ?? []);
    return said.some((line) => line.includes(says)) && said;
  });
}
