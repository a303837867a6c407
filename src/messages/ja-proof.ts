import type { CodeProblem } from '../domain/events.ts';
import type { VerifiableAttribute } from '../domain/plan.ts';
import { attributeName } from './attribute-names.ts';
import type { Messages } from './en.ts';
import { code, escaped, type Mrkdwn, mrkdwn } from './mrkdwn.ts';

const label = (attribute: VerifiableAttribute) => escaped(attributeName('ja', attribute));

/** 確認コードが通らなかった理由と、次にすること。 */
const problem: Record<CodeProblem, Mrkdwn> = {
  wrong: mrkdwn`:x: *確認コードが正しくありません。* Cognito から届いた最新のメッセージを確認して、もう一度入力してください。`,
  expired: mrkdwn`:x: *この確認コードは使用できなくなりました。* 新しい確認コードを送信してください。`,
  limit: mrkdwn`:x: *試した回数が多すぎます。* Cognito は現在、確認コードを受け付けません。1 時間ほど待ってから、新しい確認コードを送信してください。`,
  unchecked: mrkdwn`:x: *確認コードを照合できませんでした。* Cognito に接続できなかったためです。もう一度入力してください。`,
};

/** 確認コードを入力する人が読む文。 */
export const jaProof: Messages['proof'] = {
  title: '確認コードの入力',
  submit: '照合する',
  code: '確認コード',
  codeHint: (destination) => `Cognito が ${destination} に送信した 6 桁の数字です。`,
  notPassedOn:
    '確認コードを受け付けられませんでした。この確認コードはまだ試していません。もう一度「照合する」を押してください。',
  enter: '確認コードを入力する',
  another: '新しい確認コードを送信する',
  asked: (account, pool, attribute, destination) =>
    mrkdwn`:envelope: Cognito が ${code(destination)} に 6 桁の確認コードを送信しました。${escaped(pool)} の ${code(account)} の${label(attribute)}を確認するため、確認コードを入力してください。正しく入力されるまで、何も渡しません。`,
  anotherSent: (sent) =>
    mrkdwn`${sent} 通目の確認コードを送信しました。以前の確認コードではなく、最新の確認コードを入力してください。`,
  problem: (why) => problem[why],
  tried: (times) => mrkdwn`これまでに ${times} 回試しました。`,
  notYours: (attribute) =>
    mrkdwn`ほかの人の${label(attribute)}の場合は、ご本人に確認コードを尋ねてください。`,
  mustWait: (account, pool) =>
    mrkdwn`:warning: ${escaped(pool)} の ${code(account)} の申請に問題があり、現在は確認コードを受け付けられません。申請者には連絡済みです。再開したら、このメッセージであらためて入力をお願いします。`,
  proved: (account, pool, attribute) =>
    mrkdwn`:white_check_mark: ${escaped(pool)} の ${code(account)} の${label(attribute)}を確認しました。`,
  ended: (account, pool) =>
    mrkdwn`:no_entry_sign: 申請が終了したため、${escaped(pool)} の ${code(account)} の確認コードは必要なくなりました。理由は申請のカードに表示されています。`,
};
