import type { enHome } from './en-home.ts';
import { explainAccess, explainDifference } from './ja-inventory.ts';
import { code, escaped, joined, mention, mrkdwn } from './mrkdwn.ts';

const names = (pools: readonly string[]) => joined(pools.map(escaped), '、');

/** アプリのホームタブ。 */
export const jaHome: typeof enHome = {
  purpose: mrkdwn`Concierge は、Amazon Cognito ユーザープールのアカウントを発行します。申請が承認されると、認証情報がダイレクトメッセージで届きます。`,
  mayAsk: (pools) => mrkdwn`*アカウントを申請できるユーザープール:* ${names(pools)}`,
  mayLook: (pools) => mrkdwn`*ユーザーを確認できるユーザープール:* ${names(pools)}`,
  mayApprove: (pools) => mrkdwn`*申請を承認できるユーザープール:* ${names(pools)}`,
  mayNothing: (contact) =>
    mrkdwn`あなたは、どのユーザープールのポリシーにも登録されていません。登録が必要な場合は、${mention(contact)} に依頼してください。`,
  openForm: 'アカウントを申請する',
  pools: 'ユーザープール',
  looking: mrkdwn`ユーザープールを確認しています…`,
  found: (name, userPoolId) => mrkdwn`:white_check_mark: *${escaped(name)}* ${code(userPoolId)}`,
  differs: (name, userPoolId) => mrkdwn`:warning: *${escaped(name)}* ${code(userPoolId)}`,
  notFound: (name, userPoolId) => mrkdwn`:no_entry: *${escaped(name)}* ${code(userPoolId)}`,
  noOthers: (region) => mrkdwn`${escaped(region)} には、ほかに見えるユーザープールはありません。`,
  others: (region, count, shown) => {
    const rest = count > shown.length ? mrkdwn` ほか ${count - shown.length} 件` : mrkdwn``;
    return mrkdwn`${escaped(region)} には、ポリシーにないユーザープールが ${count} 件あります: ${joined(shown.map(code), ', ')}${rest}`;
  },
  notListed: (region, error) =>
    mrkdwn`${escaped(region)} のほかのユーザープールを一覧できませんでした（${escaped(error)}）。一覧するには、cognito-idp:ListUserPools の許可が必要です。`,
  more: mrkdwn`ここに表示しきれない内容があります。 \`npm run doctor\` ですべて確認できます。`,
  explainDifference,
  explainAccess,
};
