import { describe, expect, it } from 'vitest';
import { firstPassword } from '../../src/domain/derived-password.ts';
import { Secret } from '../../src/domain/secret.ts';

const rules = {
  minimumLength: 12,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
};
const key = new Secret('xoxb-one');
const first = (request: string, secret = key, more = {}) =>
  firstPassword(secret, request, { ...rules, ...more }).expose();

describe('a first password', () => {
  it('is the same for whoever has the key, and meets the pool’s rules', () => {
    expect(first('5eed5eed5eed5eed')).toBe(first('5eed5eed5eed5eed'));
    expect(first('5eed5eed5eed5eed')).toMatch(
      /^[A-HJ-NP-Za-kmnp-z2-9]{5}(-[A-HJ-NP-Za-kmnp-z2-9]{5}){3}$/,
    );
    expect(first('5eed5eed5eed5eed', key, { minimumLength: 99 }).length).toBeGreaterThan(98);
  });

  it('is another one for each request and each key', () => {
    const requests = Array.from({ length: 500 }, (_, index) =>
      index.toString(16).padStart(16, '0'),
    );
    expect(new Set(requests.map((request) => first(request))).size).toBe(500);
    expect(first('5eed5eed5eed5eed', new Secret('xoxb-two'))).not.toBe(first('5eed5eed5eed5eed'));
  });

  it('favours no letter', () => {
    const letters = Array.from({ length: 2_000 }, (_, index) => first(`r-${index}`))
      .join('')
      .replaceAll('-', '');
    const counts = new Map<string, number>();
    for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    const expected = letters.length / 56;
    const chiSquare = [...counts.values()].reduce(
      (sum, count) => sum + (count - expected) ** 2 / expected,
      0,
    );
    expect(counts.size).toBe(56);
    // 55 degrees of freedom: 0.1 % of fair draws lie above 93.2; these are the same in every run.
    expect(chiSquare).toBeLessThan(93.2);
  });
});
