import type { FieldError } from '../../domain/field-error.ts';
import type { PoolAttribute } from '../../domain/user-attribute.ts';

/** The form's inputs: their action ids, and but for recipient and groups their block ids too. */
export const FIELDS = {
  pool: 'pool',
  email: 'email',
  username: 'username',
  groups: 'groups',
  recipient: 'recipient',
  reason: 'reason',
} as const;

const ATTRIBUTE = 'attribute:';

/** What is wrong, by the action id of the input in which it stands. */
export type FieldErrors = Readonly<Record<string, FieldError>>;

/** The same in every pool that asks the same, so that what was typed stays when pools are switched. */
export function attributeField({ type, name }: PoolAttribute): string {
  return `${ATTRIBUTE}${type}:${name}`;
}

export function isAttributeField(actionId: string): boolean {
  return actionId.startsWith(ATTRIBUTE);
}

/** Groups of one pool are never those of another. */
export function groupsBlock(alias: string): string {
  return `${FIELDS.groups}-${alias}`;
}

const RECIPIENT_BLOCK = `${FIELDS.recipient}-`;

/** The block id names the proposal: Slack shows a new initial user only in a new block. */
export function recipientBlock(proposed: string): string {
  return `${RECIPIENT_BLOCK}${proposed}`;
}

/** Who was proposed in that block. */
export function proposedIn(blockId: string): string {
  return blockId.slice(RECIPIENT_BLOCK.length);
}
