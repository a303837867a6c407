import { describe, expect, it } from 'vitest';
import { domainOf, type Email, parseEmail, plusAddressOf } from '../../src/domain/email.ts';

describe('parseEmail', () => {
  it.each([
    ['alice@example.com', 'alice@example.com'],
    ['  Alice.Smith+test@Mail.Example.COM ', 'alice.smith+test@mail.example.com'],
    ['<mailto:alice@example.com|alice@example.com>', 'alice@example.com'],
    ["o'brien_x@sub-domain.example.co.jp", "o'brien_x@sub-domain.example.co.jp"],
    ['a@xn--wgv71a119e.jp', 'a@xn--wgv71a119e.jp'],
    ['a@b.jp', 'a@b.jp'],
  ])('reads %j as %j', (typed, email) => {
    expect(parseEmail(typed)).toEqual({ ok: true, value: email });
  });

  it.each(['', '   ', '\u3000'])('misses an address in %j', (typed) => {
    expect(parseEmail(typed)).toEqual({ ok: false, error: { kind: 'email-missing' } });
  });

  it.each([
    'alice',
    'alice@',
    '@example.com',
    'alice@example',
    'alice@example.c',
    'alice@@example.com',
    'alice@exa mple.com',
    'alice @example.com',
    '.alice@example.com',
    'alice.@example.com',
    'al..ice@example.com',
    'alice@example..com',
    'alice@-example.com',
    'alice@example-.com',
    'alice@example.com.',
    'alice@10.0.0.1',
    'alice@example.com,bob@example.com',
    '"alice"@example.com',
    '<alice@example.com>',
    'o`neil@example.com',
  ])('refuses %j', (typed) => {
    expect(parseEmail(typed).ok).toBe(false);
  });

  it.each([
    ['ａｌｉｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'alice@example.com'],
    ['Ａlice@example.com', 'alice@example.com'],
    ['alice@example。com', 'alice@example.com'],
    ['alice＠example｡com', 'alice@example.com'],
    ['\u212Aaren@example.com', 'karen@example.com'],
    ['alice\u200b@example.com', 'alice@example.com'],
    ['\u202aalice@example.com\u202c', 'alice@example.com'],
  ])('names the half-width address that %j probably means', (typed, suggestion) => {
    expect(parseEmail(typed)).toEqual({
      ok: false,
      error: { kind: 'email-not-ascii', suggestion },
    });
  });

  it.each([
    ['アリス@example.com', 'ア', 'U+30A2'],
    ['\u0430lice@example.com', '\u0430', 'U+0430'],
    ['ａｌｉｃｅ', 'ａ', 'U+FF41'],
    ['al😀ice@example.com', '😀', 'U+1F600'],
  ])('names the letter in %j that is none of a–z', (typed, letter, number) => {
    const error = { kind: 'email-letter-not-ascii', letter, number };
    expect(parseEmail(typed)).toEqual({ ok: false, error });
  });

  it.each([
    ['alice@exämple.com', 'xn--exmple-cua.com'],
    ['alice@ex\u0430mple.com', 'xn--exmple-4nf.com'],
    ['\u0430@\u0430pple.com', 'xn--pple-43d.com'],
    ['alice@日本.example.com', 'xn--wgv71a.example.com'],
    ['alice@a\u0430/b.com', 'a⟨U+0430⟩/b.com'],
  ])('shows the domain of %j as it is really asked for', (typed, domain) => {
    expect(parseEmail(typed)).toEqual({
      ok: false,
      error: { kind: 'email-domain-not-ascii', domain },
    });
  });

  it('takes a domain in punycode for what it is, and not for the one it looks like', () => {
    const email = parseEmail('alice@xn--exmple-4nf.com');
    expect(email.ok && domainOf(email.value)).toBe('xn--exmple-4nf.com');
  });

  it('takes 64 characters before the @ and no more', () => {
    expect(parseEmail(`${'a'.repeat(64)}@example.com`).ok).toBe(true);
    expect(parseEmail(`${'a'.repeat(65)}@example.com`)).toEqual({
      ok: false,
      error: { kind: 'email-too-long' },
    });
  });

  it('takes 254 characters in all and no more', () => {
    const address = (length: number) => `a@${'b'.repeat(length - 6)}.com`;
    expect(address(254)).toHaveLength(254);
    expect(parseEmail(address(254)).ok).toBe(true);
    expect(parseEmail(address(255))).toEqual({ ok: false, error: { kind: 'email-too-long' } });
  });

  it('answers at once, however hostile the text', () => {
    const hostile = `${'a.'.repeat(30)}@${'a-'.repeat(95)}`;
    const start = performance.now();
    expect(parseEmail(hostile).ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('a link that Slack made of an address', () => {
  const link = '<mailto:alice@example.com|alice@example.com>';

  it.each([`x${link}`, `${link}x`, `${link}.org`])('is read whole or not at all: %s', (typed) => {
    expect(parseEmail(typed)).toEqual({ ok: false, error: { kind: 'email-malformed' } });
  });
});

describe('domainOf', () => {
  it('is what stands behind the @', () => {
    expect(domainOf('alice@mail.example.com' as Email)).toBe('mail.example.com');
  });
});

describe('a plus address', () => {
  it('is kept as it was typed, and is another one than that without', () => {
    expect(parseEmail('Alice+Work@example.com')).toEqual({
      ok: true,
      value: 'alice+work@example.com',
    });
  });

  it.each([
    ['alice+work@example.com', 'alice@example.com'],
    ['alice+a+b@example.com', 'alice@example.com'],
    ['alice+@example.com', 'alice@example.com'],
    ['+alice@example.com', undefined],
    ['alice@example.com', undefined],
  ])('%s arrives at %s', (email, base) => {
    expect(plusAddressOf(email)).toBe(base);
  });
});
