import type { Language } from '../domain/policy.ts';

/** Cognito's standard attributes as people call them; a custom one goes by the name that the pool gave it. */
const NAMES: Readonly<Record<string, Record<Language, string>>> = {
  name: { en: 'Full name', ja: '氏名' },
  given_name: { en: 'Given name', ja: '名' },
  family_name: { en: 'Family name', ja: '姓' },
  middle_name: { en: 'Middle name', ja: 'ミドルネーム' },
  nickname: { en: 'Nickname', ja: 'ニックネーム' },
  preferred_username: { en: 'Preferred username', ja: '希望ユーザー名' },
  profile: { en: 'Profile page', ja: 'プロフィールページ' },
  picture: { en: 'Picture address', ja: '画像の URL' },
  website: { en: 'Website', ja: 'ウェブサイト' },
  gender: { en: 'Gender', ja: '性別' },
  birthdate: { en: 'Birthdate', ja: '生年月日' },
  zoneinfo: { en: 'Time zone', ja: 'タイムゾーン' },
  locale: { en: 'Locale', ja: 'ロケール' },
  address: { en: 'Address', ja: '住所' },
  phone_number: { en: 'Phone number', ja: '電話番号' },
  phone_number_verified: { en: 'Phone number verified', ja: '電話番号確認済み' },
  email: { en: 'Email', ja: 'メールアドレス' },
  email_verified: { en: 'Email verified', ja: 'メールアドレス確認済み' },
};

/** What people read for an attribute. */
export function attributeName(language: Language, name: string): string {
  return NAMES[name]?.[language] ?? name.replace(/^custom:/, '');
}
