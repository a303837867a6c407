import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import type { LocalServer } from './local-server.ts';
import { listen } from './loopback.ts';

const GetParameterInput = z.object({
  Name: z.string(),
  WithDecryption: z.optional(z.boolean()),
});

const PutParameterInput = z.object({
  Name: z.string(),
  Value: z.string().check(z.minLength(1)),
  Type: z.optional(z.enum(['String', 'SecureString'])),
  Overwrite: z.optional(z.boolean()),
  Tier: z._default(z.enum(['Standard', 'Advanced', 'Intelligent-Tiering']), 'Standard'),
});

/** What one holds besides its value. */
interface Kind {
  type: 'String' | 'SecureString';
  tier: 'Standard' | 'Advanced';
  version: number;
}

const SECURE: Kind = { type: 'SecureString', tier: 'Standard', version: 1 };
const TEXT: Kind = { type: 'String', tier: 'Standard', version: 1 };

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const LARGEST = { Standard: 4_096, Advanced: 8_192 };

/**
/**
 * Starts a Systems Manager parameter store that knows GetParameter and PutParameter, and these parameters
 * by name: `values` of type SecureString, which may change meanwhile and gets what is put, and `texts` of
 * type String, until something is put in their place. It checks no signature.
 */
export function startParameters(
  values: Map<string, string>,
  texts: ReadonlyMap<string, () => Promise<string>> = new Map(),
): Promise<LocalServer> {
  const kinds = new Map<string, Kind>();
  const app = new Hono();
  app.post('/', async (context) => {
    const target = context.req.header('x-amz-target') ?? '';
    const input: unknown = await context.req.json();
    await readTexts(texts, values, kinds);
    if (target === 'AmazonSSM.GetParameter') return get(context, input, values, kinds);
    if (target === 'AmazonSSM.PutParameter') return put(context, input, values, kinds);
    return refuse(context, 'UnknownOperationException', `Unknown operation: ${target}`);
  });
  return listen(app);
}

type Values = Map<string, string>;
type Kinds = Map<string, Kind>;

/** What nobody has put anything in the place of. */
async function readTexts(
  texts: ReadonlyMap<string, () => Promise<string>>,
  values: Values,
  kinds: Kinds,
): Promise<void> {
  for (const [name, read] of texts) {
    if (kinds.has(name) && kinds.get(name) !== TEXT) continue;
    values.set(name, await read());
    kinds.set(name, TEXT);
  }
}

function get(context: Context, input: unknown, values: Values, kinds: Kinds): Response {
  const { Name, WithDecryption } = z.parse(GetParameterInput, input);
  const value = values.get(Name);
  if (value === undefined) return refuse(context, 'ParameterNotFound', '');
  const { type: Type, version: Version } = kinds.get(Name) ?? SECURE;
  // Undecrypted, AWS gives a ciphertext. Whoever forgets WithDecryption gets nothing of use here either.
  const isReadable = WithDecryption || Type === 'String';
  const Value = isReadable ? value : Buffer.from('encrypted').toString('base64');
  return json(context, { Parameter: { Name, Type, Value, Version } }, 200);
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
function put(context: Context, input: unknown, values: Values, kinds: Kinds): Response {
  const { Name, Value, Type, Overwrite, Tier } = z.parse(PutParameterInput, input);
  const before = values.has(Name) ? (kinds.get(Name) ?? SECURE) : undefined;
  if (before && !Overwrite) return refuse(context, 'ParameterAlreadyExists', '');
  const type = Type ?? before?.type;
  if (!type) return refuse(context, 'ValidationException', 'A parameter type is required.');
  if (before && type !== before.type) {
    return refuse(context, 'HierarchyTypeMismatchException', 'The type cannot be changed.');
  }
  const size = Buffer.byteLength(Value);
  const tier = tierOf(Tier, size, before);
  if (size > LARGEST[tier]) return refuse(context, 'ValidationException', `${tier}: too long.`);
  if (before?.tier === 'Advanced' && tier === 'Standard') {
    return refuse(context, 'ValidationException', 'An advanced parameter stays one.');
  }
  const kind: Kind = { type, tier, version: (before?.version ?? 0) + 1 };
  values.set(Name, Value);
  kinds.set(Name, kind);
  return json(context, { Tier: tier, Version: kind.version }, 200);
}

function tierOf(
  asked: z.output<typeof PutParameterInput>['Tier'],
  size: number,
  before: Kind | undefined,
): Kind['tier'] {
  if (asked !== 'Intelligent-Tiering') return asked;
  return size > LARGEST.Standard ? 'Advanced' : (before?.tier ?? 'Standard');
}

function refuse(context: Context, name: string, message: string): Response {
  return json(context, { __type: name, message }, 400);
}

function json(context: Context, body: object, status: 200 | 400): Response {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  return context.body(JSON.stringify(body), status, headers);
}
