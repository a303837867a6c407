/** `npm run demo`: the main job without a browser, told step by step; exits with 1 if one fails. */
import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { signIn } from './panel/sign-in.ts';
import type { Message } from './slack/client-api.ts';
import { SlackPerson } from './slack/person.ts';
import { CHANNELS, PEOPLE, SEED } from './slack/seed.ts';
import { type Playground, startPlayground } from './start.ts';

const EMAIL = 'alice@example.com';
const REASON = 'Alice joins the storefront team on Monday.';

function told(step: string, ...lines: string[]): void {
  console.log(`\n✓ ${step}`);
  for (const line of lines) console.log(`    ${line}`);
}

/** What a message or a modal says, line by line; fields as “label: value”. */
function textsOf({ blocks }: Pick<Message, 'blocks'>): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'header') return [block.text.text];
    if (block.type !== 'section') return [];
    const fields = (block.fields ?? []).map(({ text }) => readable(text).replace('\n', ': '));
    return [...(block.text ? readable(block.text.text).split('\n') : []), ...fields];
  });
}

/** Slack's markup as a terminal can show it. */
function readable(text: string): string {
  return text
    .replace(/<@(\w+)>/g, (_, id) => `@${SEED.people.find((person) => person.id === id)?.name}`)
    .replace(/<!subteam\^(\w+)>/g, (_, id) => `@${groupHandle(id)}`)
    .replace(/<!date\^[^|]*\|([^>]*)>/g, '$1')
    .replace(/:\w+: ?/g, '')
    .replace(/[*`]/g, '');
}

function groupHandle(id: string): string {
  return SEED.userGroups?.find((group) => group.id === id)?.handle ?? id;
}

/** The password out of the DM: the text between the fences. */
function passwordIn(message: Message): string | undefined {
  return /```(\S+)```/.exec(JSON.stringify(message.blocks))?.[1];
}

async function request(lead: SlackPerson): Promise<void> {
  await lead.command(`/cognito-add ${EMAIL} staging`, 'general');
  const form = await lead.waitFor(({ views }) => views.at(-1));
  told(`Emma, a team lead, types /cognito-add ${EMAIL} staging`, `A form opens: “${form.title}”`);
  const result = await lead.submit({ reason: REASON });
  if (result.outcome !== 'ok') throw new Error(`The form was not taken: ${JSON.stringify(result)}`);
  told('She gives a reason and sends it');
}

async function approve(approver: SlackPerson): Promise<void> {
  const card = await approver.waitFor((state) => newest(state.conversations, CHANNELS.requests.id));
  told('The requests channel shows the card', ...textsOf(card));
  await approver.click('Review', { channel: CHANNELS.requests.id });
  const modal = await approver.waitFor(({ views }) => views.at(-1));
  told(`Noah, an approver, presses Review: “${modal.title}”`, ...textsOf(modal));
  const result = await approver.submit({ verdict: 'Approve' });
  if (result.outcome !== 'ok') throw new Error(`Not approved: ${JSON.stringify(result)}`);
  told('He approves');
}

function newest(
  conversations: { id: string; messages: Message[] }[],
  channel: string,
): Message | undefined {
  return conversations.find(({ id }) => id === channel)?.messages.at(-1);
}

async function receive(lead: SlackPerson): Promise<string> {
  const message = await lead.waitFor(({ conversations }) =>
    conversations.find(({ withApp }) => withApp)?.messages.find((it) => passwordIn(it)),
  );
  const password = passwordIn(message) ?? '';
  told('Emma’s direct message shows the password', ...textsOf(message));
  return password;
}

async function confirm({ cognito, pools }: Playground, password: string): Promise<void> {
  const pool = pools.find(({ alias }) => alias === 'staging');
  if (!pool) throw new Error('The pool staging is missing');
  const user = await cognito.send(
    new AdminGetUserCommand({ UserPoolId: pool.userPoolId, Username: EMAIL }),
  );
  if (user.UserStatus !== 'CONFIRMED') throw new Error(`The user is ${user.UserStatus}`);
  told(`Cognito shows ${EMAIL} as ${user.UserStatus}`);
  const result = await signIn(pool, { alias: 'staging', username: EMAIL, password });
  if (result.outcome !== 'signed-in') throw new Error(`Not signed in: ${JSON.stringify(result)}`);
  told(`The password signs ${result.email} in`);
}

async function save(lead: SlackPerson): Promise<void> {
  await lead.click('I’ve saved it', { channel: 'dm' });
  await lead.waitFor(({ conversations }) =>
    conversations.find(({ withApp }) => withApp)?.messages.every((it) => !passwordIn(it)),
  );
  told('Emma presses “I’ve saved it”, and the password is gone from Slack');
}

const playground = await startPlayground();
try {
  console.log('Concierge: an account from request to first sign-in');
  const lead = new SlackPerson(playground.url, PEOPLE.lead.id);
  const approver = new SlackPerson(playground.url, PEOPLE.approver.id);
  await request(lead);
  await approve(approver);
  await confirm(playground, await receive(lead));
  await save(lead);
  console.log('\nEvery step held.');
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await playground.close();
}
process.exit();
