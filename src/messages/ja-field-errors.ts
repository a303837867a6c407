import type { FieldError } from '../domain/field-error.ts';
import { attributeName } from './attribute-names.ts';
import { outsiders } from './ja-refusals.ts';

const label = (name: string) => attributeName('ja', name);

function range({ min, max }: { min: number | undefined; max: number | undefined }): string {
  if (min === undefined) return `${max} 以下`;
  return max === undefined ? `${min} 以上` : `${min} 以上 ${max} 以下`;
}

/** 入力の誤りと直し方。 */
export function explainFieldError(error: FieldError): string {
  switch (error.kind) {
    case 'email-missing':
      return '新しいユーザーのメールアドレスを入力してください。';
    case 'email-malformed':
      return 'メールアドレスの形が正しくありません。例: alice@example.com';
    case 'email-not-ascii':
      return `半角文字で入力してください。${error.suggestion} のことですか？`;
    case 'email-letter-not-ascii':
      return `使用できるのは、半角の英字（a–z）、数字、記号（. _ - +）だけです。「${error.letter}」（${error.number}）は使用できません。`;
    case 'email-domain-not-ascii':
      return `ドメインに半角の英数字以外の文字が含まれています。実際のドメインは ${error.domain} です。見た目の似た別のドメインでないか確認し、半角で入力してください。`;
    case 'email-too-long':
      return 'メールアドレスが長すぎます。@ の前は 64 文字、全体で 254 文字までです。';
    case 'domain-not-allowed':
      return `このユーザープールで使用できるのは ${error.allowed.join('、')} のアドレスです。${error.domain} は使用できません。`;
    case 'user-exists':
      return `${error.email} のアカウントは、このユーザープールにすでに存在します（ステータス: ${error.status}）。`;
    case 'alias-taken':
      return `${error.value} は、このユーザープールの別のユーザーがサインインに使用しています。別の${label(error.attribute)}を入力してください。`;
    case 'username-missing':
      return '新しいユーザーのユーザー名を入力してください。';
    case 'username-malformed':
      return 'ユーザー名は、空白を含まない 1～128 文字の文字、数字、記号で入力してください。';
    case 'username-looks-like-another':
      return 'このユーザー名は、別の名前と見分けがつかないおそれがあります。文字の種類を混ぜず、通常の形の文字で入力してください。';
    case 'attribute-missing':
      return `「${label(error.name)}」を入力してください。このユーザープールでは必須です。`;
    case 'attribute-too-short':
      return `「${label(error.name)}」は ${error.min} 文字以上で入力してください。`;
    case 'attribute-too-long':
      return `「${label(error.name)}」は ${error.max} 文字以内で入力してください。`;
    case 'attribute-not-a-number':
      return `「${label(error.name)}」は 12 や 1.5 のような数値で入力してください。`;
    case 'attribute-out-of-range':
      return `「${label(error.name)}」には ${range(error)}の数値を入力してください。`;
    case 'attribute-not-a-date':
      return `「${label(error.name)}」は 2001-12-31 のように、実在する日付で入力してください。`;
    case 'attribute-not-offered':
      return '属性を選んでください。';
    case 'attribute-unchanged':
      return `「${label(error.name)}」はすでにこの値です。別の値を入力してください。`;
    case 'phone-malformed':
      return `「${label(error.name)}」は国番号から入力してください。例: 090-1234-5678 は +81 90 1234 5678 と入力します。`;
    case 'phone-needed':
      return '電話番号を入力してください。このユーザープールでは招待を SMS で送信します。';
    case 'group-missing':
      return 'グループを選んでください。';
    case 'groups-not-offered':
      return `${error.groups.join('、')} は、このユーザープールでは選べなくなりました。ほかのグループを選んでください。`;
    case 'not-confirmed-by-typing':
      return `対象のユーザーを確認するため、${error.expected} を正確に入力してください。`;
    case 'code-malformed':
      return '確認コードは 6 桁の数字です。Cognito から届いたメッセージのコードを入力してください。';
    case 'pool-missing':
      return 'ユーザープールを選んでください。';
    case 'pool-not-supported':
      return 'このユーザープールでは電話番号でしかサインインできないため、Concierge ではユーザーを作成できません。';
    case 'recipient-missing':
      return 'パスワードの受取人を選んでください。';
    case 'recipient-unfit':
      return `このワークスペースの通常のメンバーを選んでください。選択されているのは${outsiders[error.person]}です。`;
    case 'recipient-proposed-for-another':
      return '別のメールアドレスをもとに提案されたメンバーです。メールアドレス欄で Enter キーを押して提案を更新するか、ほかのメンバーを選んでください。';
    case 'unreadable-characters':
      return '文字の向きを変える見えない文字、または壊れた文字が含まれています。貼り付けずに、入力し直してください。';
    case 'reason-missing':
      return '必要な理由を簡単に入力してください。';
    case 'reason-too-short':
      return `理由を ${error.least} 文字以上で入力してください。`;
    case 'reason-too-long':
      return `${error.limit} 文字以内で入力してください。`;
    case 'verdict-missing':
      return '「承認する」か「却下する」を選んでください。';
    case 'comment-missing':
      return '却下の理由を入力してください。申請者に表示されます。';
  }
}
