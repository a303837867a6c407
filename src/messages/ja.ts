import type { Messages } from './en.ts';
import { jaExplanations } from './ja-explanations.ts';
import { code, escaped, joined, mention, moment, mrkdwn } from './mrkdwn.ts';

const mentions = (ids: readonly string[]) => joined(ids.map(mention), '、');
const minutes = (milliseconds: number) => Math.max(1, Math.round(milliseconds / 60_000));

/** 日本語のすべての文。A text that is missing here does not compile. */
export const ja: Messages = {
  ...jaExplanations,

  common: {
    close: '閉じる',
    cancel: 'キャンセル',
    notice: 'Concierge',
  },

  command: {
    usage: mrkdwn`*アカウントを申請する*\n\`/cognito-add alice@example.com\` で Alice さんの申請フォームが開きます。\n\`/cognito-add alice@example.com staging\` でプール「staging」のフォームが開きます。\n\`/cognito-add\` だけでこの説明を表示します。承認されるまで何も実行されません。`,
    pools: (aliases) => mrkdwn`申請できるプール: ${joined(aliases.map(code), '、')}`,
    tooManyWords: (text) =>
      mrkdwn`メールアドレスとプールだけを書いてください。${code(text)} には余分な言葉があります。例: \`/cognito-add alice@example.com staging\``,
    openForm: 'フォームを開く',
  },

  form: {
    title: 'アカウントの申請',
    submit: '申請する',
    pool: 'ユーザープール',
    email: 'メールアドレス',
    emailHint: (domains) => `使えるドメイン: ${domains.join('、')}`,
    recipient: 'パスワードの受取人',
    recipientHint:
      'パスワードはダイレクトメッセージで一度だけ届きます。変更しなければ、あなたに届きます。',
    reason: '理由',
    reasonHint: '承認者に表示され、記録に残ります。',
  },

  card: {
    title: (email) => `${email} のアカウント`,
    pool: 'プール',
    email: 'メールアドレス',
    requester: '申請者',
    recipient: 'パスワードの受取人',
    reason: '理由',
    review: '確認する',
    retry: '再試行',
    pending: (approvers, given, needed) =>
      needed === 1
        ? mrkdwn`:hourglass_flowing_sand: *承認待ち*（承認者: ${mentions(approvers)}）`
        : mrkdwn`:hourglass_flowing_sand: *承認待ち*（${needed} 人中 ${given} 人が承認、承認者: ${mentions(approvers)}）`,
    expires: (at) => mrkdwn`期限: ${moment(at)}`,
    approved: mrkdwn`:gear: *承認されました。* ユーザーを作成しています…`,
    notRequired: mrkdwn`:gear: *このプールでは承認は不要です。* ユーザーを作成しています…`,
    created: mrkdwn`:gear: *ユーザーを作成しました。* パスワードを渡しています…`,
    delivered: mrkdwn`:white_check_mark: *完了。* ユーザーは CONFIRMED になり、パスワードをダイレクトメッセージで渡しました。`,
    acknowledged: mrkdwn`:white_check_mark: *完了。* 受取人がパスワードを保存しました。`,
    hidden: (acknowledged) =>
      acknowledged
        ? mrkdwn`:white_check_mark: *完了。* 受取人がパスワードを保存し、表示は消えています。`
        : mrkdwn`:white_check_mark: *完了。* 表示時間が過ぎたため、パスワードの表示を消しました。`,
    denied: (by) => mrkdwn`:no_entry: ${mention(by)} が*却下*しました`,
    expired: mrkdwn`:alarm_clock: *期限切れ。* 期限までに判断されなかったため、何も実行していません。`,
    trouble: mrkdwn`:warning: *対応が必要です*`,
    approvedBy: (by, at) => mrkdwn`${mention(by)} が承認（${moment(at)}）`,
    comment: (text) => mrkdwn`「${escaped(text)}」`,
    reference: (reference) => mrkdwn`問い合わせ番号 ${code(reference)}`,
    text: {
      pending: '承認待ち',
      approved: '承認済み',
      created: 'ユーザー作成済み',
      delivered: '完了',
      denied: '却下',
      expired: '期限切れ',
      trouble: '対応が必要',
    },
  },

  review: {
    title: '申請の確認',
    submit: '決定する',
    will: (approvalsAfterThis) =>
      approvalsAfterThis === 0
        ? '承認すると、すぐに次のことが行われます'
        : `あなたのほかにあと ${approvalsAfterThis} 人が承認すると、次のことが行われます`,
    create: (email, pool) =>
      mrkdwn`1. ${code(email)} を ${escaped(pool)} のユーザーとして作成します。メールアドレスは確認済みとし、Cognito からの通知は送りません。`,
    password: mrkdwn`2. 生成したパスワードを恒久的に設定します。ユーザーは CONFIRMED になり、そのままサインインできます。`,
    deliver: (recipient, hideAfter) =>
      mrkdwn`3. ${mention(recipient)} にダイレクトメッセージでパスワードを渡します。表示は最長 ${minutes(hideAfter)} 分です。承認者を含め、ほかの人には見えません。`,
    asked: (requester, at) => mrkdwn`${mention(requester)} の申請（${moment(at)}）:`,
    notTheRequester: mrkdwn`:bust_in_silhouette: パスワードの受取人は申請者とは別の人です。`,
    verdict: '判断',
    approve: '承認する',
    deny: '却下する',
    comment: 'コメント',
    commentHint: '却下する場合は必須です。申請者に表示されます。',
  },

  receipt: {
    pending: (email, pool) =>
      mrkdwn`:memo: ${escaped(pool)} の ${code(email)} の申請を受け付けました。承認を待っています。`,
    working: (email, pool) =>
      mrkdwn`:gear: ${escaped(pool)} の ${code(email)} の申請が承認されました。ユーザーを作成しています。`,
    done: (email, pool, recipient) =>
      mrkdwn`:white_check_mark: ${code(email)} で ${escaped(pool)} にサインインできます。パスワードは ${mention(recipient)} にダイレクトメッセージで渡しました。`,
    denied: (email, by, comment) =>
      mrkdwn`:no_entry: ${code(email)} の申請は ${mention(by)} が却下しました:「${escaped(comment)}」`,
    expired: (email) =>
      mrkdwn`:alarm_clock: ${code(email)} の申請は、判断されないまま期限が切れました。何も実行していません。必要であれば、もう一度申請してください。`,
    trouble: (email) => mrkdwn`:warning: ${code(email)} の申請には対応が必要です。`,
    where: (channel) => mrkdwn`承認者には <#${escaped(channel)}> で表示されています。`,
  },

  credential: {
    preparing: (email, pool) =>
      mrkdwn`${escaped(pool)} の ${escaped(email)} の認証情報を準備しています。`,
    ready: (email, pool) =>
      mrkdwn`${escaped(pool)} の ${escaped(email)} の認証情報が用意できました。`,
    heading: (email, pool) =>
      mrkdwn`:key: *${escaped(pool)} へのサインイン*\nユーザー名: ${code(email)}`,
    passwordLabel: mrkdwn`パスワード:`,
    advice: (hideAt) =>
      mrkdwn`今すぐパスワードマネージャーに保存してください。${moment(hideAt)} に表示が消え、再表示はできません。`,
    handOn: (email) =>
      mrkdwn`ご自身のアカウントでない場合は、${code(email)} の方に直接、またはパスワードマネージャーで渡してください。メールでは送らないでください。`,
    saved: '保存しました',
    hidden: (email, pool, acknowledged) =>
      acknowledged
        ? mrkdwn`:lock: ${escaped(pool)} の ${code(email)} のパスワードは保存済みです。ここにはもう表示されません。`
        : mrkdwn`:lock: ${escaped(pool)} の ${code(email)} のパスワードは、表示時間が過ぎたため、ここにはもう表示されません。`,
  },
};
