import type { Revocation } from '../domain/events.ts';
import { duration } from './duration.ts';
import type { enHandover } from './en-handover.ts';
import { code, escaped, joined, type Mrkdwn, mention, moment, mrkdwn } from './mrkdwn.ts';

/** パスワードを無効にした理由。 */
const revoked: Record<Revocation, Mrkdwn> = {
  unclaimed: mrkdwn`期限までに受け取りがなかった`,
  'not-shown': mrkdwn`何度試しても表示できなかった`,
};

/** ボタンで表示するパスワードと、誰も見ないパスワード。 */
export const jaHandover: typeof enHandover = {
  message: {
    waiting: (account, pool) =>
      mrkdwn`${escaped(pool)} の ${escaped(account)} の認証情報を受け取れます。`,
    once: (claimBy) =>
      mrkdwn`ボタンを押すとパスワードが作成され、専用の画面に一度だけ表示されます。ほかの人は押せません。期限: ${moment(claimBy)}`,
    show: 'パスワードを表示する',
    shown: (account, pool, at, to) =>
      mrkdwn`:eyes: ${escaped(pool)} の ${code(account)} のパスワードは、${moment(at)} に ${mention(to)} さんに表示しました。再表示はできません。必要な場合は、新しいパスワードの発行を申請してください。`,
    notMe: '表示したのは私ではありません',
    revoked: (account, pool, why) =>
      mrkdwn`:lock: ${escaped(pool)} の ${code(account)} のパスワードは、${revoked[why]}ため無効にしました。必要な場合は、新しいパスワードの発行を申請してください。`,
    overtaken: (account, pool) =>
      mrkdwn`:lock: その後の別の申請でユーザーが変更されたため、${escaped(pool)} の ${code(account)} のパスワードはここでは受け取れません。`,
    locking: (account, pool) =>
      mrkdwn`:rotating_light: パスワードがほかの人に見られたため、${escaped(pool)} の ${code(account)} をロックしています。`,
    locked: (account, pool) =>
      mrkdwn`:rotating_light: ${escaped(pool)} の ${code(account)} をロックしました。ユーザーを無効にし、すべての端末からサインアウトさせ、パスワードを誰も知らないものに変更しました。承認者には通知済みです。`,
    forgot: (account, pool) =>
      mrkdwn`${escaped(pool)} の ${escaped(account)} のアカウントが用意できました。`,
    choose: (username) =>
      mrkdwn`お渡しするパスワードはありません。パスワードは誰も知りません。アプリケーションのサインイン画面で「パスワードをお忘れの場合」を選び、 ${code(username)} を入力して、メールで届くコードでパスワードを設定してください。ご自身のアカウントでない場合は、ご本人にこの手順を伝えてください。`,
    claimBefore: (claimBy) =>
      mrkdwn`保存済みの場合は、${moment(claimBy)} までに下のボタンを押してください。押さないと、パスワードは無効になります。`,
  },

  modal: {
    title: 'パスワード',
    making: mrkdwn`パスワードを作成しています。できあがるとここに表示されるので、この画面を開いたままお待ちください（1～2 分かかることがあります）。`,
    advice: (hideAt) =>
      mrkdwn`今すぐパスワードマネージャーに保存してから、この画面を閉じてください。ほかの場所には表示されません。この画面の表示は ${moment(hideAt)} に消えます。`,
    takenDown: mrkdwn`:lock: パスワードは、もう表示されません。`,
    troubled: mrkdwn`:warning: 申請に問題があり、パスワードを表示できませんでした。申請者と承認者には連絡済みです。処理が再開すると、ここに表示されるか、もう一度ボタンを押せるようになります。`,
    frozen: mrkdwn`:snowflake: 現在凍結されているため、パスワードは作成されませんでした。この画面を閉じ、凍結が解除されてからもう一度ボタンを押してください。`,
    locking: mrkdwn`:rotating_light: ご連絡ありがとうございます。アカウントをロックし、承認者に通知します。`,
  },

  notMe: {
    title: 'ほかの人が表示しましたか？',
    text: 'アカウントをすぐにロックします。ユーザーを無効にし、すべての端末からサインアウトさせ、パスワードを誰も知らないものに変更して、承認者に通知します。',
    confirm: 'ロックする',
  },

  form: {
    revealHint: '選んだメンバーに、パスワードを一度だけ表示するボタンが届きます。',
    told: 'ユーザーへの案内役',
    toldHint:
      'アカウントが用意できると、選んだメンバーにダイレクトメッセージが届きます。パスワードは誰にも表示されません。',
  },

  preview: {
    reveal: (kind, claimWithin) =>
      mrkdwn`:key: 下で選んだメンバーに、${kind}を一度だけ表示するボタンが届きます。有効期間は ${escaped(duration('ja', claimWithin))}です。`,
    forgotPassword: mrkdwn`:key: パスワードは誰にも表示されません。ユーザーが「パスワードをお忘れの場合」から自分で設定します。`,
  },

  review: {
    reveal: (recipient, claimWithin, hideAfter) =>
      mrkdwn`${mention(recipient)} さんに、ダイレクトメッセージでボタンを送ります。ボタンを押すとパスワードが作成され、専用の画面に一度だけ表示されます（最長 ${escaped(duration('ja', hideAfter))}）。承認者を含め、ほかの人には見えません。 ${escaped(duration('ja', claimWithin))}以内に受け取りがなければ無効にします。`,
    revoked: (claimWithin) =>
      mrkdwn`${escaped(duration('ja', claimWithin))}以内に受取人が保存の操作をしなければ、パスワードを無効にします。`,
    discarded: mrkdwn`自動生成したパスワードを永続的に設定し、そのまま破棄します。ユーザーは CONFIRMED になり、パスワードは誰も知りません。`,
    forgotPassword: (recipient) =>
      mrkdwn`${mention(recipient)} さんにダイレクトメッセージで案内します。ユーザーは、アプリケーションの「パスワードをお忘れの場合」から、確認済みのメールアドレスに Cognito が送信するコードでパスワードを設定します。`,
  },

  card: {
    told: '案内役',
    telling: mrkdwn`:gear: *ユーザーを作成しました。* 案内役に連絡しています…`,
    claimable: (to, claimBy) =>
      mrkdwn`:key: *受け取り待ちです。* ${mention(to)} さんがパスワードを表示できます。期限: ${moment(claimBy)}`,
    revealed: (what, to, at) =>
      mrkdwn`:white_check_mark: *完了しました。* ${what}パスワードは ${mention(to)} さんに表示しました（${moment(at)}）。`,
    ready: (what, to) =>
      mrkdwn`:white_check_mark: *完了しました。* ${what}ユーザーは CONFIRMED で、パスワードは誰も知りません。「パスワードをお忘れの場合」から設定することを ${mention(to)} さんに案内しました。`,
    overtaken: mrkdwn`:white_check_mark: *終了しました。* その後の別の申請でユーザーが変更されたため、この申請のパスワードの表示を取り消しました。`,
    revoked: (why) =>
      mrkdwn`:lock: *無効にしました。* ${revoked[why]}ため、パスワードを誰も知らないものに変更しました。`,
    disowned: (to) =>
      mrkdwn`:rotating_light: *パスワードがほかの人に見られました。* ${mention(to)} さんの申告により、アカウントをロックしています…`,
    locked: (to) =>
      mrkdwn`:rotating_light: *ロックしました。* パスワードがほかの人に見られたと ${mention(to)} さんが申告しました。ユーザーを無効にし、すべての端末からサインアウトさせ、パスワードを誰も知らないものに変更しました。有効に戻す前に、誰が見たのかを確認してください。`,
    announced: (to, account, pool, approvers) =>
      mrkdwn`:rotating_light: *アカウントをロックしました。* ${escaped(pool)} の ${code(account)} のパスワードがほかの人に見られたと、${mention(to)} さんが申告しました。ユーザーを無効にし、すべての端末からサインアウトさせました。誰が見たのかを確認してください: ${joined(approvers.map(mention), '、')}`,
    text: {
      claimable: '受け取り待ち',
      revoked: '無効化済み',
      locked: 'ロック済み',
    },
  },

  receipt: {
    claimable: (account, pool, to) =>
      mrkdwn`:key: ${escaped(pool)} の ${code(account)} : パスワードを一度だけ表示するボタンを、${mention(to)} さんにダイレクトメッセージで送りました。`,
    revealed: (account, pool, to) =>
      mrkdwn`:white_check_mark: ${escaped(pool)} の ${code(account)} : パスワードを ${mention(to)} さんに表示しました。`,
    ready: (account, pool, to) =>
      mrkdwn`:white_check_mark: ${escaped(pool)} の ${code(account)} : アカウントが用意できました。「パスワードをお忘れの場合」から設定することを ${mention(to)} さんに案内しました。`,
    overtaken: (account, pool) =>
      mrkdwn`:white_check_mark: ${escaped(pool)} の ${code(account)} : その後の別の申請でユーザーが変更されたため、この申請のパスワードの表示を取り消しました。`,
    revoked: (account, pool, why) =>
      mrkdwn`:lock: ${escaped(pool)} の ${code(account)} : ${revoked[why]}ため、パスワードを無効にしました。必要な場合は、新しいパスワードの発行を申請してください。`,
    locked: (account, pool, to) =>
      mrkdwn`:rotating_light: ${escaped(pool)} の ${code(account)} をロックしました。パスワードがほかの人に見られたと ${mention(to)} さんが申告したため、ユーザーを無効にし、すべての端末からサインアウトさせました。`,
    locking: (account, pool, to) =>
      mrkdwn`:rotating_light: ${escaped(pool)} の ${code(account)} をロックしています。パスワードがほかの人に見られたと ${mention(to)} さんが申告しました。`,
  },

  replaced: (account, pool) =>
    mrkdwn`新しいパスワードが表示されたとき、または受け取りの期限が過ぎたときに、${pool} の ${account} の現在のパスワードは使用できなくなり、ユーザーはすべての端末からサインアウトされます。`,
};
