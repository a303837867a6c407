/** What AWS's services answer in the bench, whatever they are asked: right in form, and at once. */
import { createHash } from 'node:crypto';

export const POOL_NUMBERS = {
  staging: 'ap-northeast-1_Staging01',
  payments: 'ap-northeast-1_Payments1',
  sandbox: 'ap-northeast-1_Sandbox01',
  members: 'ap-northeast-1_Members01',
  partners: 'ap-northeast-1_Partners1',
  customers: 'ap-northeast-1_Custom001',
  console: 'ap-northeast-1_Console01',
} as const;

type Input = Record<string, unknown>;

export interface Answer {
  status: 200 | 400;
  body: string;
}

const ok = (body: object): Answer => ({ status: 200, body: JSON.stringify(body) });

function refused(name: string): Answer {
  return { status: 400, body: JSON.stringify({ __type: name, message: 'No such thing' }) };
}

export function parameterStore(values: ReadonlyMap<string, string>, { Name }: Input): Answer {
  const Value = values.get(String(Name));
  if (Value === undefined) return refused('ParameterNotFound');
  return ok({ Parameter: { Name, Type: 'String', Value, Version: 1 } });
}

/** The SDK holds the answer against what it has sent. */
export function queue(operation: string, { MessageBody, Entries }: Input): Answer {
  if (operation !== 'SendMessageBatch') return ok(taken(String(MessageBody)));
  const entries = Entries as { Id: string; MessageBody: string }[];
  const Successful = entries.map(({ Id, MessageBody: text }) => ({ Id, ...taken(text) }));
  return ok({ Successful, Failed: [] });
}

function taken(text: string) {
  const md5 = createHash('md5').update(text).digest('hex');
  return { MessageId: '00000000-0000-4000-8000-000000000000', MD5OfMessageBody: md5 };
}

export function cognito(operation: string, { UserPoolId }: Input): Answer {
  switch (operation) {
    case 'DescribeUserPool':
      return ok({ UserPool: { ...POOL, Id: UserPoolId, Name: String(UserPoolId) } });
    case 'ListGroups':
      return ok({ Groups: [{ GroupName: 'editors' }, { GroupName: 'readers' }] });
    case 'ListUserPools':
      return ok({ UserPools: Object.values(POOL_NUMBERS).map((Id) => ({ Id, Name: Id })) });
    case 'ListUserPoolClients':
      return ok({ UserPoolClients: [] });
    default:
      return refused('UserNotFoundException');
  }
}

const POOL = {
  UsernameAttributes: ['email'],
  SchemaAttributes: [
    { Name: 'sub', AttributeDataType: 'String', Required: true, Mutable: false },
    { Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true },
  ],
  Policies: { PasswordPolicy: { MinimumLength: 12, TemporaryPasswordValidityDays: 7 } },
};
