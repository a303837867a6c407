/** Holds the table of docs/security.md, “Rights of each function”, against the compiled template. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { TEMPLATE } from '../../scripts/check-template.ts';

interface Right {
  function: string;
  action: string;
  on: string;
}

const Statement = z.strictObject({
  Effect: z.literal('Allow'),
  Action: z.array(z.string()),
  Resource: z.unknown(),
});
const Role = z.object({
  Policies: z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) })),
});
const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.optional(z.unknown()) }),
  ),
});

const { Resources } = z.parse(Template, JSON.parse(readFileSync(TEMPLATE, 'utf8')));

/** Every action on every resource that a role grants. */
const granted: Right[] = Object.entries(Resources)
  .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
  .flatMap(([id, { Properties }]) => {
    const statements = z
      .parse(Role, Properties)
      .Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    const name = id.replace(/Role$/, '').replace(/^[A-Z]/, (first) => first.toLowerCase());
    return statements.flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => placesIn(Resource).map((on) => ({ function: name, action, on }))),
    );
  });

/** The resources of a statement, as the table names them: by logical id, or without whose they are. */
function placesIn(resource: unknown): string[] {
  if (Array.isArray(resource)) return resource.flatMap(placesIn);
  if (typeof resource === 'string') return [resource];
  const { 'Fn::GetAtt': attribute, 'Fn::Sub': text } = z.parse(
    z.object({ 'Fn::GetAtt': z.optional(z.array(z.string())), 'Fn::Sub': z.optional(z.string()) }),
    resource,
  );
  if (attribute)
    return [
      attribute
        .join('/')
        .replace(/\/Arn$/, '')
        .replace(/StreamArn$/, 'stream'),
    ];
  const ours = (text ?? '')
    .replace(/^arn:.*\$\{AWS::AccountId\}:/, '')
    .replace(/^arn:\$\{AWS::Partition\}:s3:::/, 'auditBucket')
    .replace(/^\$\{(\w+)\.Arn\}/, '$1');
  return [ours.replace('/concierge/test/', '/concierge/<stage>/')];
}

/** The rows of the table, each with why; several actions in a cell share a reason. */
function tableRows(): (Right & { why: string })[] {
  const text = readFileSync('docs/security.md', 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith('Rights of each function'));
  const rows = (section ?? '').split('\n').filter((line) => /^\| `/.test(line));
  return rows.flatMap((line) => {
    const [, name = '', actions = '', on = '', why = ''] = line.split('|').map((it) => it.trim());
    const code = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, it = '']) => it);
    return code(actions).map((action) => ({
      function: code(name)[0] ?? '',
      action,
      on: code(on)[0] ?? '',
      why,
    }));
  });
}

const key = ({ function: name, action, on }: Right) => `${name} ${action} ${on}`;
const rows = tableRows();

describe('the table of rights in docs/security.md', () => {
  it('names every right that a function has, and no other', () => {
    expect(granted.length).toBeGreaterThan(20);
    expect(rows.map(key).toSorted()).toEqual(granted.map(key).toSorted());
  });

  it('gives a reason for each', () => {
    expect(rows.filter(({ why }) => !/\w.*\./.test(why)).map(key)).toEqual([]);
  });

  it('says of what cannot be narrowed why not', () => {
    const wide = rows.filter(({ on }) => on === '*');
    expect(wide.map(({ action }) => action)).toEqual(['cognito-idp:ListUserPools']);
    for (const { why } of wide) expect(why).toContain('IAM');
  });
});
