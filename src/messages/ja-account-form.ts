import type { Finding } from '../domain/finding.ts';
import type { PasswordKind } from '../domain/plan.ts';
import type { PoolAttribute } from '../domain/user-attribute.ts';
import { attributeName } from './attribute-names.ts';
import { duration } from './duration.ts';
import type { enAccountForm } from './en-account-form.ts';
import { jaPolicyChanges } from './ja-troubles.ts';
import { code, escaped, joined, type Mrkdwn, mrkdwn } from './mrkdwn.ts';

type Bounds = Pick<PoolAttribute, 'type' | 'min' | 'max'>;

function bounds({ min, max }: Bounds, unit: string): string | undefined {
  if (min !== undefined && max !== undefined) return `${min}～${max}${unit}`;
  if (min !== undefined) return `${min}${unit || ' '}以上`;
  return max === undefined ? undefined : `${max}${unit || ' '}以下`;
}

/** 属性の入力欄の説明。 */
function attributeHint(attribute: Bounds): string | undefined {
  switch (attribute.type) {
    case 'string':
      return bounds(attribute, ' 文字');
    case 'number':
      return bounds(attribute, '');
    case 'phone':
      return '国番号から入力してください。例: +81 90 1234 5678';
    case 'date-time':
      return 'あなたのタイムゾーンの日時です。';
    case 'date':
    case 'boolean':
      return undefined;
  }
}

const PASSWORDS: Record<PasswordKind, Mrkdwn> = {
  permanent: mrkdwn`永続的なパスワード`,
  temporary: mrkdwn`仮パスワード`,
};

function found(finding: Finding): Mrkdwn {
  switch (finding.kind) {
    case 'free':
      return mrkdwn`:white_check_mark: 現在の状態: ${code(finding.account)} は使用できます。`;
    case 'exists':
      return mrkdwn`:warning: 現在の状態: ${code(finding.account)} はすでに存在します（ステータス: ${escaped(finding.status)}）。`;
    case 'alias-taken':
      return mrkdwn`:warning: 現在の状態: ${code(finding.value)} （${escaped(attributeName('ja', finding.attribute))}）は、別のユーザーがサインインに使用しています。`;
    case 'group-gone':
      return mrkdwn`:warning: 現在の状態: グループ ${code(finding.group)} はユーザープールにありません。`;
    case 'standing':
      return mrkdwn`:white_check_mark: 現在の状態: ${code(finding.account)} は存在します（ステータス: ${escaped(finding.status)}）。`;
    case 'user-gone':
      return mrkdwn`:warning: 現在の状態: 対象のユーザー ${code(finding.account)} はもう存在しません。`;
    case 'policy-changed':
      return mrkdwn`:warning: 現在の状態: ${jaPolicyChanges[finding.what]}`;
  }
}

/** ユーザープールに合わせた申請フォームと、ユーザープールの確認結果。 */
export const jaAccountForm: typeof enAccountForm = {
  accountForm: {
    username: 'ユーザー名',
    usernameHint: '空白を含まない 1～128 文字です。あとから変更できません。',
    groups: 'グループ',
    yes: 'はい',
    no: 'いいえ',
    attributeHint,
  },

  preview: {
    passwords: PASSWORDS,
    domainFits: (domain) =>
      mrkdwn`:white_check_mark: ${code(domain)} のアドレスは、このユーザープールで使用できます。`,
    domainUnfit: (domain, allowed) =>
      mrkdwn`:warning: ${code(domain)} のアドレスは、このユーザープールでは使用できません。使用できるドメイン: ${joined(allowed.map(code), ', ')}`,
    free: (account, pool) =>
      mrkdwn`:white_check_mark: ${escaped(pool)} に ${code(account)} のユーザーはまだ存在しません。`,
    exists: (account, pool, status) =>
      mrkdwn`:warning: ${escaped(pool)} に ${code(account)} のユーザーはすでに存在します（ステータス: ${escaped(status)}）。`,
    groups: (groups) =>
      mrkdwn`:busts_in_silhouette: 追加するグループ: ${joined(groups.map(code), ', ')}`,
    proof: (attribute) =>
      mrkdwn`:envelope: はじめに、Cognito が送信する確認コードで${escaped(attributeName('ja', attribute))}を確認します。`,
    password: (kind, hideAfter) =>
      mrkdwn`:key: 下で選んだメンバーに、${PASSWORDS[kind]}をダイレクトメッセージで渡します。表示は最長 ${escaped(duration('ja', hideAfter))}です。`,
  },

  found,
};
