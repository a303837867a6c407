import { describe, expect, it } from 'vitest';
import { userCard } from '../../../src/features/manage-user/user-card.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { sight, textsOf } from './scene.ts';

const en = messagesIn('en');
const ja = messagesIn('ja');
const MOMENT = '<!date^1772442000^{date_short_pretty} {time}|2026-03-02 09:00 UTC>';
const team = { ...sight().user.attributes, 'custom:team': 'A & B', 'custom:secret': 'hidden' };

describe('the card of a user', () => {
  const seen = sight({ attributes: team, mfa: ['SOFTWARE_TOKEN_MFA'] }, ['readers']);

  it('says how they stand, in plain words and in Cognito’s', () => {
    expect(textsOf(userCard(en, seen, ['disable-user', 'delete-user']))).toEqual([
      'alice@example.com',
      '*Pool*\nStorefront staging `staging`',
      '*Status*\nHas a password of their own: `CONFIRMED`',
      '*Sign-in*\nEnabled',
      '*Second factor*\nauthenticator app',
      '*Username*\n`alice-name`',
      '*Sub*\n`sub-of-alice`',
      `*Created*\n${MOMENT}`,
      `*Last changed*\n${MOMENT}`,
      '*Email*\n`alice@example.com`',
      '*Email verified*\nYes',
      '*team*\n`A &amp; B`',
      '*Groups*\n`readers`',
      '*What you may ask for*',
      '[Disable]',
      '[Delete]',
    ]);
  });

  it('says so in Japanese', () => {
    expect(textsOf(userCard(ja, { ...seen, groups: [] }, []))).toEqual([
      'alice@example.com',
      '*ユーザープール*\nStorefront staging `staging`',
      '*ステータス*\nパスワードが設定済みです: `CONFIRMED`',
      '*サインイン*\n有効',
      '*多要素認証*\n認証アプリ',
      '*ユーザー名*\n`alice-name`',
      '*sub（ユーザー ID）*\n`sub-of-alice`',
      `*作成日時*\n${MOMENT}`,
      `*最終更新日時*\n${MOMENT}`,
      '*メールアドレス*\n`alice@example.com`',
      '*メールアドレス確認済み*\nはい',
      '*team*\n`A &amp; B`',
      '*グループ*\nなし',
      'このユーザーに対して申請できる操作はありません。',
    ]);
  });

  it('remembers names alone', () => {
    expect(JSON.parse(userCard(en, seen, []).private_metadata ?? '')).toEqual({
      pool: 'staging',
      username: 'alice-name',
      sub: 'sub-of-alice',
    });
  });

  it.each([
    'CONFIRMED',
    'FORCE_CHANGE_PASSWORD',
    'RESET_REQUIRED',
    'UNCONFIRMED',
    'EXTERNAL_PROVIDER',
    'COMPROMISED',
    'ARCHIVED',
  ])('has words of its own for %s', (status) => {
    for (const words of [en, ja]) {
      const said = words.userCard.statusOf(status);
      expect(said).toContain(`: \`${status}\``);
      expect(said).not.toContain(words.userCard.statusOf('UNKNOWN').split(':')[0]);
    }
  });

  it('explains that an external user has no password here', () => {
    const external = sight({ status: 'EXTERNAL_PROVIDER' });
    expect(textsOf(userCard(en, external, []))).toContain(en.userCard.external);
    expect(textsOf(userCard(en, sight(), []))).not.toContain(en.userCard.external);
  });

  it.each([
    ['a group', sight({}, ['admins'])],
    ['a name', sight({ attributes: { email: 'root@example.com' } })],
  ])('has a shield for whom the policy protects by %s', (_by, protectedUser) => {
    expect(textsOf(userCard(ja, protectedUser, []))[1]).toBe(
      ':shield: このユーザー、または所属するグループは、ポリシーで保護されています。変更には必ず 2 人の承認が必要です。',
    );
  });

  it.each([
    ['a username', sight({ username: '\u0430dmin' }), '\u0430dmin'],
    ['an address', sight({ attributes: { email: 'a@ex\u0430mple.com' } }), 'a@xn--exmple-4nf.com'],
  ])('warns of %s that can pass for another', (_what, seenUser, shown) => {
    for (const words of [en, ja]) {
      expect(textsOf(userCard(words, seenUser, []))).toContain(words.review.lookAlike(shown));
      expect(textsOf(userCard(words, sight(), [])).join()).not.toContain(':warning:');
    }
  });

  it('calls whoever has no e-mail address by the username, and says when they are disabled', () => {
    const texts = textsOf(userCard(en, sight({ attributes: {}, enabled: false }), []));
    expect(texts[0]).toBe('alice-name');
    expect(texts).toContain('*Sign-in*\nDisabled: cannot sign in');
    expect(texts).toContain('*Second factor*\nNone set up');
  });

  it('shows more attributes than one section holds', () => {
    const names = Array.from({ length: 23 }, (_none, index) => `custom:a${index}`);
    const attributes = Object.fromEntries(names.map((name) => [name, 'x']));
    const shown = { visibleAttributes: names, changeableAttributes: [] };
    const { blocks } = userCard(en, sight({ attributes }, [], shown), []);
    const counts = blocks.flatMap((block) =>
      'fields' in block && block.fields ? [block.fields.length] : [],
    );
    expect(counts).toEqual([8, 10, 10, 3]);
  });
});
