import type { WebClient } from '@slack/web-api';
import type { Visitor } from '../../admission/visitor.ts';
import { kindAtHome } from '../../domain/access.ts';
import { parseEmail } from '../../domain/email.ts';
import type { FrontServices } from '../../services.ts';
import { slackErrorCode } from '../../slack/error-code.ts';
import { addUserForm, type FormContent } from './form.ts';

/** A form that somebody has before them. */
export interface OpenForm {
  viewId: string;
  hash: string;
  /** Its recipient is the one proposed so far. */
  content: FormContent;
}

/** Proposes the member who has the form's address in Slack, or the requester when nobody has. */
export async function proposeRecipient(
  { members }: Pick<FrontServices, 'members'>,
  { person, policy, words }: Visitor,
  client: WebClient,
  { viewId, hash, content }: OpenForm,
): Promise<void> {
  const email = parseEmail(content.email ?? '');
  const owner = email.ok ? await members.findByEmail(email.value) : undefined;
  const recipient = owner && kindAtHome(policy, owner) === 'member' ? owner.id : person.id;
  if (recipient === content.recipient) return;
  const view = addUserForm(words, { ...content, recipient });
  await unlessOutdated(client.views.update({ view_id: viewId, hash, view }));
}

/** Enter pressed twice: the form has changed since, and the later proposal stands. */
async function unlessOutdated(updated: Promise<unknown>): Promise<void> {
  await updated.catch((error: unknown) => {
    if (slackErrorCode(error) !== 'hash_conflict') throw error;
  });
}
