import type { enCredential } from './en-credential.ts';
import { code, escaped, moment, mrkdwn } from './mrkdwn.ts';

/** パスワードを渡すダイレクトメッセージ。準備中、表示中、表示の終了後。 */
export const jaCredential: typeof enCredential = {
  preparing: (email, pool) =>
    mrkdwn`${escaped(pool)} の ${escaped(email)} の認証情報を準備しています。`,
  ready: (email, pool) =>
    mrkdwn`${escaped(pool)} の ${escaped(email)} の認証情報が用意できました。`,
  heading: (username, pool) =>
    mrkdwn`:key: *${escaped(pool)} へのサインイン*\nユーザー名: ${code(username)}`,
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
};
