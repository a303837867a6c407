/** The user pools of the story: one of each kind that Concierge meets. */
import type { CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import type { StandInRole } from './aws/sts.ts';

/** The other company in the group has an account of its own, and lets Concierge in by this role. */
export const OVERSEAS: Required<StandInRole> & { region: string } = {
  arn: 'arn:aws:iam::210987654321:role/concierge/playground/overseas',
  externalId: 'sakura-labs',
  region: 'us-east-1',
};

export interface PoolDefinition {
  alias: string;
  name: string;
  pool: Partial<CreateUserPoolCommandInput>;
  groups?: readonly string[];
  /** Does the app client have a secret? */
  secret?: boolean;
  /** Where it is, when it is not with the others. */
  role?: typeof OVERSEAS;
}

const PROVISION_ID = {
  Name: 'provision_id',
  AttributeDataType: 'String',
  Mutable: false,
  StringAttributeConstraints: { MinLength: '1', MaxLength: '64' },
} as const;

const BY_EMAIL: Partial<CreateUserPoolCommandInput> = {
  UsernameAttributes: ['email'],
  Schema: [PROVISION_ID],
};

/** What the members' pool wants to know of everybody, and what it may know. */
const PROFILE: CreateUserPoolCommandInput['Schema'] = [
  PROVISION_ID,
  { Name: 'given_name', AttributeDataType: 'String', Required: true },
  { Name: 'family_name', AttributeDataType: 'String', Required: true },
  {
    Name: 'department',
    AttributeDataType: 'String',
    StringAttributeConstraints: { MinLength: '2', MaxLength: '20' },
  },
  {
    Name: 'seat',
    AttributeDataType: 'Number',
    NumberAttributeConstraints: { MinValue: '1', MaxValue: '500' },
  },
  { Name: 'remote', AttributeDataType: 'Boolean' },
  { Name: 'starts_at', AttributeDataType: 'DateTime' },
];

/** The company's own invitation; Cognito puts the name and the temporary password in. */
const INVITATION: CreateUserPoolCommandInput['AdminCreateUserConfig'] = {
  InviteMessageTemplate: {
    EmailSubject: 'Partner Portal へのご招待 / Your invitation',
    EmailMessage:
      'ユーザー名 / user name: {username}<br>仮パスワード / temporary password: {####}<br>7 日以内にサインインしてください。',
    SMSMessage: 'Partner Portal: {username} {####}',
  },
};

export const POOLS: readonly PoolDefinition[] = [
  {
    alias: 'staging',
    name: 'Storefront staging',
    pool: BY_EMAIL,
    groups: ['editors', 'readers'],
  },
  {
    alias: 'payments',
    name: 'Payments',
    pool: { AliasAttributes: ['email', 'phone_number'] },
    secret: true,
  },
  { alias: 'sandbox', name: 'Sandbox', pool: { UsernameAttributes: ['email'] } },
  {
    alias: 'members',
    name: 'Members portal',
    pool: { UsernameAttributes: ['email'], Schema: PROFILE },
    groups: ['admins', 'editors', 'readers'],
  },
  {
    alias: 'partners',
    name: 'Partner portal',
    pool: { ...BY_EMAIL, AdminCreateUserConfig: INVITATION },
  },
  { alias: 'customers', name: 'Customer portal', pool: BY_EMAIL },
  {
    alias: 'console',
    name: 'Operations console',
    pool: { Schema: [PROVISION_ID, { Name: 'name', AttributeDataType: 'String', Required: true }] },
    secret: true,
  },
  {
    alias: 'overseas',
    name: 'Overseas store',
    pool: BY_EMAIL,
    role: OVERSEAS,
  },
];
