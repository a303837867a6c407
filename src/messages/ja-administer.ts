import type { Freeze } from '../domain/freeze.ts';
import type { Messages } from './en.ts';
import { code, inline, joined, type Mrkdwn, mention, moment, mrkdwn } from './mrkdwn.ts';

const what = (pool: string | undefined) =>
  pool === undefined ? mrkdwn`すべてのユーザープール` : mrkdwn`ユーザープール ${code(pool)} `;

const why = (reason: string | undefined) =>
  reason === undefined ? mrkdwn`` : mrkdwn`理由:「${inline(reason)}」。`;

/** 凍結を解除するコマンド。 */
const thawing = (pool: string | undefined) =>
  pool === undefined ? '/cognito-admin thaw' : `/cognito-admin thaw ${pool}`;

/** 誰が、いつ、何を、なぜ凍結したか。 */
export function jaFrozenBy({ by, at, pool, reason }: Freeze): Mrkdwn {
  return mrkdwn`${mention(by)} さんが${what(pool)}を凍結しました（${moment(at)}）。${why(reason)}`;
}

/** `/cognito-admin`。 */
export const jaAdminister: Messages['administer'] = {
  usage: mrkdwn`*すべてをすぐに止める・再開する*\n\`/cognito-admin freeze\` はすべてのユーザープールを、 \`/cognito-admin freeze staging\` はユーザープール「staging」だけを凍結します。続けて理由を入力できます。例: \`/cognito-admin freeze staging トークンの漏えい\` 、 \`/cognito-admin freeze all トークンの漏えい\`\n\`/cognito-admin thaw\` と \`/cognito-admin thaw staging\` で凍結を解除します。\n凍結中のユーザープールでは、新しい申請と承認ができず、処理中の申請も待機します。ユーザーの表示はできます。表示中のパスワードは、予定どおり削除されます。`,
  pools: (aliases) => mrkdwn`凍結と解除ができるユーザープール: ${joined(aliases.map(code), ', ')}`,
  unknown: (text) => mrkdwn`${code(text)} という操作はありません。`,
  nothingFrozen: mrkdwn`:white_check_mark: 凍結中のユーザープールはありません。`,
  frozen: (freeze) =>
    mrkdwn`:snowflake: ${jaFrozenBy(freeze)} ${code(thawing(freeze.pool))} で解除できます。`,
  alreadyFrozen: mrkdwn`すでに凍結されています。`,
  notFrozen: mrkdwn`個別には凍結されていません。`,
  done: {
    freeze: (pool) => mrkdwn`:snowflake: ${what(pool)}を凍結しました。`,
    thaw: (pool) =>
      mrkdwn`:sunny: ${what(pool)}の凍結を解除しました。待機中の申請は 2 分以内に再開します。`,
  },
  channelNotTold: (reference) =>
    mrkdwn`操作は有効ですが、チャンネルへの通知を Slack が受け付けませんでした。お手数ですが、関係者に直接知らせてください（お問い合わせ番号: ${code(reference)} ）。`,
  announced: {
    freeze: (by, pool, reason) =>
      mrkdwn`:snowflake: *凍結* ${mention(by)} さんが${what(pool)}を凍結しました。${why(reason)}\n新しい申請と承認はできません。処理中の申請は、承認者が ${code(thawing(pool))} を送信するまで待機します。`,
    thaw: (by, pool) =>
      mrkdwn`:sunny: *凍結の解除* ${mention(by)} さんが${what(pool)}の凍結を解除しました。待機中の申請は、ほかに凍結がなければ自動的に再開します。`,
  },
};
