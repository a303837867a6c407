/** Signatures that are not Slack's, or not of this moment. */
import * as fc from 'fast-check';
import { type Headers, now, signatureOf } from './wire.ts';

/** What is wrong with the two headers that prove who sent a body. */
export type Forgery =
  | { kind: 'left out'; header: string }
  | { kind: 'made up'; signature: string }
  | { kind: 'cut'; length: number }
  | { kind: 'changed'; place: number }
  | { kind: 'another version'; version: string }
  | { kind: 'in capitals' | 'twice' | 'of another body' }
  | { kind: 'another secret'; secret: string }
  | { kind: 'moved in time' | 'signed at another time'; seconds: number }
  | { kind: 'signed at no time'; timestamp: string };

export function forged(signed: Headers, body: string, forgery: Forgery): Headers {
  const signature = signed['x-slack-signature'] ?? '';
  const timestamp = signed['x-slack-request-timestamp'] ?? '';
  const claiming = (text: string) => ({ ...signed, 'x-slack-signature': text });
  const dated = (text: string) => ({ ...signed, 'x-slack-request-timestamp': text });
  const signedAt = (text: string) => ({
    ...dated(text),
    'x-slack-signature': signatureOf(body, text),
  });
  switch (forgery.kind) {
    case 'left out':
      return Object.fromEntries(Object.entries(signed).filter(([name]) => name !== forgery.header));
    case 'made up':
      return claiming(forgery.signature);
    case 'cut':
      return claiming(signature.slice(0, forgery.length));
    case 'changed':
      return claiming(`${signature.slice(0, forgery.place)}g${signature.slice(forgery.place + 1)}`);
    case 'another version':
      return claiming(signature.replace('v0=', forgery.version));
    case 'in capitals':
      return claiming(signature.toUpperCase());
    case 'twice':
      return claiming(`${signature},${signature}`);
    case 'of another body':
      return claiming(signatureOf(`${body} `, timestamp));
    case 'another secret':
      return claiming(signatureOf(body, timestamp, forgery.secret));
    case 'moved in time':
      return dated(String(now() + forgery.seconds));
    case 'signed at another time':
      return signedAt(String(now() + forgery.seconds));
    case 'signed at no time':
      return signedAt(forgery.timestamp);
  }
}

const hex = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'),
  minLength: 64,
  maxLength: 64,
});

/** More than five minutes, up to thirty years. */
const long = fc.oneof(fc.integer({ min: 302, max: 900 }), fc.integer({ min: 302, max: 10 ** 9 }));
const short = fc.integer({ min: 2, max: 299 });
const eitherWay = (seconds: fc.Arbitrary<number>) =>
  fc.tuple(seconds, fc.constantFrom(1, -1)).map(([length, sign]) => length * sign);

export const forgery: fc.Arbitrary<Forgery> = fc.oneof(
  fc.record({
    kind: fc.constant('left out'),
    header: fc.constantFrom('x-slack-signature', 'x-slack-request-timestamp'),
  }),
  fc.record({
    kind: fc.constant('made up'),
    signature: fc.oneof(
      hex.map((digest) => `v0=${digest}`),
      fc.string(),
    ),
  }),
  fc.record({ kind: fc.constant('cut'), length: fc.nat(66) }),
  fc.record({ kind: fc.constant('changed'), place: fc.nat(66) }),
  fc.record({
    kind: fc.constant('another version'),
    version: fc.constantFrom('v1=', 'V0=', 'v0==', '=', ''),
  }),
  fc.record({ kind: fc.constantFrom('in capitals', 'twice', 'of another body') }),
  fc.record({ kind: fc.constant('another secret'), secret: fc.string({ minLength: 1 }) }),
  fc.record({ kind: fc.constant('moved in time'), seconds: eitherWay(fc.oneof(short, long)) }),
  fc.record({ kind: fc.constant('signed at another time'), seconds: eitherWay(long) }),
  fc.record({
    kind: fc.constant('signed at no time'),
    timestamp: fc.constantFrom('', 'now', 'NaN', 'Infinity', '1e400', '-1', '0', '[]', '２０'),
  }),
);
