import { expect, it } from 'vitest';
import { parametersOf, seeThatNpmKeptNothing } from '../../src/operator/stage.ts';

it('the parameters of a stage are those that serverless.yml gives its functions', async () => {
  expect(await parametersOf('prod')).toEqual({
    policyParameter: '/concierge/prod/policy',
    slackSecret: '/concierge/prod/slack',
  });
});

it('what npm keeps for itself is told', () => {
  const kept = { npm_config_stage: 'true' };
  expect(() => seeThatNpmKeptNothing(['prod'], kept)).toThrow('write -- before all options');
  expect(() => seeThatNpmKeptNothing(['--stage', 'prod'], kept)).not.toThrow();
  expect(() => seeThatNpmKeptNothing(['--stage=prod'], kept)).not.toThrow();
  expect(() => seeThatNpmKeptNothing(['prod'], {})).not.toThrow();
  const dryRun = { npm_config_dry_run: 'true' };
  expect(() => seeThatNpmKeptNothing(['--stage', 'prod'], dryRun)).toThrow('npm kept --dry-run');
});
