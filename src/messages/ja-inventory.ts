import type { Access, Difference } from '../domain/pool-inventory.ts';

/** ユーザープールとポリシーが食い違う点と、その直し方。 */
export function explainDifference(difference: Difference): string {
  switch (difference.kind) {
    case 'named-otherwise':
      return `AWS での名前は「${difference.inAws}」ですが、メンバーには「${difference.inPolicy}」と表示されます。`;
    case 'no-provision-id':
      return 'スキーマに custom:provision_id がありません。追加すると（文字列、変更不可）、応答が失われた場合でも Concierge が作成したユーザーを確認できます。';
    case 'phone-pool':
      return 'ユーザー名が電話番号のユーザープールです。Concierge はユーザーを作成できません。ポリシーから外してください。';
    case 'password-too-long':
      return `パスワードの最小文字数が ${difference.minimumLength} 文字ですが、上限は 99 文字です。パスワードポリシーの最小文字数を減らしてください。`;
    case 'cannot-be-filled':
      return `必須の属性 ${difference.attribute} をフォームで入力できないため、ユーザーを作成できません。この属性が必須でないユーザープールを使ってください。`;
    case 'unknown-attribute':
      return `スキーマに ${difference.attribute} がありません。ユーザープールに追加するか、${difference.setting} から外してください。`;
    case 'unknown-group':
      return `グループ「${difference.group}」がありません。作成するか、groups と protected.groups から外してください。`;
    case 'groups-unread':
      return `グループを読み取れませんでした（${difference.error}）。cognito-idp:ListGroups を許可してください。`;
    case 'unknown-client':
      return `アプリケーションクライアント ${difference.client} がありません。client.id を直してください。`;
    case 'clients-unread':
      return `アプリケーションクライアントを読み取れませんでした（${difference.error}）。cognito-idp:ListUserPoolClients を許可してください。`;
    case 'no-recovery-by-email':
      return 'メールによるアカウントの復旧ができないため、delivery: forgot-password を使用できません。AccountRecoverySetting で verified_email を許可するか、delivery を変更してください。';
    case 'no-phone-for-sms':
      return 'スキーマに SMS の送信先となる phone_number がありません。desiredDeliveryMediums から SMS を外してください。';
  }
}

/** ユーザープールが見つからなかった理由と、その直し方。 */
export function explainAccess(access: Exclude<Access, { kind: 'found' }>): string {
  switch (access.kind) {
    case 'not-found':
      return 'このリージョンとアカウントには、この ID のユーザープールがありません。userPoolId を直すか、ユーザープールがあるアカウントの role を指定してください。';
    case 'not-visible':
      return `このアカウントの一覧になく、情報も取得できません（${access.error}）。userPoolId を直すか、ユーザープールがあるアカウントの role を指定してください。`;
    case 'no-access':
      return `AWS から情報を取得できません（${access.error}）。認証情報と role を確認し、cognito-idp:DescribeUserPool を許可してください。`;
  }
}
