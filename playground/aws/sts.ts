import { randomBytes, randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { LocalServer } from './local-server.ts';
import { listen } from './loopback.ts';

const SESSION = 3_600_000; // ms, when the caller asks for no other duration

/** A role that anybody may take on, if they name the external id that it demands. */
export interface StandInRole {
  /** `arn:aws:iam::210987654321:role/concierge` */
  arn: string;
  externalId?: string | undefined;
}

export interface Sts extends LocalServer {
  /** The accounts whose roles were taken on, by the access key ids that were given out. */
  readonly accounts: ReadonlyMap<string, string>;
}

/** Starts an STS that knows GetCallerIdentity, AssumeRole and these roles. It checks no signature. */
export async function startSts(
  roles: readonly StandInRole[],
  now: () => Date = () => new Date(),
): Promise<Sts> {
  const accounts = new Map<string, string>();
  const app = new Hono();
  app.post('/', async (context) => {
    const form = new URLSearchParams(await context.req.text());
    const role = roles.find((one) => isOpenTo(one, form));
    if (form.get('Action') === 'GetCallerIdentity') return context.body(CALLER, 200, XML);
    if (form.get('Action') !== 'AssumeRole') return refuse(context, 400, 'InvalidAction', '');
    if (!role) return refuse(context, 403, 'AccessDenied', notAuthorized(form));
    const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    accounts.set(accessKeyId, accountOf(role));
    const expiration = new Date(now().getTime() + SESSION).toISOString();
    const session = form.get('RoleSessionName') ?? '';
    return context.body(assumed(role, session, accessKeyId, expiration), 200, XML);
  });
  return { ...(await listen(app)), accounts };
}

function isOpenTo({ arn, externalId }: StandInRole, form: URLSearchParams): boolean {
  if (arn !== form.get('RoleArn')) return false;
  return externalId === undefined || externalId === form.get('ExternalId');
}

function notAuthorized(form: URLSearchParams): string {
  return `The caller is not authorized to perform: sts:AssumeRole on resource: ${form.get('RoleArn')}`;
}

const XML = { 'content-type': 'text/xml' };

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
const CALLER = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <GetCallerIdentityResult>
    <Arn>arn:aws:iam::123456789012:user/playground</Arn>
    <UserId>AIDAPLAYGROUND</UserId>
    <Account>123456789012</Account>
  </GetCallerIdentityResult>
  <ResponseMetadata><RequestId>playground</RequestId></ResponseMetadata>
</GetCallerIdentityResponse>`;

function accountOf({ arn }: StandInRole): string {
  return arn.split(':')[4] ?? '';
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
function assumed(role: StandInRole, session: string, accessKeyId: string, expiration: string) {
  const name = role.arn.slice(role.arn.lastIndexOf('/') + 1);
  return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleResult>
    <AssumedRoleUser>
      <AssumedRoleId>AROAPLAYGROUND:${session}</AssumedRoleId>
      <Arn>arn:aws:sts::${accountOf(role)}:assumed-role/${name}/${session}</Arn>
    </AssumedRoleUser>
    <Credentials>
      <AccessKeyId>${accessKeyId}</AccessKeyId>
      <SecretAccessKey>${randomBytes(30).toString('base64')}</SecretAccessKey>
      <SessionToken>${randomBytes(96).toString('base64')}</SessionToken>
      <Expiration>${expiration}</Expiration>
    </Credentials>
  </AssumeRoleResult>
  <ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>
</AssumeRoleResponse>`;
}

function refuse(context: Context, status: 400 | 403, code: string, message: string) {
  const text = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${text}</Message></Error>`;
  return context.body(
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${error}</ErrorResponse>`,
    status,
    XML,
  );
}
