import type { ModalView, SectionBlock } from '@slack/types';
import type { PoolPolicy } from '../../domain/policy.ts';
import type { Messages } from '../../messages/index.ts';
import { joined } from '../../messages/mrkdwn.ts';
import { button, noticeModal, plain, section, sectionWith } from '../../slack/blocks.ts';
import { SHOW } from './ids.ts';
import type { Found, SearchResult } from './search.ts';

/**
 * That there is no such user, and where they were looked for. The e-mail of a user of another
 * identity provider finds nobody: it is no name that signs in.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html
 */
export function nobodyFound(
  words: Messages,
  account: string,
  pools: readonly PoolPolicy[],
  { unanswered }: SearchResult,
): ModalView {
  const { lookUp, userCard, common } = words;
  const asked = pools.filter((pool) => !unanswered.includes(pool));
  const lines = [
    ...(asked.length > 0 ? [lookUp.notFound(account, asked)] : []),
    ...(account.includes('@') ? [lookUp.provider] : []),
    ...(unanswered.length > 0 ? [lookUp.unanswered(unanswered)] : []),
  ];
  return noticeModal(userCard.title, joined(lines, '\n\n'), common.close);
}

/** One section for each user: at most as many as the policy has pools, which is as many as Slack shows. */
export function choiceOfUsers(
  words: Messages,
  account: string,
  { found, unanswered }: SearchResult,
): ModalView {
  const { lookUp, common } = words;
  return {
    type: 'modal',
    title: plain(lookUp.title),
    close: plain(common.close),
    private_metadata: account,
    blocks: [
      ...found.map((one) => userSection(words, account, one)),
      ...(unanswered.length > 0 ? [section(lookUp.unanswered(unanswered))] : []),
    ],
  };
}

function userSection({ lookUp }: Messages, account: string, { pool, user }: Found): SectionBlock {
  const text = lookUp.found(account, pool, user.status);
  return sectionWith(text, button(SHOW, lookUp.show, pool.alias));
}
