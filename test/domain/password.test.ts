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
};
const lax: PasswordRules = {
  minimumLength: 6,
  requireUppercase: false,
  requireLowercase: false,
  requireNumbers: false,
};

/** A draw that has every class: upper, lower, digits. */
const mixed = Array.from({ length: 20 }, (_, at) => at * 2 + 17);

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
    });
    fc.assert(
      fc.property(rules, (pool) => {
        const password = generate(pool);
        expect(password.length).toBeGreaterThanOrEqual(Math.max(23, pool.minimumLength));
        expect(password.length).toBeLessThanOrEqual(256);
        if (pool.requireUppercase) expect(password).toMatch(/[A-Z]/);
        if (pool.requireLowercase) expect(password).toMatch(/[a-z]/);
        if (pool.requireNumbers) expect(password).toMatch(/\d/);
        expect(password).toMatch(/-/);
      }),
      { examples: [[{ ...strict, minimumLength: 99 }], [{ ...strict, minimumLength: 24 }]] },
    );
  });

  it.each([
    [6, 23],
    [23, 23],
    [24, 29],
    [99, 101],
  ])('has as many groups as a minimum of %d asks for, and no more', (minimumLength, length) => {
    expect(generate({ ...lax, minimumLength })).toHaveLength(length);
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
    const draws = [...Array(20).fill(upper), ...mixed];
    const password = generatePassword(strict, () => draws.shift() ?? 0).expose();
    expect(draws).toEqual([]);
    expect(password).not.toContain('A');
  });

  it.each([
    ['A', 'requireUppercase', 'keeps'],
    ['A', 'requireLowercase', 'throws away'],
    ['A', 'requireNumbers', 'throws away'],
    ['a', 'requireUppercase', 'throws away'],
    ['a', 'requireLowercase', 'keeps'],
    ['2', 'requireLowercase', 'throws away'],
    ['2', 'requireNumbers', 'keeps'],
  ] as const)('of a draw of %s alone, %s %s it', (character, rule, what) => {
    const draws = [...Array(20).fill(ALPHABET.indexOf(character)), ...mixed];
    const rules = { ...lax, [rule]: true };
    const password = generatePassword(rules, () => draws.shift() ?? 0).expose();
    const kept = Array(4).fill(character.repeat(5)).join('-');
    expect(password === kept).toBe(what === 'keeps');
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
    let asked = 0;
    const stuck = () => {
      asked += 1;
      return 0;
    };
    expect(() => generatePassword(strict, stuck)).toThrow(/random source/);
    expect(asked).toBe(100 * 20);
  });
});
