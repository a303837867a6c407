import type { Visitor } from '../../admission/visitor.ts';
import { kindAtHome } from '../../domain/access.ts';
import { parseEmail } from '../../domain/email.ts';
import type { FrontServices } from '../../services.ts';

/** The member who has that address in Slack, or the requester when nobody has. */
export async function proposedRecipient(
  { members }: Pick<FrontServices, 'members'>,
  { person, policy }: Visitor,
  typed: string,
): Promise<string> {
  const email = parseEmail(typed);
  const owner = email.ok ? await members.findByEmail(email.value) : undefined;
  return owner && kindAtHome(policy, owner) === 'member' ? owner.id : person.id;
}
