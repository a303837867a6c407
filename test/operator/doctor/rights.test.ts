import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { POOL_ACTIONS } from '../../../src/operator/doctor/rights.ts';

const Statement = z.object({ Action: z.array(z.string()), Resource: z.unknown() });
const Role = z.object({
  Properties: z.object({
    Policies: z.tuple([z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) })]),
  }),
});
const Serverless = z.object({
  resources: z.object({ Resources: z.object({ SlackRole: Role, WorkerRole: Role }) }),
});
const { SlackRole, WorkerRole } = z.parse(Serverless, load(readFileSync('serverless.yml', 'utf8')))
  .resources.Resources;

it.each([
  ['slack', SlackRole],
  ['worker', WorkerRole],
] as const)('the doctor asks for every right that %s has on user pools', (name, role) => {
  const statements = role.Properties.Policies[0].PolicyDocument.Statement;
  const onPools = statements.filter(({ Resource }) => `${Resource}`.includes('custom.userPools'));
  const granted = onPools.flatMap(({ Action }) => Action);
  expect(POOL_ACTIONS[name].map((action) => `cognito-idp:${action}`)).toEqual(granted);
});
