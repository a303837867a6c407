import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatePassword, type PasswordRules } from '../../src/domain/password.ts';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

const strict: PasswordRules = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
};
const lax: PasswordRules = {
  minimumLength: 6,
  requireUppercase: false,
  requireLowercase: false,
  requireNumbers: false,
  requireSymbols: false,
};

const generate = (rules: PasswordRules) => generatePassword(rules).expose();

describe('generatePassword', () => {
  it('gives four groups of five without look-alikes', () => {
    for (let count = 0; count < 200; count += 1) {
      expect(generate(strict)).toMatch(/^([^\W_IOlo01]{5}-){3}[^\W_IOlo01]{5}$/);
    }
  });

  it('meets every rule that a pool can have, up to the minimum length of 99', () => {
    const rules = fc.record({
      minimumLength: fc.integer({ min: 6, max: 99 }),
      requireUppercase: fc.boolean(),
      requireLowercase: fc.boolean(),
      requireNumbers: fc.boolean(),
      requireSymbols: fc.boolean(),
    });
    fc.assert(
      fc.property(rules, (pool) => {
        const password = generate(pool);
        expect(password.length).toBeGreaterThanOrEqual(Math.max(23, pool.minimumLength));
        expect(password.length).toBeLessThanOrEqual(256);
        if (pool.requireUppercase) expect(password).toMatch(/[A-Z]/);
        if (pool.requireLowercase) expect(password).toMatch(/[a-z]/);
        if (pool.requireNumbers) expect(password).toMatch(/\d/);
        if (pool.requireSymbols) expect(password).toMatch(/-/);
      }),
      { examples: [[{ ...strict, minimumLength: 99 }], [{ ...strict, minimumLength: 24 }]] },
    );
  });

  it('asks for a number below the size of the alphabet, once a character', () => {
    const asked: number[] = [];
    generatePassword(lax, (max) => {
      asked.push(max);
      return asked.length % max;
    });
    expect(asked).toEqual(Array.from({ length: 20 }, () => ALPHABET.length));
  });

  it('uses every character equally often', () => {
    const counts = new Map<string, number>();
    const passwords = Array.from({ length: 10_000 }, () => generate(lax).replaceAll('-', ''));
    for (const character of passwords.join('')) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    const expected = (10_000 * 20) / ALPHABET.length;
    const chiSquared = [...ALPHABET].reduce(
      (sum, character) => sum + ((counts.get(character) ?? 0) - expected) ** 2 / expected,
      0,
    );
    expect([...counts.keys()].toSorted()).toEqual([...ALPHABET].toSorted());
    // 55 degrees of freedom: more than 125 comes by chance once in four million runs.
    expect(chiSquared).toBeLessThan(125);
  });

  it('throws the whole draw away when a class is missing, and keeps no part of it', () => {
    const upper = ALPHABET.indexOf('A');
    const draws = [...Array(20).fill(upper), ...Array.from({ length: 20 }, (_, at) => at * 2 + 17)];
    const password = generatePassword(strict, () => draws.shift() ?? 0).expose();
    expect(draws).toEqual([]);
    expect(password).not.toContain('A');
  });

  it('never gives the same password twice', () => {
    const passwords = Array.from({ length: 1_000 }, () => generate(strict));
    expect(new Set(passwords).size).toBe(1_000);
  });

  it('throws when the random source fails, and does not go on without it', () => {
    let calls = 0;
    const failing = (max: number) => {
      calls += 1;
      if (calls > 7) throw new Error('no entropy');
      return randomInt(max);
    };
    expect(() => generatePassword(lax, failing)).toThrow('no entropy');
  });

  it('throws when the random source is stuck', () => {
    expect(() => generatePassword(strict, () => 0)).toThrow(/random source/);
  });
});
