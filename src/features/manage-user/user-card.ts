import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import type { UserAction } from '../../domain/plan.ts';
import { isExternal } from '../../domain/user-pool.ts';
import type { Messages } from '../../messages/index.ts';
import { code, escaped, joined, moment } from '../../messages/mrkdwn.ts';
import { actions, button, context, fields, header, plain, section } from '../../slack/blocks.ts';
import { askFor } from './ids.ts';
import { remember } from './remembered-user.ts';
import { accountIn, isProtectedIn, type Sight } from './sight.ts';

/** Slack's limit of a section: https://docs.slack.dev/reference/block-kit/blocks/section-block */
const MOST_FIELDS = 10;

type Pair = [label: string, value: string];

/** How a user stands, and a button for whatever may be asked for. */
export function userCard(words: Messages, sight: Sight, offers: readonly UserAction[]): ModalView {
  const { userCard: texts, common } = words;
  return {
    type: 'modal',
    title: plain(texts.title),
    close: plain(common.close),
    private_metadata: JSON.stringify(remember(sight)),
    blocks: [
      header(accountIn(sight)),
      ...(isProtectedIn(sight) ? [context([texts.protected])] : []),
      fields(state(words, sight)),
      ...(isExternal(sight.user) ? [section(texts.external)] : []),
      ...attributes(words, sight),
      section(groups(words, sight)),
      { type: 'divider' },
      ...offered(words, offers),
    ],
  };
}

function state({ userCard: texts }: Messages, { pool, user }: Sight): Pair[] {
  return [
    [texts.pool, texts.inPool(pool)],
    [texts.status, texts.statusOf(user.status)],
    [texts.signIn, user.enabled ? texts.enabled : texts.disabled],
    [texts.secondFactor, texts.secondFactors(user.mfa)],
    [texts.username, code(user.username)],
    [texts.sub, code(user.sub)],
    [texts.created, moment(user.createdAt)],
    [texts.modified, moment(user.modifiedAt)],
  ];
}

/** Those that the policy lets people see, in its order. */
function attributes(words: Messages, { pool, user }: Sight): KnownBlock[] {
  const pairs = pool.visibleAttributes.flatMap((name): Pair[] => {
    const value = user.attributes[name];
    return value === undefined ? [] : [[words.attributeName(name), shown(words, name, value)]];
  });
  const chunks = Math.ceil(pairs.length / MOST_FIELDS);
  return Array.from({ length: chunks }, (_none, index) =>
    fields(pairs.slice(index * MOST_FIELDS, (index + 1) * MOST_FIELDS)),
  );
}

/** Cognito keeps yes and no as text. */
function shown({ accountForm: { yes, no } }: Messages, name: string, value: string): string {
  return name.endsWith('_verified') ? (value === 'true' ? yes : no) : escaped(value);
}

function groups({ userCard: texts }: Messages, sight: Sight): string {
  const names = sight.groups.length > 0 ? joined(sight.groups.map(code), ', ') : texts.none;
  return `*${texts.groups}*\n${names}`;
}

function offered(words: Messages, offers: readonly UserAction[]): KnownBlock[] {
  const { ask, nothingToAsk } = words.userCard;
  return offers.length > 0 ? [section(ask), asking(words, offers)] : [section(nothingToAsk)];
}

/** Buttons, not a select: Slack does not tell when somebody chooses the same a second time. */
function asking({ actions: names }: Messages, offers: readonly UserAction[]): ActionsBlock {
  return actions(
    'ask',
    offers.map((action) =>
      button(askFor(action), names[action].name, action, {
        ...(action === 'delete-user' ? { style: 'danger' } : {}),
      }),
    ),
  );
}
