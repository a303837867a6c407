import type { ActionsBlock, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { looksLikeAnother } from '../../domain/legible.ts';
import type { UserAction } from '../../domain/plan.ts';
import { isExternal } from '../../domain/user-pool.ts';
import type { Messages } from '../../messages/index.ts';
import {
  code,
  escaped,
  joined,
  type Mrkdwn,
  moment,
  mrkdwn,
  value,
} from '../../messages/mrkdwn.ts';
import { actions, button, context, fields, header, plain, section } from '../../slack/blocks.ts';
import { askFor } from './ids.ts';
import { remember } from './remembered-user.ts';
import { accountIn, isProtectedIn, type Sight } from './sight.ts';

/** Slack's limit of a section: https://docs.slack.dev/reference/block-kit/blocks/section-block */
const MOST_FIELDS = 10;

type Pair = [label: string, value: Mrkdwn];

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
      ...warnings(words, sight),
      pairs(state(words, sight)),
      ...(isExternal(sight.user) ? [section(texts.external)] : []),
      ...attributes(words, sight),
      section(groups(words, sight)),
      { type: 'divider' },
      ...offered(words, offers),
    ],
  };
}

/** What catches the eye before anything is asked for. */
function warnings({ userCard: texts, review }: Messages, sight: Sight): KnownBlock[] {
  const { username, attributes: named } = sight.user;
  const names = [...new Set([username, named.email ?? ''])].filter(looksLikeAnother);
  const lines = [
    ...(isProtectedIn(sight) ? [texts.protected] : []),
    ...names.map(review.lookAlike),
  ];
  return lines.length > 0 ? [context(lines)] : [];
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

/** What an attribute is called can be a name that the pool gave it. */
function pairs(all: readonly Pair[]): SectionBlock {
  return fields(all.map(([label, shown]) => [escaped(label), shown] as const));
}

/** Those that the policy lets people see, in its order. */
function attributes(words: Messages, { pool, user }: Sight): KnownBlock[] {
  const all = pool.visibleAttributes.flatMap((name): Pair[] => {
    const text = user.attributes[name];
    return text === undefined ? [] : [[words.attributeName(name), shown(words, name, text)]];
  });
  const chunks = Math.ceil(all.length / MOST_FIELDS);
  return Array.from({ length: chunks }, (_none, index) =>
    pairs(all.slice(index * MOST_FIELDS, (index + 1) * MOST_FIELDS)),
  );
}

/** Cognito keeps yes and no as text. */
function shown({ accountForm: { yes, no } }: Messages, name: string, text: string): Mrkdwn {
  return name.endsWith('_verified') ? escaped(text === 'true' ? yes : no) : value(text);
}

function groups({ userCard: texts }: Messages, sight: Sight): Mrkdwn {
  const names = sight.groups.length > 0 ? joined(sight.groups.map(code), ', ') : texts.none;
  return mrkdwn`*${escaped(texts.groups)}*\n${names}`;
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
