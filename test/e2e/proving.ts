/** Addresses that are proved by codes: how such a request begins, and what its people do. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Message } from '../../playground/slack/client-api.ts';
import type { SlackPerson } from '../../playground/slack/person.ts';
import { PEOPLE } from '../../playground/slack/seed.ts';
import { createRequestStore } from '../../src/aws/request-store.ts';
import { createWorkQueue } from '../../src/aws/work-queue.ts';
import type { Email } from '../../src/domain/email.ts';
import type { VerifiableAttribute } from '../../src/domain/plan.ts';
import { messagesOf, words } from './reading.ts';

export const PROVE_POLICY = join(import.meta.dirname, 'prove-policy.yml');

/** Where a request is written, and which pool it is for. */
interface Place {
  tableName: string;
  queueUrl: string;
  userPoolId: string;
}

/** A request for an account that needs no approval, as the form writes it. */
export async function ask(
  { tableName, queueUrl, userPoolId }: Place,
  email: string,
  verifyByCode: readonly VerifiableAttribute[],
  attributes: Readonly<Record<string, string>> = {},
): Promise<void> {
  const now = () => new Date();
  const id = randomBytes(8).toString('hex');
  const { id: by } = PEOPLE.lead;
  const plan = {
    action: 'add-user',
    pool: 'sandbox',
    userPoolId,
    email: email as Email,
    attributes,
    verifyByCode,
    recipient: by,
    delivery: 'dm',
    password: 'permanent',
    hideAfter: 600_000,
  } as const;
  const expiresAt = new Date(now().getTime() + 259_200_000).toISOString();
  const requested = { type: 'Requested', by, plan, reason: 'Joins on Monday.' } as const;
  const rules = { approvalsRequired: 0, selfApproval: false, policy: 'f00d' };
  await createRequestStore(tableName, now).create(id, [
    { ...requested, ...rules, expiresAt },
    { type: 'ApprovalNotRequired', policy: 'f00d' },
  ]);
  await createWorkQueue(queueUrl).wake(id, 'v2');
}

/** The newest code that Cognito has sent to that address or number. */
export async function codeFor({ url }: { url: string }, to: string): Promise<string> {
  const answer = await fetch(`${url}/playground/outbox`);
  const letters = (await answer.json()) as { to: string; body: string }[];
  const letter = letters.find((sent) => sent.to === to);
  return /\b\d{6}\b/u.exec(letter?.body ?? '')?.[0] ?? '';
}

/** Another code than that one. */
export function otherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}

/** Waits until a DM about the account asks for a code, or says what else it is to say. */
export function proofMessage(
  reader: SlackPerson,
  email: string,
  says = '[Enter code]',
): Promise<Message> {
  return reader.waitFor((state) =>
    messagesOf(state, email).find((message) => words(message).includes(says)),
  );
}

/** Opens the modal under the message, types a code and sends it. */
export async function enter(person: SlackPerson, code: string) {
  await person.click('Enter code', { channel: 'dm' });
  return person.submit({ code });
}

/** True for a text in which the code stands by itself, not within a hash or a time. */
export function holds(text: string, code: string): boolean {
  return new RegExp(String.raw`(?<![\w.])${code}(?![\w.])`, 'u').test(text);
}
