import type { DeliveryMedium, Plan, VerifiableAttribute } from '../domain/plan.ts';
import { attributeName } from './attribute-names.ts';
import type { ActionWords } from './en-actions.ts';
import { jaHandover } from './ja-handover.ts';
import { code, escaped, joined, type Mrkdwn, mrkdwn, value } from './mrkdwn.ts';

const label = (attribute: string) => attributeName('ja', attribute);

/** 申請できる操作。 */
export const jaActions: Record<Plan['action'], ActionWords> = {
  'add-user': {
    name: 'アカウントの作成',
    title: (account) => `${account} のアカウント`,
    done: mrkdwn`ユーザーを作成しました。`,
  },
  'reset-password': {
    name: '新しいパスワードの発行',
    title: (account) => `${account} の新しいパスワード`,
    done: mrkdwn`新しいパスワードを設定しました。`,
  },
  'resend-invitation': {
    name: '招待の再送',
    title: (account) => `${account} への招待の再送`,
    done: mrkdwn`Cognito が新しい招待を送信しました。以前の招待は使用できません。`,
  },
  'disable-user': {
    name: '無効化',
    title: (account) => `${account} の無効化`,
    done: mrkdwn`ユーザーを無効にし、すべての端末からサインアウトさせました。`,
  },
  'enable-user': {
    name: '有効化',
    title: (account) => `${account} の有効化`,
    done: mrkdwn`ユーザーは再びサインインできます。`,
  },
  'sign-out-user': {
    name: '全端末からのサインアウト',
    title: (account) => `${account} の全端末からのサインアウト`,
    done: mrkdwn`ユーザーをすべての端末からサインアウトさせました。`,
  },
  'add-to-group': {
    name: 'グループへの追加',
    title: (account) => `${account} のグループへの追加`,
    done: mrkdwn`ユーザーをグループに追加しました。`,
  },
  'remove-from-group': {
    name: 'グループからの削除',
    title: (account) => `${account} のグループからの削除`,
    done: mrkdwn`ユーザーをグループから削除しました。`,
  },
  'change-attribute': {
    name: '属性の変更',
    title: (account) => `${account} の属性の変更`,
    done: mrkdwn`属性を変更しました。`,
  },
  'mark-verified': {
    name: '確認済みにする',
    title: (account) => `${account} を確認済みにする`,
    done: mrkdwn`確認済みにしました。`,
  },
  'verify-by-code': {
    name: '確認コードによる確認',
    title: (account) => `${account} の確認コードによる確認`,
    done: mrkdwn`確認コードで確認し、新しいパスワードを設定しました。`,
  },
  'delete-user': {
    name: '削除',
    title: (account) => `${account} の削除`,
    done: mrkdwn`ユーザーを削除しました。`,
  },
};

/** 同じユーザーへの申請を区別できるように、操作の名前を含める。 */
export function jaSubject(action: Plan['action'], account: string): Mrkdwn {
  return action === 'add-user'
    ? mrkdwn`${code(account)} のアカウントの申請`
    : mrkdwn`${code(account)} の申請「${escaped(jaActions[action].name)}」`;
}

const MEDIUMS: Record<DeliveryMedium, Mrkdwn> = { EMAIL: mrkdwn`メール`, SMS: mrkdwn`SMS` };

/** Cognito の送信手段。 */
export function jaMediums(mediums: readonly DeliveryMedium[]): Mrkdwn {
  return joined(
    mediums.map((medium) => MEDIUMS[medium]),
    'と',
  );
}

/** 承認するとユーザープールで起こることを順に。 */
export function jaConsequences(plan: Plan, pool: string): Mrkdwn[] {
  return plan.action === 'add-user' ? creation(plan, pool) : [change(plan, pool)];
}

type Creation = Extract<Plan, { action: 'add-user' }>;

function creation(plan: Creation, pool: string): Mrkdwn[] {
  const { username, attributes = {}, groups = [], verifyByCode = [] } = plan;
  const pairs = Object.entries(attributes).map(
    ([name, text]) => mrkdwn`\n• ${escaped(label(name))} ${value(text)}`,
  );
  return [
    mrkdwn`${code(plan.email)} を ${escaped(pool)} のユーザーとして作成します。${manner(plan)}`,
    ...(username === undefined ? [] : [mrkdwn`ユーザー名は ${code(username)} です。`]),
    ...(pairs.length > 0 ? [mrkdwn`次の属性を設定します:${joined(pairs, '')}`] : []),
    ...verifyByCode.map(proof),
    ...(groups.length > 0
      ? [mrkdwn`次のグループに追加します: ${joined(groups.map(code), ', ')}`]
      : []),
  ];
}

/** 招待や確認コードを送信する場合、そのことは次の行で説明する。 */
function manner({ delivery, verifyByCode = [] }: Creation): Mrkdwn {
  if (verifyByCode.includes('email')) return mrkdwn``;
  return delivery === 'invitation' || verifyByCode.length > 0
    ? mrkdwn`メールアドレスは確認済みとして登録します。`
    : mrkdwn`メールアドレスは確認済みとして登録し、Cognito からのメッセージは送信しません。`;
}

function proof(attribute: VerifiableAttribute): Mrkdwn {
  return mrkdwn`Cognito が${escaped(label(attribute))}に確認コードを送信し、受取人が Slack で入力します。正しく入力されるまで、何も渡しません。`;
}

/** Absent in requests of times before it was bound. */
function itsValue(plan: Extract<Plan, { action: 'verify-by-code' }>): Mrkdwn {
  return plan.value === undefined ? mrkdwn`` : mrkdwn`確認の対象は ${value(plan.value)} だけです。`;
}

function change(plan: Exclude<Plan, Creation>, pool: string): Mrkdwn {
  const account = code(plan.email ?? plan.username);
  const place = escaped(pool);
  switch (plan.action) {
    case 'reset-password':
      if (plan.delivery === 'reveal') return jaHandover.replaced(account, place);
      return mrkdwn`${place} の ${account} の現在のパスワードは使用できなくなり、ユーザーはすべての端末からサインアウトされます。`;
    case 'verify-by-code':
      return mrkdwn`${proof(plan.attribute)}${itsValue(plan)}確認コードの送信には Concierge によるサインインが必要なため、${place} の ${account} の現在のパスワードは使用できなくなり、ユーザーはすべての端末からサインアウトされます。`;
    case 'resend-invitation':
      return mrkdwn`Cognito が ${account} に、${place} への新しい招待と仮パスワードを${jaMediums(plan.mediums)}で送信します。以前の仮パスワードは使用できなくなります。`;
    case 'disable-user':
      return mrkdwn`${account} は ${place} にサインインできなくなり、すべての端末からサインアウトされます。データは削除しません。`;
    case 'enable-user':
      return mrkdwn`${account} は ${place} に再びサインインできます。`;
    case 'sign-out-user':
      return mrkdwn`${account} は ${place} のすべての端末からサインアウトされます。アプリケーションが自身で検証するトークンは、有効期限まで使用できます。`;
    case 'add-to-group':
      return mrkdwn`${place} の ${account} をグループ ${code(plan.group)} に追加します。`;
    case 'remove-from-group':
      return mrkdwn`${place} の ${account} をグループ ${code(plan.group)} から削除します。`;
    case 'change-attribute':
      return attributeChange(plan, account, place);
    case 'mark-verified':
      return mrkdwn`${place} の ${account} の${escaped(label(plan.attribute))} ${value(plan.value)} を、確認コードなしで確認済みにします。承認者がその責任を負います。`;
    case 'delete-user':
      return mrkdwn`${place} から ${account} を、すべての属性とグループへの所属とともに削除します。元に戻すことはできません。`;
  }
}

type AttributeChange = Extract<Plan, { action: 'change-attribute' }>;

/** 長い値は行を分けます。Slack が途中で切らないようにするためです。 */
const LONG = 300;

function attributeChange(plan: AttributeChange, account: Mrkdwn, place: Mrkdwn): Mrkdwn {
  const { attribute, from, to } = plan;
  const before = from === undefined ? mrkdwn`（なし）` : mrkdwn` ${value(from)} `;
  const after = to === '' ? mrkdwn`（なし）` : mrkdwn` ${value(to)} `;
  const gap = (from ?? '').length + to.length > LONG ? mrkdwn`\n` : mrkdwn``;
  const proven = plan.verified
    ? mrkdwn`新しい値は確認済みとして登録します。`
    : mrkdwn`新しい値は、まだ確認済みになりません。`;
  const verified = attribute === 'email' || attribute === 'phone_number' ? proven : mrkdwn``;
  return mrkdwn`${place} の ${account} の${escaped(label(attribute))}を、${gap}${before}から${gap}${after}に変更します。${verified}`;
}
