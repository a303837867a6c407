import { isAboutApprovals, type PolicyChange, type Trouble } from '../domain/trouble.ts';
import { attributeName } from './attribute-names.ts';
import { code, escaped, type Mrkdwn, moment, mrkdwn } from './mrkdwn.ts';

/** ポリシーで許可されなくなったもの。 */
export const jaPolicyChanges: Record<PolicyChange, Mrkdwn> = {
  pool: mrkdwn`申請後に、ポリシーでこのユーザープールが変更または削除されました。`,
  domain: mrkdwn`このメールアドレスのドメインは、現在のポリシーでは許可されていません。`,
  action: mrkdwn`この操作は、現在のポリシーではこのユーザープールで許可されていません。`,
  group: mrkdwn`このグループは、現在のポリシーでは許可されていません。`,
  protection: mrkdwn`申請後に、対象のユーザーが保護の対象になりました。2 人の承認が必要です。`,
  'break-glass': mrkdwn`緊急実行した人は、現在のポリシーではこのユーザープールで緊急実行できません。`,
  requester: mrkdwn`申請者は、現在のポリシーではこのユーザープールでこの操作を申請できません。`,
  approver: mrkdwn`承認したメンバーのうち、現在もこのユーザープールの承認者である人が足りません。`,
  'recipient-alone': mrkdwn`現在も有効な承認は、この申請の対象となる本人によるものだけです。`,
  recipient: mrkdwn`受取人は、現在このワークスペースの通常のメンバーではありません。`,
};

/** 申請の問題と対処。 */
export function explainTrouble(trouble: Trouble): Mrkdwn {
  switch (trouble.kind) {
    case 'user-exists':
      return mrkdwn`${code(trouble.email)} はユーザープールにすでに存在します。この申請で作成したユーザーだと確認できないため、何も変更していません。続ける前に、AWS コンソールでこのユーザーを確認してください。`;
    case 'maybe-ours':
      return mrkdwn`${code(trouble.email)} のユーザーがユーザープールに存在します（作成: ${moment(trouble.createdAt)}）。この申請の処理を始めたあとに作成され、まだ使われていないため、この申請で作成した可能性が高いものの、応答が失われ、確認できません。AWS コンソールでユーザーを確認し（sub: ${code(trouble.sub)} ）、この申請で作成したものかどうかを選んでください。`;
    case 'asked-twice':
      return mrkdwn`このユーザープールの ${code(trouble.email)} については、別の申請（ ${code(trouble.other)} ）が先に処理されています。この申請では何も実行していません。先の申請が終わってから、再試行するか中止してください。`;
    case 'pool-not-found':
      return mrkdwn`ユーザープール ${code(trouble.userPoolId)} が見つかりません。この申請のユーザープールは変更できないため、ポリシーの ID を修正してから、もう一度申請してください。`;
    case 'pool-not-supported':
      return mrkdwn`ユーザープール ${code(trouble.userPoolId)} ではメールアドレスでサインインできません。Concierge を使用するには、メールアドレスをユーザー名またはエイリアスとして使えるユーザープールが必要です。`;
    case 'cognito-refused':
      return mrkdwn`Cognito がリクエストを拒否しました。詳細は、この問い合わせ番号でログを確認し、原因を取り除いてから再試行してください。エラー: ${code(trouble.error)}`;
    case 'not-confirmed':
      return mrkdwn`パスワードは設定しましたが、Cognito での状態が ${escaped(trouble.expected ?? 'CONFIRMED')} ではなく ${code(trouble.status)} です。パスワードは誰にも表示していません。`;
    case 'alias-taken':
      return mrkdwn`${code(trouble.value)} （${escaped(attributeName('ja', trouble.attribute))}）は、このユーザープールの別のユーザーがサインインに使用しています。Concierge がその値をほかのユーザーから取り上げることはありません。AWS コンソールでそのユーザーを確認し、再試行するか中止してください。`;
    case 'group-not-found':
      return mrkdwn`グループ ${code(trouble.group)} がユーザープールにありません。グループを作成し直してから再試行してください。`;
    case 'user-gone':
      return mrkdwn`この申請の対象だったユーザー ${code(trouble.account)} は、もう存在しません。同じ名前のユーザーが今あるとしても別のユーザーなので、何も変更していません。この申請は中止してください。`;
    case 'external-user':
      return mrkdwn`${code(trouble.account)} は外部の ID プロバイダーでサインインするため、このユーザープールにはパスワードがありません。何も変更していません。この申請は中止してください。`;
    case 'value-changed':
      return mrkdwn`このユーザーの${escaped(attributeName('ja', trouble.attribute))}は、申請後に変更されました。何も実行していません。この申請を中止し、ユーザーを確認してから、もう一度申請してください。`;
    case 'no-sign-in-as':
      return mrkdwn`${code(trouble.account)} は多要素認証が設定されているか、無効になっているため、確認コードの送信に必要なサインインができません。何も変更していません。この申請は中止してください。`;
    case 'not-delivered':
      return mrkdwn`ユーザー ${code(trouble.account)} は存在しますが、Cognito がメッセージを送信できませんでした。宛先と、ユーザープールのメールおよび SMS の設定を確認してから再試行してください。`;
    case 'not-invitable':
      return mrkdwn`${code(trouble.account)} の状態は ${code(trouble.status)} です。Cognito がもう一度招待できるのは、まだサインインしていないユーザー（ ${code('FORCE_CHANGE_PASSWORD')} ）だけです。`;
    case 'no-recovery-by-email':
      return mrkdwn`このユーザープールではメールによるアカウントの復旧ができないため、「パスワードをお忘れの場合」からパスワードを設定できません。まだ何も渡していません。ユーザープールの AccountRecoverySetting で ${code('verified_email')} を許可するか、ポリシーの delivery を変更してから、もう一度申請してください。`;
    case 'email-not-verified':
      return mrkdwn`${code(trouble.account)} には、「パスワードをお忘れの場合」のコードを受け取れる確認済みのメールアドレスがありません。現在のパスワードは変更していません。メールアドレスを確認済みにしてから、再試行してください。`;
    case 'no-client':
      return mrkdwn`この申請の処理にはサインインが必要ですが、ポリシーにこのユーザープールのアプリクライアントがありません。ポリシーに追加してから再試行してください。`;
    case 'sign-in-failed':
      return mrkdwn`パスワードは設定しましたが、サインインの確認で ${code(trouble.error)} になりました。パスワードは誰にも表示していません。ポリシーのアプリクライアントを確認してから再試行してください。`;
    case 'code-not-sent':
      return trouble.why === 'limit'
        ? mrkdwn`確認コードの送信回数が多すぎるため、Cognito が送信を一時的に停止しています。1 時間ほど待ってから再試行してください。`
        : mrkdwn`Cognito が確認コードを送信できませんでした。宛先と、ユーザープールのメールおよび SMS の設定を確認してから再試行してください。エラー: ${code(trouble.why)}`;
    case 'policy-changed':
      return isAboutApprovals(trouble.what)
        ? mrkdwn`${jaPolicyChanges[trouble.what]}以降の処理は実行していません。ほかの承認者が「確認する」から承認するか、ポリシーを修正してから再試行してください。`
        : mrkdwn`${jaPolicyChanges[trouble.what]}以降の処理は実行していません。`;
    case 'slack-refused':
      return mrkdwn`Slack がメッセージを拒否しました。Concierge がチャンネルに参加していること、相手にメッセージを送信できることを確認してから再試行してください。エラー: ${code(trouble.error)}`;
    case 'message-deleted':
      return mrkdwn`パスワードを表示するダイレクトメッセージが繰り返し削除されたため、パスワードを表示していません。受取人に確認してから再試行してください。`;
    case 'gave-up':
      return mrkdwn`処理を数回試しましたが、原因が分からないまま中断しました。ログで処理の内容を確認し、原因を取り除いてから再試行してください。`;
    case 'fault':
      return mrkdwn`Concierge で問題が発生しました。詳細は、この問い合わせ番号でログを確認してください。`;
  }
}
