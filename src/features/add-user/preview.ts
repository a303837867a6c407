import { domainOf, type Email, parseEmail } from '../../domain/email.ts';
import { claimTime } from '../../domain/handover.ts';
import type { PoolPolicy } from '../../domain/policy.ts';
import { parseUsername } from '../../domain/username.ts';
import type { Messages } from '../../messages/index.ts';
import type { Mrkdwn } from '../../messages/mrkdwn.ts';
import type { FrontServices } from '../../services.ts';
import { chosenGroups } from './chosen-groups.ts';
import { attributeField } from './fields.ts';
import type { FilledForm } from './filled-form.ts';
import type { ChosenPool, PoolQuestions } from './pool-questions.ts';
import { verifiedByCode } from './verified-by-code.ts';

/** The fields that a preview goes by. */
export type Previewed = Pick<FilledForm, 'email' | 'username' | 'groups' | 'attributes'>;

/** What will come of the form as far as it is filled in, a line each. */
export async function preview(
  services: Pick<FrontServices, 'users'>,
  words: Messages,
  chosen: ChosenPool,
  form: Previewed,
): Promise<Mrkdwn[]> {
  const { policy, questions } = chosen;
  const email = parseEmail(form.email);
  const groups = chosenGroups(questions.groups, form.groups);
  return [
    ...(email.ok ? [domainLine(words, policy, email.value)] : []),
    ...(email.ok ? await userLine(services, words, chosen, email.value, form.username) : []),
    ...(groups.length > 0 ? [words.preview.groups(groups)] : []),
    ...verifiedByCode(policy, hasPhone(questions, form)).map(words.preview.proof),
    ...handoverLine(words, policy),
  ];
}

function domainLine(words: Messages, { domains }: PoolPolicy, email: Email): Mrkdwn {
  const domain = domainOf(email);
  return domains.includes(domain)
    ? words.preview.domainFits(domain)
    : words.preview.domainUnfit(domain, domains);
}

/** Nothing where the name is not known yet. */
async function userLine(
  { users }: Pick<FrontServices, 'users'>,
  words: Messages,
  { policy, questions }: ChosenPool,
  email: Email,
  typed: string,
): Promise<Mrkdwn[]> {
  const { rules } = questions;
  const username = rules?.asked ? parseUsername(typed) : undefined;
  if (!rules || username?.ok === false) return [];
  const name = rules.signsInWith({ email, username: username?.value });
  const user = await users.find(policy, name);
  return [
    user
      ? words.preview.exists(name, policy.name, user.status)
      : words.preview.free(name, policy.name),
  ];
}

function hasPhone({ attributes }: PoolQuestions, form: Previewed): boolean {
  const phone = attributes.find(({ name }) => name === 'phone_number');
  return phone !== undefined && Boolean(form.attributes[attributeField(phone)]);
}

/** Of Cognito's invitation, the form tells where the recipient would stand. */
function handoverLine({ preview: texts, handover }: Messages, pool: PoolPolicy): Mrkdwn[] {
  const { delivery, password, hideAfter } = pool;
  switch (delivery) {
    case 'dm':
      return [texts.password(password, hideAfter)];
    case 'reveal':
      return [handover.preview.reveal(texts.passwords[password], claimTime(pool))];
    case 'forgot-password':
      return [handover.preview.forgotPassword];
    case 'invitation':
      return [];
  }
}
