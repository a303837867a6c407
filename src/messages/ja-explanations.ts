import { legible } from '../domain/legible.ts';
import type { Messages } from './en.ts';
import { explainFieldError } from './ja-field-errors.ts';
import { explainRefusal } from './ja-refusals.ts';
import { explainTrouble } from './ja-troubles.ts';
import { code, type Mrkdwn, mrkdwn } from './mrkdwn.ts';

function fault(reference: string): Mrkdwn {
  return mrkdwn`Concierge で問題が発生し、操作が記録されていない可能性があります。もう一度試してください。解決しない場合は、次の問い合わせ番号を Concierge の担当者に伝えてください: ${code(reference)}`;
}

function newerVersion(reference: string): Mrkdwn {
  return mrkdwn`この申請は新しいバージョンの Concierge が処理しているため、現在応答しているバージョンでは操作できません。何も変更されていません。数分後にもう一度試してください。解決しない場合は、次の問い合わせ番号を Concierge の担当者に伝えてください: ${code(reference)}`;
}

function otherVersion(reference: string): Mrkdwn {
  return mrkdwn`これは別のバージョンの Concierge が作成したもので、現在応答しているバージョンでは扱えません。何も変更されていません。コマンドをもう一度送信するか、最新のメッセージから操作してください。解決しない場合は、次の問い合わせ番号を Concierge の担当者に伝えてください: ${code(reference)}`;
}

const tooLate = mrkdwn`フォームが開いていない場合は、時間がかかり、Slack で開けませんでした。何も実行されていません。コマンドをもう一度送信するか、ボタンをもう一度押してください。`;

/** 断られた理由と問題の説明。 */
export const jaExplanations: Pick<
  Messages,
  | 'explainRefusal'
  | 'explainFieldError'
  | 'explainTrouble'
  | 'fault'
  | 'newerVersion'
  | 'otherVersion'
  | 'tooLate'
> = {
  explainRefusal,
  explainFieldError: (error) => legible(explainFieldError(error)),
  explainTrouble,
  fault,
  newerVersion,
  otherVersion,
  tooLate,
};
