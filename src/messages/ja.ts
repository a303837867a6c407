import type { Remains } from '../domain/stage.ts';
import { attributeName } from './attribute-names.ts';
import type { Messages } from './en.ts';
import { jaAccountForm } from './ja-account-form.ts';
import { jaActions, jaConsequences, jaMediums, jaSubject } from './ja-actions.ts';
import { jaAdminister } from './ja-administer.ts';
import { jaBreakGlass, jaFrozenRequest } from './ja-break-glass.ts';
import { jaCredential } from './ja-credential.ts';
import { jaExplanations } from './ja-explanations.ts';
import { jaHandover } from './ja-handover.ts';
import { jaHome } from './ja-home.ts';
import { jaManageUser } from './ja-manage-user.ts';
import { jaProof } from './ja-proof.ts';
import { jaReview } from './ja-review.ts';
import {
  code,
  escaped,
  inline,
  joined,
  type Mrkdwn,
  mention,
  moment,
  mrkdwn,
  quoted,
} from './mrkdwn.ts';

const mentions = (ids: readonly string[]) => joined(ids.map(mention), '、');

/** 途中で終わった申請が残したもの。 */
const left: Record<Remains, Mrkdwn> = {
  nothing: mrkdwn`ユーザープールでは何も実行していません。`,
  'perhaps-a-user': mrkdwn`ユーザーが作成されたかどうかは確認できていません。もう一度申請する前に、ユーザープールを確認してください。`,
  'a-user': mrkdwn`ユーザーは作成済みですが、その後の処理は完了していません。`,
  'no-password': mrkdwn`ユーザーの現在のパスワードは使用できません。新しいパスワードの発行を申請してください。`,
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
  subject: jaSubject,
  consequences: jaConsequences,
  credential: jaCredential,
  administer: jaAdminister,
  breakGlass: jaBreakGlass,
  frozenRequest: jaFrozenRequest,
  handover: jaHandover,
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
    inviting: mrkdwn`:gear: *ユーザーを作成しました。* Cognito が招待を送信しています…`,
    carryingOut: mrkdwn`:gear: *承認されました。* 実行しています…`,
    carryingOutUnasked: mrkdwn`:gear: *この操作に承認は不要です。* 実行しています…`,
    proving: (attribute, destination) =>
      mrkdwn`:envelope: *確認コードの入力待ちです。* Cognito が ${code(destination)} （${escaped(attributeName('ja', attribute))}）に確認コードを送信しました。`,
    invited: (mediums) =>
      mrkdwn`:white_check_mark: *完了しました。* ユーザーを作成し、Cognito が招待を${jaMediums(mediums)}で送信しました。`,
    done: (what) => mrkdwn`:white_check_mark: *完了しました。* ${what}`,
    signInChecked: mrkdwn`このパスワードでサインインできることを確認しました。`,
    deliveredTemporary: (what, validUntil) =>
      mrkdwn`:white_check_mark: *完了しました。* ${what}仮パスワードは受取人にダイレクトメッセージで渡しました。次回のサインインまで、ユーザーは FORCE_CHANGE_PASSWORD です。サインインの期限: ${moment(validUntil)}`,
    delivered: (what) =>
      mrkdwn`:white_check_mark: *完了しました。* ${what}ユーザーは CONFIRMED になり、パスワードは受取人にダイレクトメッセージで渡しました。`,
    acknowledged: (what) =>
      mrkdwn`:white_check_mark: *完了しました。* ${what}受取人がパスワードを保存しました。`,
    hidden: (what, acknowledged) =>
      acknowledged
        ? mrkdwn`:white_check_mark: *完了しました。* ${what}受取人がパスワードを保存したため、パスワードの表示を消しました。`
        : mrkdwn`:white_check_mark: *完了しました。* ${what}表示期限を過ぎたため、パスワードの表示を消しました。`,
    denied: (by) => mrkdwn`:no_entry: *却下されました。* ${mention(by)} さんが却下しました。`,
    cancelled: (by) =>
      mrkdwn`:leftwards_arrow_with_hook: *取り下げられました。* ${mention(by)} さんが取り下げたため、何も実行していません。`,
    lapsed: (remains) =>
      mrkdwn`:alarm_clock: *承認の有効期限が切れました。* 処理は途中で終了しました。${left[remains]}`,
    stopped: (by, remains) =>
      mrkdwn`:octagonal_sign: *中止されました。* ${mention(by)} さんが中止しました。${left[remains]}`,
    toFallback: (to) =>
      mrkdwn`受取人に Slack のメッセージを送信できなかったため、パスワードは ${mention(to)} さんに渡しました。`,
    reminder: (missing, subject, pool, expiresAt) =>
      mrkdwn`${joined(missing.map(mention), ' ')} ${subject}（${escaped(pool)}）が判断を待っています。期限: ${moment(expiresAt)}`,
    expired: mrkdwn`:alarm_clock: *期限切れです。* 期限までに承認も却下もされなかったため、何も実行していません。`,
    trouble: mrkdwn`:warning: *対応が必要です。*`,
    approvedBy: (by, at) => mrkdwn`${mention(by)} さんが承認しました（${moment(at)}）`,
    comment: (text) => mrkdwn`「${inline(text)}」`,
    reference: (reference) => mrkdwn`問い合わせ番号 ${code(reference)}`,
    content: (shortDigest) => mrkdwn`内容 ${code(shortDigest)}`,
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
      frozen: '凍結中',
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

  review: jaReview,

  receipt: {
    cancel: '申請を取り下げる',
    cancelled: (subject, pool) =>
      mrkdwn`:leftwards_arrow_with_hook: ${subject}（${escaped(pool)}）を取り下げました。何も実行していません。`,
    lapsed: (subject, remains) =>
      mrkdwn`:alarm_clock: ${subject}は承認されましたが、すべての処理が終わる前に承認の有効期限が切れました。${left[remains]}`,
    stopped: (subject, by, remains) =>
      mrkdwn`:octagonal_sign: ${subject}は、${mention(by)} さんが中止しました。${left[remains]}`,
    pending: (subject, pool) =>
      mrkdwn`:memo: ${subject}（${escaped(pool)}）を受け付けました。承認を待っています。`,
    working: (email, pool) =>
      mrkdwn`:gear: ${code(email)} のアカウントの申請（${escaped(pool)}）が承認されました。ユーザーを作成しています。`,
    carryingOut: (subject, pool) => mrkdwn`:gear: ${subject}（${escaped(pool)}）を実行しています。`,
    proving: (account, pool, recipient) =>
      mrkdwn`:envelope: Cognito が ${code(account)} （${escaped(pool)}）の確認コードを送信しました。${mention(recipient)} さんが入力すると、続きを実行します。`,
    invited: (account, pool, mediums) =>
      mrkdwn`:white_check_mark: ${escaped(pool)} に ${code(account)} を作成し、Cognito が招待を${jaMediums(mediums)}で送信しました。`,
    applied: (account, pool, what) =>
      mrkdwn`:white_check_mark: ${escaped(pool)} の ${code(account)} : ${what}`,
    notRequired: (email, pool) =>
      mrkdwn`:gear: ${code(email)} のアカウントの申請（${escaped(pool)}）は承認が不要です。ユーザーを作成しています。`,
    done: (email, pool, recipient) =>
      mrkdwn`:white_check_mark: ${code(email)} で ${escaped(pool)} にサインインできます。パスワードは ${mention(recipient)} さんにダイレクトメッセージで渡しました。`,
    saved: (email, pool, recipient) =>
      mrkdwn`:white_check_mark: ${code(email)} で ${escaped(pool)} にサインインできます。${mention(recipient)} さんがパスワードを保存しました。`,
    takenDown: (email, pool, recipient) =>
      mrkdwn`:white_check_mark: ${code(email)} で ${escaped(pool)} にサインインできます。パスワードは ${mention(recipient)} さんにダイレクトメッセージで表示しましたが、保存の操作がないまま表示を終了しました。`,
    renewed: {
      done: (account, pool, what, recipient) =>
        mrkdwn`:white_check_mark: ${escaped(pool)} の ${code(account)} : ${what}${mention(recipient)} さんにダイレクトメッセージで渡しました。`,
      saved: (account, pool, what, recipient) =>
        mrkdwn`:white_check_mark: ${escaped(pool)} の ${code(account)} : ${what}${mention(recipient)} さんが保存しました。`,
      takenDown: (account, pool, what, recipient) =>
        mrkdwn`:white_check_mark: ${escaped(pool)} の ${code(account)} : ${what}${mention(recipient)} さんにダイレクトメッセージで表示しましたが、保存の操作がないまま表示を終了しました。`,
    },
    closed: (subject, pool) =>
      mrkdwn`:memo: ${subject}（${escaped(pool)}）は終了しました。結果は別のメッセージでお知らせします。`,
    denied: (subject, by, comment) =>
      mrkdwn`:no_entry: ${subject}は、${mention(by)} さんが却下しました。コメント:\n${quoted(comment)}`,
    expired: (subject) =>
      mrkdwn`:alarm_clock: ${subject}は、承認も却下もされないまま期限が切れました。何も実行していません。必要であれば、もう一度申請してください。`,
    trouble: (subject) => mrkdwn`:warning: ${subject}に問題があり、対応が必要です。`,
    where: (channel) => mrkdwn`承認者は <#${escaped(channel)}> でこの申請を確認できます。`,
  },
};
