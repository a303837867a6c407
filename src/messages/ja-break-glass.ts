import type { Messages } from './en.ts';
import { jaFrozenBy } from './ja-administer.ts';
import { escaped, inline, joined, mention, moment, mrkdwn, quoted } from './mrkdwn.ts';

const mentions = (ids: readonly string[]) => joined(ids.map(mention), '、');

/** 承認を待たない緊急実行。 */
export const jaBreakGlass: Messages['breakGlass'] = {
  button: '緊急実行する',
  title: '緊急実行',
  submit: '緊急実行する',
  warning: (tell) =>
    mrkdwn`:rotating_light: *承認を待たずに実行します。* 下の内容がすぐに実行されます。あなたの名前と理由が申請チャンネルに掲示され、${mentions(tell)} さんに通知されます。この記録は残り続けます。`,
  will: 'すぐに実行される内容',
  reason: '承認を待てない理由',
  reasonHint: (least) =>
    `${least} 文字以上で入力してください。チャンネルに表示され、記録に残ります。`,
  heading: (title) => `🚨 緊急実行: ${title}`,
  line: (by, at, reason) =>
    mrkdwn`:rotating_light: *緊急実行* ${mention(by)} さんが承認なしで実行しました（${moment(at)}）。理由:「${inline(reason)}」`,
  working: mrkdwn`:gear: *承認なしで実行しています…*`,
  announced: (by, subject, pool, { reason, approvers, tell }) =>
    mrkdwn`:rotating_light: *緊急実行* :rotating_light:\n${mention(by)} さんが、${escaped(pool)} の ${subject}を *必要な承認なしで* 実行しています。\n${quoted(reason)}\n承認者: ${mentions(approvers)}　通知先: ${mentions(tell)}`,
  told: (by, at, subject, pool, reason) =>
    mrkdwn`:rotating_light: *緊急実行* ${mention(by)} さんが、${escaped(pool)} の ${subject}を承認なしで実行しました（${moment(at)}）。\n${quoted(reason)}\nあなたはポリシーで通知先に指定されています。適切だったかどうかを確認してください。問題がある場合は、承認者が \`/cognito-admin freeze\` ですべてを止められます。`,
  toldHere: (witness) =>
    mrkdwn`${mention(witness)} さん、ダイレクトメッセージを送信できないため、ここでお知らせします。`,
};

/** 凍結の解除を待つ申請。 */
export const jaFrozenRequest: Messages['frozenRequest'] = {
  card: (freeze) =>
    mrkdwn`:snowflake: *凍結中です。* ${jaFrozenBy(freeze)} 凍結が解除されるまで何も実行しません。解除されると自動的に再開します。`,
  receipt: (subject, pool, freeze) =>
    mrkdwn`:snowflake: ${escaped(pool)} の ${subject}は待機中です。${jaFrozenBy(freeze)} 凍結が解除されると自動的に再開します。`,
};
