import type { FieldError } from '../domain/field-error.ts';
import type { Person } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { Messages } from './en.ts';
import { code, escaped, joined, type Mrkdwn, mention, moment, mrkdwn } from './mrkdwn.ts';

const mentions = (ids: readonly string[]) => joined(ids.map(mention), '、');

const outsiders: Record<Exclude<Person['kind'], 'member'>, string> = {
  guest: 'ゲスト',
  bot: 'ボット',
  deactivated: '停止されたアカウント',
  stranger: 'ほかのワークスペースの人',
};

function explainRefusal(refusal: Refusal): Mrkdwn {
  switch (refusal.kind) {
    case 'outsider':
      return mrkdwn`Concierge はこのワークスペースの正式なメンバーだけが使えます（${escaped(outsiders[refusal.person])}は使えません）。アカウントが必要な場合は ${mention(refusal.contact)} に相談してください。`;
    case 'not-a-requester':
      return mrkdwn`あなたはアカウントを申請できる人のリストに入っていません。追加が必要な場合は ${mention(refusal.contact)} に依頼してください。`;
    case 'not-a-requester-of':
      return mrkdwn`${code(refusal.pool)} のアカウントは申請できません。申請できるのは ${joined(refusal.allowed.map(code), '、')} です。変更が必要な場合は ${mention(refusal.contact)} に依頼してください。`;
    case 'not-an-approver':
      return refusal.approvers.length === 0
        ? mrkdwn`現在、${code(refusal.pool)} の申請を承認できる人はいません。`
        : mrkdwn`${code(refusal.pool)} の申請を判断できるのは ${mentions(refusal.approvers)} です。`;
    case 'own-request':
      return mrkdwn`自分の申請を自分で判断することはできません。判断できるのは ${mentions(refusal.approvers)} です。`;
    case 'already-approved-by-you':
      return mrkdwn`この申請はすでに承認済みです。もう 1 人の承認が必要です。`;
    case 'already-decided':
      return refusal.outcome === 'approved'
        ? mrkdwn`${mention(refusal.by)} がすでに承認しています（${moment(refusal.at)}）。あなたの判断は記録されていません。`
        : mrkdwn`${mention(refusal.by)} がすでに却下しています（${moment(refusal.at)}）。あなたの判断は記録されていません。`;
    case 'request-expired':
      return mrkdwn`この申請は期限切れです（${moment(refusal.at)}）。\`/cognito-add\` でもう一度申請できます。`;
    case 'content-changed':
      return mrkdwn`申請の内容が、表示したものから変わっています。いったん閉じて、もう一度「確認する」を押してください。`;
    case 'unknown-request':
      return mrkdwn`この申請は見つかりません。申請の記録より古いカードかもしれません。`;
    case 'not-the-recipient':
      return mrkdwn`この操作ができるのは、パスワードの受取人 ${mention(refusal.recipient)} だけです。`;
    case 'nothing-to-acknowledge':
      return mrkdwn`パスワードはもう表示されていません。`;
    case 'nothing-to-retry':
      return mrkdwn`再試行するものはありません。ほかの人が先に操作したか、すでに完了しています。`;
  }
}

function explainFieldError(error: FieldError): string {
  switch (error.kind) {
    case 'email-missing':
      return '新しいユーザーのメールアドレスを入力してください。';
    case 'email-malformed':
      return 'メールアドレスの形が正しくありません。例: alice@example.com';
    case 'email-not-ascii':
      return error.suggestion
        ? `半角で入力してください。${error.suggestion} のことですか？`
        : '半角の英字（a–z）、数字、. _ - + だけが使えます。';
    case 'email-too-long':
      return 'メールアドレスが長すぎます。@ の前は 64 文字、全体で 254 文字までです。';
    case 'domain-not-allowed':
      return `このプールで使えるのは ${error.allowed.join('、')} のアドレスです。${error.domain} は使えません。`;
    case 'user-exists':
      return `${error.email} のアカウントはこのプールにすでにあります（状態: ${error.status}）。`;
    case 'pool-missing':
      return 'ユーザープールを選んでください。';
    case 'recipient-missing':
      return 'パスワードの受取人を選んでください。';
    case 'recipient-unfit':
      return `このワークスペースの正式なメンバーを選んでください。選ばれたのは${outsiders[error.person]}です。`;
    case 'reason-missing':
      return 'アカウントが必要な理由を簡単に書いてください。';
    case 'reason-too-long':
      return `${error.limit} 文字以内で書いてください。`;
    case 'verdict-missing':
      return '「承認する」か「却下する」を選んでください。';
    case 'comment-missing':
      return '却下する理由を申請者に伝えてください。';
  }
}

const changed: Record<Extract<Trouble, { kind: 'policy-changed' }>['what'], Mrkdwn> = {
  pool: mrkdwn`申請時のプールが、現在のポリシーにはありません。`,
  domain: mrkdwn`このメールのドメインは、現在のポリシーでは許可されていません。`,
  requester: mrkdwn`申請者は、現在のポリシーではこのプールに申請できません。`,
  approver: mrkdwn`承認した人のうち、現在もこのプールを承認できる人が足りません。`,
  recipient: mrkdwn`受取人は、現在このワークスペースの正式なメンバーではありません。`,
};

function explainTrouble(trouble: Trouble): Mrkdwn {
  switch (trouble.kind) {
    case 'user-exists':
      return mrkdwn`${code(trouble.email)} はプールにすでに存在し、この申請で作成されたと証明できません。何も変更していません。続ける前に、AWS コンソールでユーザーを確認してください。`;
    case 'pool-not-found':
      return mrkdwn`ユーザープール ${code(trouble.userPoolId)} がありません。ポリシーの ID を直してから再試行してください。`;
    case 'pool-not-supported':
      return mrkdwn`プール ${code(trouble.userPoolId)} ではメールアドレスでサインインできません。Concierge には、ユーザー名またはエイリアスとしてのメールアドレスが必要です。`;
    case 'cognito-refused':
      return mrkdwn`Cognito が拒否しました: ${code(trouble.error)} ${escaped(trouble.message)}`;
    case 'not-confirmed':
      return mrkdwn`パスワードは設定しましたが、Cognito での状態が CONFIRMED ではなく ${code(trouble.status)} です。パスワードは誰にも表示していません。`;
    case 'policy-changed':
      return mrkdwn`${changed[trouble.what]}それ以降は何も実行していません。`;
    case 'slack-refused':
      return mrkdwn`Slack がメッセージを拒否しました: ${code(trouble.error)}。Concierge がチャンネルに参加していて、相手に送信できることを確認してから再試行してください。`;
    case 'fault':
      return mrkdwn`Concierge の側で問題が起きました。この問い合わせ番号でログを確認できます。`;
  }
}

function fault(reference: string): Mrkdwn {
  return mrkdwn`Concierge の側で問題が起き、操作が記録されていない可能性があります。もう一度試してください。解決しない場合は、この番号を Concierge の担当者に伝えてください: ${code(reference)}`;
}

/** 断られた理由と問題の説明。 */
export const jaExplanations: Pick<
  Messages,
  'explainRefusal' | 'explainFieldError' | 'explainTrouble' | 'fault'
> = { explainRefusal, explainFieldError, explainTrouble, fault };
