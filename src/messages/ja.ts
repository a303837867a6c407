import type { Remains } from '../domain/stage.ts';
import { attributeName } from './attribute-names.ts';
import { duration } from './duration.ts';
import type { Messages } from './en.ts';
import { jaAccountForm } from './ja-account-form.ts';
import { jaActions, jaConsequences, jaMediums } from './ja-actions.ts';
import { jaExplanations } from './ja-explanations.ts';
import { jaHome } from './ja-home.ts';
import { jaManageUser } from './ja-manage-user.ts';
import { jaProof } from './ja-proof.ts';
import { code, escaped, joined, type Mrkdwn, mention, moment, mrkdwn } from './mrkdwn.ts';

const mentions = (ids: readonly string[]) => joined(ids.map(mention), '、');

/** 途中で終わった申請が残したもの。 */
const left: Record<Remains, Mrkdwn> = {
  nothing: mrkdwn`ユーザープールでは何も実行していません。`,
  'perhaps-a-user': mrkdwn`ユーザーが作成されたかどうかは確認できていません。もう一度申請する前に、ユーザープールを確認してください。`,
  'a-user': mrkdwn`ユーザーは作成済みですが、その後の処理は完了していません。`,
  'perhaps-a-change': mrkdwn`ユーザーが変更されたかどうかは確認できていません。もう一度申請する前に、ユーザーを確認してください。`,
};

/**
 * 日本語のすべての文。A text that is missing here does not compile.
 *
 * Slack reads `*` and backticks as markup only next to a space or an end of line, so no Japanese
 * letter or full-width punctuation may touch them.
 */
export const ja: Messages = {
  ...jaExplanations,
  ...jaManageUser,
  ...jaAccountForm,

  actions: jaActions,
  consequences: jaConsequences,
  home: jaHome,
  proof: jaProof,
  attributeName: (name) => attributeName('ja', name),

  common: {
    close: '閉じる',
    cancel: 'キャンセル',
    notice: 'Concierge',
  },

  command: {
    usage: mrkdwn`*アカウントを申請する*\n\`/cognito-add alice@example.com\` で、Alice さんのアカウントの申請フォームが開きます。\n\`/cognito-add alice@example.com staging\` では、ユーザープール「staging」が選ばれた状態で開きます。\n\`/cognito-add\` だけを送信すると、この説明が表示されます。フォームの項目は、ユーザープールによって変わります。承認されるまでは何も実行されません。`,
    pools: (aliases) => mrkdwn`申請できるユーザープール: ${joined(aliases.map(code), ', ')}`,
    tooManyWords: (text) =>
      mrkdwn`${code(text)} には余分な語が含まれています。メールアドレスとユーザープールだけを入力してください。例: \`/cognito-add alice@example.com staging\``,
    openForm: 'フォームを開く',
  },

  form: {
    title: 'アカウントの申請',
    submit: '申請する',
    pool: 'ユーザープール',
    email: 'メールアドレス',
    emailHint: (domains) => `使用できるドメイン: ${domains.join('、')}`,
    recipient: 'パスワードの受取人',
    recipientHint: '選んだメンバーに、ダイレクトメッセージで一度だけ届きます。',
    reason: '理由',
    reasonHint: '承認者に表示され、記録に残ります。',
  },

  card: {
    account: 'ユーザー',
    username: 'ユーザー名',
    groups: 'グループ',
    attributes: '属性',
    pool: 'ユーザープール',
    email: 'メールアドレス',
    requester: '申請者',
    recipient: 'パスワードの受取人',
    fallback: '受取人に届かない場合',
    reason: '理由',
    review: '確認する',
    retry: '再試行する',
    claim: 'この申請で作成したので続ける',
    stop: '中止する',
    pending: (approvers, given, needed) =>
      needed === 1
        ? mrkdwn`:hourglass_flowing_sand: *承認待ちです。* 承認者: ${mentions(approvers)}`
        : mrkdwn`:hourglass_flowing_sand: *承認待ちです。* ${needed} 人中 ${given} 人が承認しました。承認者: ${mentions(approvers)}`,
    expires: (at) => mrkdwn`承認期限: ${moment(at)}`,
    approved: mrkdwn`:gear: *承認されました。* ユーザーを作成しています…`,
    notRequired: mrkdwn`:gear: *このユーザープールでは承認は不要です。* ユーザーを作成しています…`,
    created: mrkdwn`:gear: *ユーザーを作成しました。* パスワードを受取人に渡しています…`,
    carryingOut: mrkdwn`:gear: *承認されました。* 実行しています…`,
    carryingOutUnasked: mrkdwn`:gear: *この操作に承認は不要です。* 実行しています…`,
    proving: (attribute, destination) =>
      mrkdwn`:envelope: *確認コードの入力待ちです。* Cognito が ${code(destination)} （${escaped(attributeName('ja', attribute))}）に確認コードを送信しました。`,
    invited: (mediums) =>
      mrkdwn`:white_check_mark: *完了しました。* ユーザーを作成し、Cognito が招待を${jaMediums(mediums)}で送信しました。`,
    done: (what) => mrkdwn`:white_check_mark: *完了しました。* ${what}`,
    signInChecked: mrkdwn`このパスワードでサインインできることを確認しました。`,
    deliveredTemporary: (validUntil) =>
      mrkdwn`:white_check_mark: *完了しました。* 仮パスワードは受取人にダイレクトメッセージで渡しました。次回のサインインまで、ユーザーは FORCE_CHANGE_PASSWORD です。サインインの期限: ${moment(validUntil)}`,
    delivered: mrkdwn`:white_check_mark: *完了しました。* ユーザーは CONFIRMED になり、パスワードは受取人にダイレクトメッセージで渡しました。`,
    acknowledged: mrkdwn`:white_check_mark: *完了しました。* 受取人がパスワードを保存しました。`,
    hidden: (acknowledged) =>
      acknowledged
        ? mrkdwn`:white_check_mark: *完了しました。* 受取人がパスワードを保存したため、パスワードの表示を消しました。`
        : mrkdwn`:white_check_mark: *完了しました。* 表示期限を過ぎたため、パスワードの表示を消しました。`,
    denied: (by) => mrkdwn`:no_entry: *却下されました。* ${mention(by)} さんが却下しました。`,
    cancelled: (by) =>
      mrkdwn`:leftwards_arrow_with_hook: *取り下げられました。* ${mention(by)} さんが取り下げたため、何も実行していません。`,
    lapsed: (remains) =>
      mrkdwn`:alarm_clock: *承認の有効期限が切れました。* 処理は途中で終了しました。${left[remains]}`,
    stopped: (by, remains) =>
      mrkdwn`:octagonal_sign: *中止されました。* ${mention(by)} さんが中止しました。${left[remains]}`,
    toFallback: (to) =>
      mrkdwn`受取人に Slack のメッセージを送信できなかったため、パスワードは ${mention(to)} さんに渡しました。`,
    reminder: (missing, email, pool, expiresAt) =>
      mrkdwn`${joined(missing.map(mention), ' ')} ${code(email)} のアカウントの申請（${escaped(pool)}）が判断を待っています。期限: ${moment(expiresAt)}`,
    expired: mrkdwn`:alarm_clock: *期限切れです。* 期限までに承認も却下もされなかったため、何も実行していません。`,
    trouble: mrkdwn`:warning: *対応が必要です。*`,
    approvedBy: (by, at) => mrkdwn`${mention(by)} さんが承認しました（${moment(at)}）`,
    comment: (text) => mrkdwn`「${escaped(text)}」`,
    reference: (reference) => mrkdwn`問い合わせ番号 ${code(reference)}`,
    text: {
      pending: '承認待ち',
      approved: '承認済み',
      created: 'ユーザー作成済み',
      delivered: '完了',
      proving: '確認コードの入力待ち',
      denied: '却下',
      cancelled: '取り下げ',
      expired: '期限切れ',
      stopped: '中止',
      trouble: '対応が必要',
    },
  },

  confirm: {
    back: '戻る',
    cancel: {
      title: '申請を取り下げますか？',
      text: '何も実行されず、承認もできなくなります。',
      confirm: '取り下げる',
    },
    claim: {
      title: 'この申請で作成したユーザーですか？',
      text: 'AWS コンソールでユーザーを確認した場合だけ、続けてください。新しいパスワードが設定され、受取人に渡されます。',
      confirm: '確認したので続ける',
    },
    stop: {
      title: '申請を中止しますか？',
      text: 'この申請はここで終了し、再開できません。すでに実行された内容は元に戻りません。その内容はカードに表示されます。',
      confirm: '中止する',
    },
  },

  review: {
    title: '申請の確認',
    submit: '決定する',
    will: (approvalsAfterThis) =>
      approvalsAfterThis === 0
        ? '承認すると、すぐに次の処理が実行されます'
        : `あなたのほかにあと ${approvalsAfterThis} 人が承認すると、次の処理が実行されます`,
    password: mrkdwn`自動生成したパスワードを永続的に設定します。ユーザーは CONFIRMED になり、そのパスワードでサインインできます。`,
    deliver: (recipient, hideAfter) =>
      mrkdwn`${mention(recipient)} さんにダイレクトメッセージでパスワードを渡します。表示は最長 ${escaped(duration('ja', hideAfter))}です。承認者を含め、ほかの人には見えません。`,
    temporaryPassword: mrkdwn`自動生成した仮パスワードを設定します。ユーザーは FORCE_CHANGE_PASSWORD になり、次回のサインインで新しいパスワードに変更する必要があります。`,
    completeFirstSignIn: mrkdwn`Concierge が最初のパスワードでサインインし、Cognito が求める新しいパスワードを自動生成して設定します。ユーザーは CONFIRMED になり、そのパスワードでサインインできます。`,
    invitation: (mediums) =>
      mrkdwn`Cognito がユーザーに仮パスワードを${jaMediums(mediums)}で送信します。Slack では誰にも見えません。`,
    protected: mrkdwn`:shield: このユーザー、または所属するグループは、ポリシーで保護されています。2 人の承認が必要です。`,
    asked: (requester, at) => mrkdwn`${mention(requester)} さんの申請（${moment(at)}）:`,
    fallback: (to) =>
      mrkdwn`受取人に Slack のメッセージを送信できない場合は、代わりに ${mention(to)} さんに渡します。`,
    notTheRequester: mrkdwn`:bust_in_silhouette: パスワードの受取人は、申請者本人ではありません。`,
    verdict: '判断',
    approve: '承認する',
    deny: '却下する',
    comment: 'コメント',
    commentHint: '却下する場合は必ず入力してください。申請者に表示されます。',
  },

  receipt: {
    cancel: '申請を取り下げる',
    cancelled: (email, pool) =>
      mrkdwn`:leftwards_arrow_with_hook: ${code(email)} のアカウントの申請（${escaped(pool)}）を取り下げました。何も実行していません。`,
    lapsed: (email, remains) =>
      mrkdwn`:alarm_clock: ${code(email)} のアカウントの申請は承認されましたが、すべての処理が終わる前に承認の有効期限が切れました。${left[remains]}`,
    stopped: (email, by, remains) =>
      mrkdwn`:octagonal_sign: ${code(email)} のアカウントの申請は、${mention(by)} さんが中止しました。${left[remains]}`,
    pending: (email, pool) =>
      mrkdwn`:memo: ${code(email)} のアカウントの申請（${escaped(pool)}）を受け付けました。承認を待っています。`,
    working: (email, pool) =>
      mrkdwn`:gear: ${code(email)} のアカウントの申請（${escaped(pool)}）が承認されました。ユーザーを作成しています。`,
    carryingOut: (account, pool) =>
      mrkdwn`:gear: ${code(account)} の申請（${escaped(pool)}）を実行しています。`,
    proving: (account, pool, recipient) =>
      mrkdwn`:envelope: Cognito が ${code(account)} （${escaped(pool)}）の確認コードを送信しました。${mention(recipient)} さんが入力すると、続きを実行します。`,
    invited: (account, pool, mediums) =>
      mrkdwn`:white_check_mark: ${escaped(pool)} に ${code(account)} を作成し、Cognito が招待を${jaMediums(mediums)}で送信しました。`,
    applied: (account, pool, what) =>
      mrkdwn`:white_check_mark: ${escaped(pool)} の ${code(account)}: ${what}`,
    notRequired: (email, pool) =>
      mrkdwn`:gear: ${code(email)} のアカウントの申請（${escaped(pool)}）は承認が不要です。ユーザーを作成しています。`,
    done: (email, pool, recipient) =>
      mrkdwn`:white_check_mark: ${code(email)} で ${escaped(pool)} にサインインできます。パスワードは ${mention(recipient)} さんにダイレクトメッセージで渡しました。`,
    saved: (email, pool, recipient) =>
      mrkdwn`:white_check_mark: ${code(email)} で ${escaped(pool)} にサインインできます。${mention(recipient)} さんがパスワードを保存しました。`,
    takenDown: (email, pool, recipient) =>
      mrkdwn`:white_check_mark: ${code(email)} で ${escaped(pool)} にサインインできます。パスワードは ${mention(recipient)} さんにダイレクトメッセージで表示しましたが、保存の操作がないまま表示を終了しました。`,
    closed: (email, pool) =>
      mrkdwn`:memo: ${escaped(pool)} の ${code(email)} の申請は終了しました。結果は別のメッセージでお知らせします。`,
    denied: (email, by, comment) =>
      mrkdwn`:no_entry: ${code(email)} のアカウントの申請は、${mention(by)} さんが却下しました。コメント:「${escaped(comment)}」`,
    expired: (email) =>
      mrkdwn`:alarm_clock: ${code(email)} のアカウントの申請は、承認も却下もされないまま期限が切れました。何も実行していません。必要であれば、もう一度申請してください。`,
    trouble: (email) =>
      mrkdwn`:warning: ${code(email)} のアカウントの申請に問題があり、対応が必要です。`,
    where: (channel) => mrkdwn`承認者は <#${escaped(channel)}> でこの申請を確認できます。`,
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
      mrkdwn`${code(email)} がご自身のアカウントでない場合は、ご本人に直接、またはパスワードマネージャーで渡してください。メールでは送らないでください。`,
    closed: (email, pool) =>
      mrkdwn`申請が途中で終了したため、${escaped(pool)} の ${escaped(email)} の認証情報はここには届きません。理由は申請のカードに表示されています。`,
    temporary: (validUntil) =>
      mrkdwn`これは仮パスワードです。次回のサインインで新しいパスワードへの変更が求められます。サインインの期限: ${moment(validUntil)}`,
    saved: '保存しました',
    hidden: (email, pool, acknowledged) =>
      acknowledged
        ? mrkdwn`:lock: ${escaped(pool)} の ${code(email)} のパスワードは保存済みです。ここにはもう表示されません。`
        : mrkdwn`:lock: ${escaped(pool)} の ${code(email)} のパスワードは、表示期限を過ぎたため、ここにはもう表示されません。`,
  },
};
