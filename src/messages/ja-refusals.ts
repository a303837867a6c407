import type { Person } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import { duration } from './duration.ts';
import { jaActions } from './ja-actions.ts';
import { jaFrozenBy } from './ja-administer.ts';
import { code, escaped, joined, type Mrkdwn, mention, moment, mrkdwn } from './mrkdwn.ts';

const mentions = (ids: readonly string[]) => joined(ids.map(mention), '、');

/** 通常のメンバーではない人。 */
export const outsiders: Record<Exclude<Person['kind'], 'member'>, string> = {
  'single-channel-guest': 'シングルチャンネルゲスト',
  'multi-channel-guest': 'マルチチャンネルゲスト',
  bot: 'ボット',
  deactivated: 'アカウントが解除されたメンバー',
  stranger: 'ほかのワークスペースのメンバー',
};

/** 断られた理由。 */
export function explainRefusal(refusal: Refusal): Mrkdwn {
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
      return ownRequest(refusal);
    case 'recipient-alone':
      return refusal.approvers.length === 0
        ? mrkdwn`この申請では、あなたがパスワードを受け取るか、あなたのメールアドレスのアカウントが対象になるため、ほかの人の承認が必要です。このユーザープールには、ほかの承認者がいません。却下することはできます。承認者の追加は、${mention(refusal.contact)} に依頼してください。`
        : mrkdwn`この申請では、あなたがパスワードを受け取るか、あなたのメールアドレスのアカウントが対象になるため、${mentions(refusal.approvers)} の承認が必要です。却下することはできます。変更が必要な場合は、${mention(refusal.contact)} に依頼してください。`;
    case 'replayed':
      return mrkdwn`まったく同じ内容をすでに受け取っているため、2 回目の処理は行いませんでした。`;
    case 'already-approved-by-you':
      return refusal.account === undefined
        ? mrkdwn`この申請は、あなたがすでに承認しています。ほかの承認者の承認が必要です。`
        : mrkdwn`この申請は、同じメールアドレスのアカウント ${mention(refusal.account)} で、あなたがすでに承認しています。ほかの承認者の承認が必要です。`;
    case 'too-late-to-deny':
      return mrkdwn`この申請はもう却下できません。承認され、処理が始まっています。中止する場合は、カードから操作してください。`;
    case 'already-decided':
      return refusal.outcome === 'approved'
        ? mrkdwn`${mention(refusal.by)} さんがすでに承認しています（${moment(refusal.at)}）。あなたの判断は記録されていません。`
        : mrkdwn`${mention(refusal.by)} さんがすでに却下しています（${moment(refusal.at)}）。あなたの判断は記録されていません。`;
    case 'request-expired':
      return mrkdwn`この申請は期限切れです（${moment(refusal.at)}）。もう一度申請してください。`;
    case 'request-cancelled':
      return mrkdwn`この申請は、${mention(refusal.by)} さんが取り下げました（${moment(refusal.at)}）。これ以上の操作はできません。`;
    case 'request-stopped':
      return mrkdwn`この申請は、${mention(refusal.by)} さんが中止しました（${moment(refusal.at)}）。これ以上の操作はできません。`;
    case 'not-the-requester':
      return mrkdwn`この申請を取り下げられるのは、申請者の ${mention(refusal.requester)} さんだけです。`;
    case 'too-late-to-cancel':
      return mrkdwn`この申請はもう取り下げられません。実行中か、すでに完了しています。`;
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
    case 'nothing-to-reveal':
      return mrkdwn`ここで表示できるパスワードは、もうありません。`;
    case 'reveal-under-way':
      return mrkdwn`パスワードはすでに要求されており、先に開いた画面に表示されます。その画面を閉じた場合は、1 分ほど待ってからもう一度ボタンを押してください。`;
    case 'reveal-must-wait':
      return mrkdwn`この申請に問題があり、現在はパスワードを表示できません。申請者には連絡済みです。申請の処理が再開してから、もう一度ボタンを押してください。`;
    case 'already-revealed':
      return mrkdwn`パスワードは ${moment(refusal.at)} に表示済みです。1 回の承認で表示できるのは一度だけです。もう一度必要な場合は、新しいパスワードの発行を申請して、承認を受けてください。表示したのがご自身でない場合は、今すぐお知らせください。`;
    case 'claim-over':
      return mrkdwn`期限までに受け取りがなかったため、パスワードは無効になりました。新しいパスワードの発行を申請してください。`;
    case 'account-locked':
      return mrkdwn`パスワードがほかの人に見られたため、アカウントはロックされています。`;
    case 'nothing-to-disown':
      return mrkdwn`この申請のパスワードはもう使用されていないため、ロックするものはありません。`;
    case 'too-many-retries':
      return mrkdwn`再試行できるのは ${refusal.limit} 回までです。カードに表示された原因を取り除いてから、もう一度申請してください。`;
    case 'nothing-to-claim':
      return mrkdwn`確認するものはありません。ほかの人が先に操作したか、ユーザープールのユーザーが別のものに変わっています。カードをもう一度確認してください。`;
    case 'nothing-to-stop':
      return mrkdwn`中止するものはありません。ほかの人が先に操作したか、すでに完了しています。`;
    case 'nothing-to-retry':
      return mrkdwn`再試行するものはありません。ほかの人が先に操作したか、すでに完了しています。`;
    case 'may-not-look-up':
      return mrkdwn`ユーザープールのユーザーを表示する権限がありません。必要な場合は、${mention(refusal.contact)} に依頼してください。`;
    case 'may-not-look-up-in':
      return mrkdwn`${code(refusal.pool)} のユーザーは表示できません。表示できるのは ${joined(refusal.allowed.map(code), ', ')} です。変更が必要な場合は、${mention(refusal.contact)} に依頼してください。`;
    case 'action-not-allowed':
      return mrkdwn`${code(refusal.pool)} では「${escaped(jaActions[refusal.action].name)}」を申請できません。変更が必要な場合は、${mention(refusal.contact)} に依頼してください。`;
    case 'user-not-found':
      return mrkdwn`${code(refusal.account)} のユーザーは、もう存在しません。`;
    case 'no-use-any-more':
      return mrkdwn`${code(refusal.account)} の状態は、表示したあとで変わりました。「${escaped(jaActions[refusal.action].name)}」は申請できなくなりました。 \`/cognito-user\` でもう一度確認してください。`;
    case 'external-user':
      return mrkdwn`${code(refusal.account)} は外部の ID プロバイダーでサインインするため、このユーザープールにはパスワードがありません。パスワードは ID プロバイダー側で変更してください。`;
    case 'nothing-to-prove':
      return mrkdwn`確認コードの入力は、もう必要ありません。入力済みか、申請が終了しています。`;
    case 'code-must-wait':
      return mrkdwn`この申請に問題があり、現在は確認コードを受け付けられません。申請者には連絡済みです。申請の処理が再開してから入力してください。`;
    case 'too-many-codes':
      return mrkdwn`試せるのは ${refusal.limit} 回までです。申請者に、この申請を中止してもう一度申請するよう依頼してください。`;
    case 'too-many-requests':
      return refusal.what === 'person'
        ? mrkdwn`申請できるのは ${escaped(duration('ja', refusal.window))}に ${refusal.limit} 件までです。この申請は送信されていません。次に申請できるのは ${moment(refusal.until)} からです。`
        : mrkdwn`このユーザープールで受け付けられる申請は、全員の合計で ${escaped(duration('ja', refusal.window))}に ${refusal.limit} 件までです。この申請は送信されていません。次に申請できるのは ${moment(refusal.until)} からです。`;
    case 'too-many-look-ups':
      return mrkdwn`ユーザーを表示できるのは ${escaped(duration('ja', refusal.window))}に ${refusal.limit} 回までです。次に表示できるのは ${moment(refusal.until)} からです。`;
    case 'too-many-open':
      return mrkdwn`あなたの申請のうち ${refusal.limit} 件がまだ終わっていないため、これ以上は申請できません。この申請は送信されていません。申請を取り下げるか、承認者に判断を依頼してください。1 件でも終わると、また申請できます。`;
    case 'frozen':
      return mrkdwn`:snowflake: ${jaFrozenBy(refusal)} 何も行われていません。凍結が解除されてから、もう一度操作してください。`;
    case 'may-not-freeze':
      return mayNotFreeze(refusal);
    case 'may-not-break-glass':
      return refusal.what === 'protected'
        ? mrkdwn`ポリシーで保護されたユーザーまたはグループが対象のため、緊急実行はできません。急ぐ場合は、${mention(refusal.contact)} に相談してください。`
        : mrkdwn`このユーザープールで緊急実行する権限がありません。急ぐ場合は、${mention(refusal.contact)} に相談してください。`;
  }
}

function ownRequest({
  account,
  approvers,
  contact,
}: Extract<Refusal, { kind: 'own-request' }>): Mrkdwn {
  const why =
    account === undefined
      ? mrkdwn`自分の申請を自分で承認または却下することはできません。`
      : mrkdwn`自分の申請を自分で承認または却下することはできません（申請した ${mention(account)} さんのアカウントは、あなたと同じメールアドレスです）。`;
  return approvers.length === 0
    ? mrkdwn`${why}このユーザープールには、ほかの承認者がいません。変更が必要な場合は、${mention(contact)} に依頼してください。`
    : mrkdwn`${why}この申請を判断できるのは、${mentions(approvers)} です。変更が必要な場合は、${mention(contact)} に依頼してください。`;
}

function mayNotFreeze({ pool, allowed, contact }: Refused<'may-not-freeze'>): Mrkdwn {
  if (allowed.length === 0) {
    return mrkdwn`ユーザープールの凍結と解除ができるのは承認者だけです。${mention(contact)} か承認者に依頼してください。`;
  }
  return mrkdwn`あなたが凍結または解除できるユーザープールに ${code(pool ?? '')} はありません。指定できるのは ${joined(allowed.map(code), ', ')} と ${code('all')} です。理由はユーザープールの後に入力します。例: ${code('/cognito-admin freeze all トークンの漏えい')} 何も変更していません。変更が必要な場合は、${mention(contact)} に依頼してください。`;
}

type Refused<Kind extends Refusal['kind']> = Extract<Refusal, { kind: Kind }>;
