import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import type { LocalServer } from './local-server.ts';
import { listen } from './loopback.ts';

const GetParameterInput = z.object({
  Name: z.string(),
  WithDecryption: z.optional(z.boolean()),
});

/**
 * Starts a Systems Manager parameter store that knows GetParameter, these parameters of type
 * SecureString, by name, and those of type String; the maps may change meanwhile. It checks no signature.
 */
export function startParameters(
  secrets: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, () => Promise<string>> = new Map(),
): Promise<LocalServer> {
  const app = new Hono();
  app.post('/', async (context) => {
    const target = context.req.header('x-amz-target') ?? '';
    if (target !== 'AmazonSSM.GetParameter') {
      return refuse(context, 'UnknownOperationException', `Unknown operation: ${target}`);
    }
    const { Name, WithDecryption } = z.parse(GetParameterInput, await context.req.json());
    const text = await texts.get(Name)?.();
    if (text !== undefined) {
      return json(context, { Parameter: { Name, Type: 'String', Value: text, Version: 1 } }, 200);
    }
    const secret = secrets.get(Name);
    if (secret === undefined) return refuse(context, 'ParameterNotFound', '');
    // Undecrypted, AWS gives a ciphertext. Whoever forgets WithDecryption gets nothing of use here either.
    const Value = WithDecryption ? secret : Buffer.from('encrypted').toString('base64');
    return json(context, { Parameter: { Name, Type: 'SecureString', Value, Version: 1 } }, 200);
  });
  return listen(app);
}

function refuse(context: Context, name: string, message: string): Response {
  return json(context, { __type: name, message }, 400);
}

function json(context: Context, body: object, status: 200 | 400): Response {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  return context.body(JSON.stringify(body), status, headers);
}
