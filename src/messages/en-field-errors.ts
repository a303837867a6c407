import type { FieldError } from '../domain/field-error.ts';
import type { Person } from '../domain/person.ts';
import { attributeName } from './attribute-names.ts';

const unfit: Record<Exclude<Person['kind'], 'member'>, string> = {
  'single-channel-guest': 'a single-channel guest',
  'multi-channel-guest': 'a multi-channel guest',
  bot: 'a bot',
  deactivated: 'a deactivated account',
  stranger: 'from another workspace',
};

const label = (name: string) => attributeName('en', name);
const lower = (name: string) => label(name).toLowerCase();

function range({ min, max }: { min: number | undefined; max: number | undefined }): string {
  if (min === undefined) return `${max} or less`;
  return max === undefined ? `${min} or more` : `between ${min} and ${max}`;
}

/** What is wrong with a field, and what to do about it. */
export function explainFieldError(error: FieldError): string {
  switch (error.kind) {
    case 'email-missing':
      return 'Enter the email address of the new user.';
    case 'email-malformed':
      return 'This is not a complete email address. Write it like alice@example.com.';
    case 'email-not-ascii':
      return `Use plain (half-width) letters. Did you mean ${error.suggestion}?`;
    case 'email-letter-not-ascii':
      return `Use plain letters (a–z), digits and . _ - + only: Cognito takes no others here. “${error.letter}” (${error.number}) is none of them.`;
    case 'email-domain-not-ascii':
      return `This domain has letters other than a–z: it is really ${error.domain}. Type it in plain letters, or check that nobody gave you a look-alike.`;
    case 'email-too-long':
      return 'This address is too long: at most 64 characters before the @ and 254 in all.';
    case 'domain-not-allowed':
      return `Accounts in this pool need an address at ${error.allowed.join(' or ')}, not ${error.domain}.`;
    case 'user-exists':
      return `${error.email} has an account in this pool already (status ${error.status}).`;
    case 'alias-taken':
      return `Another user of this pool signs in with ${error.value} already. Enter another ${lower(error.attribute)}.`;
    case 'username-missing':
      return 'Enter the username of the new user.';
    case 'username-malformed':
      return 'Use 1 to 128 letters, digits, symbols or punctuation marks, without spaces.';
    case 'username-looks-like-another':
      return 'This name can pass for another one. Use letters of one alphabet, in their plain form.';
    case 'attribute-missing':
      return `Fill in “${label(error.name)}”: this pool requires it.`;
    case 'attribute-too-short':
      return `“${label(error.name)}” needs at least ${error.min} characters.`;
    case 'attribute-too-long':
      return `“${label(error.name)}” takes at most ${error.max} characters.`;
    case 'attribute-not-a-number':
      return `Enter “${label(error.name)}” as a number, such as 12 or 1.5.`;
    case 'attribute-out-of-range':
      return `“${label(error.name)}” must be ${range(error)}.`;
    case 'attribute-not-a-date':
      return `Enter “${label(error.name)}” as a day that the calendar has, like 2001-12-31.`;
    case 'attribute-not-offered':
      return 'Choose the attribute.';
    case 'attribute-unchanged':
      return `“${label(error.name)}” has this value already. Enter another one.`;
    case 'phone-malformed':
      return `Write “${label(error.name)}” with its country code: +81 90 1234 5678, not 090-1234-5678.`;
    case 'phone-needed':
      return 'Enter a phone number: this pool sends its invitations by SMS.';
    case 'group-missing':
      return 'Choose the group.';
    case 'groups-not-offered':
      return `This pool does not offer ${error.groups.join(', ')} any more. Choose other groups.`;
    case 'not-confirmed-by-typing':
      return `Type ${error.expected} exactly, to show that you mean this user.`;
    case 'code-malformed':
      return 'A code has six digits. Copy it from the message that Cognito has sent.';
    case 'pool-missing':
      return 'Choose the user pool.';
    case 'pool-not-supported':
      return 'In this pool people sign in by phone number alone. Concierge creates no users there.';
    case 'recipient-missing':
      return 'Choose who receives the password.';
    case 'recipient-unfit':
      return `Choose a full member of this workspace: this is ${unfit[error.person]}.`;
    case 'recipient-proposed-for-another':
      return 'This member was proposed for another email address. Press Enter in the email field for a new proposal, or choose somebody else.';
    case 'unreadable-characters':
      return 'Remove the invisible characters in this text: they change the direction of writing, or are cut in half. Type it anew instead of pasting it.';
    case 'reason-missing':
      return 'Say in a few words why this is needed.';
    case 'reason-too-short':
      return `Give a reason of at least ${error.least} characters.`;
    case 'reason-too-long':
      return `Use at most ${error.limit} characters.`;
    case 'verdict-missing':
      return 'Choose Approve or Deny.';
    case 'comment-missing':
      return 'Tell the requester why you deny it.';
  }
}
