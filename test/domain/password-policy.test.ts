import { expect, it } from 'vitest';
import { passwordDrift } from '../../src/domain/password-policy.ts';

const FOUND = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: false,
  requireSymbols: false,
  temporaryPasswordValidityDays: 7,
};

it('is every setting that is meant and found to be another', () => {
  const meant = { minimumLength: 12, requireNumbers: true, requireSymbols: false };
  expect(passwordDrift(meant, FOUND)).toEqual([
    { setting: 'minimumLength', meant: 12, found: 8 },
    { setting: 'requireNumbers', meant: true, found: false },
  ]);
});

it('is nothing where nothing is meant', () => {
  expect(passwordDrift({}, FOUND)).toEqual([]);
});
