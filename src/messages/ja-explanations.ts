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
  deactivated: 'アカウントが解除されたメンバー',
  stranger: 'ほかのワークスペースのメンバー',
};

function explainRefusal(refusal: Refusal): Mrkdwn {
  switch (refusal.kind) {
    case 'outsider':
      return mrkdwn`Concierge を使用できるのは、このワークスペースの通常のメンバーだけです（${escaped(outsiders[refusal.person])}は使用できません）。アカウントが必要な場合は、${mention(refusal.contact)} に相談してください。`;
    case 'not-a-requester':
      return mrkdwn`あなたは、アカウントを申請できるメンバーとして登録されていません。登録が必要な場合は、${mention(refusal.contact)} に依頼してください。`;
    case 'not-a-requester-of':
      return mrkdwn`${code(refusal.pool)} のアカウントは申請できません。あなたが申請できるのは ${joined(refusal.allowed.map(code), ', ')} です。変更が必要な場合は、${mention(refusal.contact)} に依頼してください。`;
    case 'not-an-approver':
      return refusal.approvers.length === 0
        ? mrkdwn`${code(refusal.pool)} の申請を承認できる人は、現在いません。変更が必要な場合は、${mention(refusal.contact)} に依頼してください。`
        : mrkdwn`${code(refusal.pool)} の申請を承認または却下できるのは、${mentions(refusal.approvers)} です。変更が必要な場合は、${mention(refusal.contact)} に依頼してください。`;
    case 'own-request':
      return refusal.approvers.length === 0
        ? mrkdwn`自分の申請を自分で承認または却下することはできません。このユーザープールには、ほかの承認者がいません。変更が必要な場合は、${mention(refusal.contact)} に依頼してください。`
        : mrkdwn`自分の申請を自分で承認または却下することはできません。この申請を判断できるのは、${mentions(refusal.approvers)} です。変更が必要な場合は、${mention(refusal.contact)} に依頼してください。`;
    case 'already-approved-by-you':
      return mrkdwn`この申請は、あなたがすでに承認しています。ほかの承認者の承認が必要です。`;
    case 'already-decided':
      return refusal.outcome === 'approved'
        ? mrkdwn`${mention(refusal.by)} さんがすでに承認しています（${moment(refusal.at)}）。あなたの判断は記録されていません。`
        : mrkdwn`${mention(refusal.by)} さんがすでに却下しています（${moment(refusal.at)}）。あなたの判断は記録されていません。`;
    case 'request-expired':
      return mrkdwn`この申請は期限切れです（${moment(refusal.at)}）。もう一度申請するには \`/cognito-add\` を送信してください。`;
    case 'request-cancelled':
      return mrkdwn`この申請は、${mention(refusal.by)} さんが取り下げました（${moment(refusal.at)}）。これ以上の操作はできません。`;
    case 'request-stopped':
      return mrkdwn`この申請は、${mention(refusal.by)} さんが中止しました（${moment(refusal.at)}）。これ以上の操作はできません。`;
    case 'not-the-requester':
      return mrkdwn`この申請を取り下げられるのは、申請者の ${mention(refusal.requester)} さんだけです。`;
    case 'too-late-to-cancel':
      return mrkdwn`この申請はもう取り下げられません。ユーザーを作成しているところか、すでに作成済みです。`;
    case 'content-changed':
      return mrkdwn`表示したあとで申請の内容が変わりました。いったん閉じて「確認する」をもう一度押し、内容を確認し直してください。`;
    case 'unknown-request':
      return mrkdwn`この申請は見つかりません。カードが古く、申請の記録が残っていない可能性があります。`;
    case 'not-the-recipient':
      return mrkdwn`この操作ができるのは、パスワードの受取人の ${mention(refusal.recipient)} さんだけです。`;
    case 'nothing-to-acknowledge':
      return mrkdwn`パスワードはもう表示されていません。`;
    case 'not-recorded-yet':
      return mrkdwn`パスワードの受け渡しがまだ完了していないため、新しいパスワードに変わる可能性があります。少し待ってから、そのとき表示されているパスワードを保存し、もう一度押してください。`;
    case 'too-many-retries':
      return mrkdwn`再試行できるのは ${refusal.limit} 回までです。カードに表示された原因を取り除いてから \`/cognito-add\` でもう一度申請してください。`;
    case 'nothing-to-claim':
      return mrkdwn`確認するものはありません。ほかの人が先に操作したか、ユーザープールのユーザーが別のものに変わっています。カードをもう一度確認してください。`;
    case 'nothing-to-stop':
      return mrkdwn`中止するものはありません。ほかの人が先に操作したか、すでに完了しています。`;
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
        ? `半角文字で入力してください。${error.suggestion} のことですか？`
        : '使用できるのは、半角の英字（a–z）、数字、記号（. _ - +）だけです。';
    case 'email-too-long':
      return 'メールアドレスが長すぎます。@ の前は 64 文字、全体で 254 文字までです。';
    case 'domain-not-allowed':
      return `このユーザープールで使用できるのは ${error.allowed.join('、')} のアドレスです。${error.domain} は使用できません。`;
    case 'user-exists':
      return `${error.email} のアカウントは、このユーザープールにすでに存在します（ステータス: ${error.status}）。`;
    case 'pool-missing':
      return 'ユーザープールを選んでください。';
    case 'recipient-missing':
      return 'パスワードの受取人を選んでください。';
    case 'recipient-unfit':
      return `このワークスペースの通常のメンバーを選んでください。選択されているのは${outsiders[error.person]}です。`;
    case 'recipient-proposed-for-another':
      return '別のメールアドレスをもとに提案されたメンバーです。メールアドレス欄で Enter キーを押して提案を更新するか、ほかのメンバーを選んでください。';
    case 'unreadable-characters':
      return '文字の向きを変える見えない文字、または壊れた文字が含まれています。貼り付けずに、入力し直してください。';
    case 'reason-missing':
      return 'アカウントが必要な理由を簡単に入力してください。';
    case 'reason-too-long':
      return `${error.limit} 文字以内で入力してください。`;
    case 'verdict-missing':
      return '「承認する」か「却下する」を選んでください。';
    case 'comment-missing':
      return '却下の理由を入力してください。申請者に表示されます。';
  }
}

const changed: Record<Extract<Trouble, { kind: 'policy-changed' }>['what'], Mrkdwn> = {
  pool: mrkdwn`申請後に、ポリシーでこのユーザープールが変更または削除されました。`,
  domain: mrkdwn`このメールアドレスのドメインは、現在のポリシーでは許可されていません。`,
  requester: mrkdwn`申請者は、現在のポリシーではこのユーザープールのアカウントを申請できません。`,
  approver: mrkdwn`承認したメンバーのうち、現在もこのユーザープールの承認者である人が足りません。`,
  recipient: mrkdwn`受取人は、現在このワークスペースの通常のメンバーではありません。`,
};

function explainTrouble(trouble: Trouble): Mrkdwn {
  switch (trouble.kind) {
    case 'user-exists':
      return mrkdwn`${code(trouble.email)} はユーザープールにすでに存在します。この申請で作成したユーザーだと確認できないため、何も変更していません。続ける前に、AWS コンソールでこのユーザーを確認してください。`;
    case 'maybe-ours':
      return mrkdwn`${code(trouble.email)} のユーザーがユーザープールに存在します（作成: ${moment(trouble.createdAt)}）。この申請の処理を始めたあとに作成され、まだ使われていないため、この申請で作成した可能性が高いものの、応答が失われ、確認できません。AWS コンソールでユーザーを確認し（sub: ${code(trouble.sub)} ）、この申請で作成したものかどうかを選んでください。`;
    case 'asked-twice':
      return mrkdwn`このユーザープールの ${code(trouble.email)} については、別の申請（ ${code(trouble.other)} ）が先に処理されています。この申請では何も実行していません。先の申請が終わってから、再試行するか中止してください。`;
    case 'pool-not-found':
      return mrkdwn`ユーザープール ${code(trouble.userPoolId)} が見つかりません。この申請のユーザープールは変更できないため、ポリシーの ID を修正してから \`/cognito-add\` でもう一度申請してください。`;
    case 'pool-not-supported':
      return mrkdwn`ユーザープール ${code(trouble.userPoolId)} ではメールアドレスでサインインできません。Concierge を使用するには、メールアドレスをユーザー名またはエイリアスとして使えるユーザープールが必要です。`;
    case 'cognito-refused':
      return mrkdwn`Cognito がリクエストを拒否しました。詳細は、この問い合わせ番号でログを確認し、原因を取り除いてから再試行してください。エラー: ${code(trouble.error)}`;
    case 'not-confirmed':
      return mrkdwn`パスワードは設定しましたが、Cognito での状態が CONFIRMED ではなく ${code(trouble.status)} です。パスワードは誰にも表示していません。`;
    case 'policy-changed':
      return mrkdwn`${changed[trouble.what]}以降の処理は実行していません。`;
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

function fault(reference: string): Mrkdwn {
  return mrkdwn`Concierge で問題が発生し、操作が記録されていない可能性があります。もう一度試してください。解決しない場合は、次の問い合わせ番号を Concierge の担当者に伝えてください: ${code(reference)}`;
}

const tooLate = mrkdwn`フォームが開いていない場合は、時間がかかり、Slack で開けませんでした。何も実行されていません。コマンドをもう一度送信するか、ボタンをもう一度押してください。`;

/** 断られた理由と問題の説明。 */
export const jaExplanations: Pick<
  Messages,
  'explainRefusal' | 'explainFieldError' | 'explainTrouble' | 'fault' | 'tooLate'
> = { explainRefusal, explainFieldError, explainTrouble, fault, tooLate };
