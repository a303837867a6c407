import { duration } from './duration.ts';
import type { Messages } from './en.ts';
import { jaMediums } from './ja-actions.ts';
import { code, escaped, mention, moment, mrkdwn } from './mrkdwn.ts';

/** 承認者が判断するモーダル。 */
export const jaReview: Messages['review'] = {
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
  identity: (username, sub) =>
    mrkdwn`:bust_in_silhouette: 対象は、ユーザー名 ${code(username)} 、sub ${code(sub)} のユーザーです。メールアドレスは、プロフィールに登録されている値です。`,
  lookAlike: (name) =>
    mrkdwn`:warning: ${code(name)} は、別の名前と見分けがつかないおそれがあります（複数の文字体系、特殊な字形、または見えない文字が含まれています）。sub で確認してください。`,
  plusAddress: (base) =>
    mrkdwn`:information_source: プラス記号付きのアドレスです。メールは ${code(base)} に届く可能性がありますが、ここでは別のアドレスとして扱います。`,
  notTheRequester: mrkdwn`:bust_in_silhouette: パスワードの受取人は、申請者本人ではありません。`,
  verdict: '判断',
  approve: '承認する',
  deny: '却下する',
  comment: 'コメント',
  commentHint: '却下する場合は必ず入力してください。申請者に表示されます。',
};
