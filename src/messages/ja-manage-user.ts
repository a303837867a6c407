import type { enManageUser, NamedPool } from './en-manage-user.ts';
import { code, escaped, joined, type Mrkdwn, mrkdwn, value } from './mrkdwn.ts';

const named = ({ name, alias }: NamedPool) => mrkdwn`${escaped(name)} ${code(alias)}`;

/** Cognito のステータスの意味。 */
const STATUS: Readonly<Record<string, Mrkdwn>> = {
  CONFIRMED: mrkdwn`パスワードが設定済みです`,
  FORCE_CHANGE_PASSWORD: mrkdwn`仮パスワードの状態です。次回のサインインで変更が必要です`,
  RESET_REQUIRED: mrkdwn`サインインの前に、パスワードのリセットが必要です`,
  UNCONFIRMED: mrkdwn`サインアップ済みですが、確認が完了していません`,
  EXTERNAL_PROVIDER: mrkdwn`外部の ID プロバイダーでサインインします`,
  COMPROMISED: mrkdwn`パスワードが漏えいした可能性があるため、ブロックされています`,
  ARCHIVED: mrkdwn`アーカイブ済みで、使用されていません`,
};

const SECOND_FACTOR: Readonly<Record<string, Mrkdwn>> = {
  SOFTWARE_TOKEN_MFA: mrkdwn`認証アプリ`,
  SMS_MFA: mrkdwn`SMS の確認コード`,
  EMAIL_OTP: mrkdwn`メールの確認コード`,
};

/** `/cognito-user` の文。ユーザーの検索、状態の表示、変更の申請。 */
export const jaManageUser: typeof enManageUser = {
  waiting: mrkdwn`:hourglass_flowing_sand: 検索しています…`,

  lookUp: {
    usage: mrkdwn`*ユーザーを確認する*\n\`/cognito-user alice@example.com\` で、表示できるすべてのユーザープールでの Alice さんの状態と、申請できる操作が表示されます。\n\`/cognito-user alice@example.com staging\` では、ユーザープール「staging」だけを検索します。\n\`/cognito-user\` だけを送信すると、この説明が表示されます。メールアドレスの代わりに、ユーザー名や sub も使用できます。表示はすべて記録されます。`,
    pools: (aliases) => mrkdwn`表示できるユーザープール: ${joined(aliases.map(code), ', ')}`,
    tooManyWords: (text) =>
      mrkdwn`${code(text)} には余分な語が含まれています。ユーザーとユーザープールだけを入力してください。例: \`/cognito-user alice@example.com staging\``,
    title: '見つかったユーザー',
    notFound: (account, pools) =>
      mrkdwn`${code(account)} のユーザーは見つかりませんでした。検索したユーザープール: ${joined(pools.map(named), ', ')}`,
    provider: mrkdwn`外部の ID プロバイダーでサインインするユーザーは、メールアドレスでは見つかりません。 \`Google_1234\` のようなユーザー名か、sub で検索してください。`,
    unanswered: (pools) =>
      mrkdwn`:warning: 次のユーザープールから応答がなかったため、ユーザーが存在する可能性があります。もう一度試してください: ${joined(pools.map(named), ', ')}`,
    found: (account, pool, status) => mrkdwn`${named(pool)} の ${code(account)} : ${code(status)}`,
    show: '表示する',
  },

  userCard: {
    title: 'ユーザー',
    pool: 'ユーザープール',
    inPool: named,
    status: 'ステータス',
    statusOf: (term) =>
      mrkdwn`${STATUS[term] ?? mrkdwn`詳細は Cognito からは分かりません`}: ${code(term)}`,
    signIn: 'サインイン',
    enabled: mrkdwn`有効`,
    disabled: mrkdwn`無効（サインインできません）`,
    secondFactor: '多要素認証',
    secondFactors: (names) =>
      names.length === 0
        ? mrkdwn`未設定`
        : joined(
            names.map((name) => SECOND_FACTOR[name] ?? code(name)),
            ', ',
          ),
    username: 'ユーザー名',
    sub: 'sub（ユーザー ID）',
    created: '作成日時',
    modified: '最終更新日時',
    groups: 'グループ',
    none: mrkdwn`なし`,
    external: mrkdwn`このユーザーは外部の ID プロバイダーでサインインします。このユーザープールにはパスワードがないため、ここではリセットできません。ID プロバイダー側で変更してください。`,
    protected: mrkdwn`:shield: このユーザー、または所属するグループは、ポリシーで保護されています。変更には必ず 2 人の承認が必要です。`,
    ask: mrkdwn`*申請できる操作*`,
    nothingToAsk: mrkdwn`このユーザーに対して申請できる操作はありません。`,
  },

  changeForm: {
    title: '変更の申請',
    group: 'グループ',
    attribute: '属性',
    value: '新しい値',
    now: (name, present) =>
      present === undefined
        ? mrkdwn`${escaped(name)}の現在の値はありません。`
        : mrkdwn`${escaped(name)}の現在の値は ${value(present)} です。`,
    verified: mrkdwn`新しい値は確認済みとして登録されます。承認者がその責任を負います。`,
    emptyHint: '空欄にすると、値を削除します。',
    phoneHint: '国番号から入力してください。例: +81 90 1234 5678',
    confirm: (account) => `確認のため ${account} と入力してください`,
  },
};
