/** Bodies that were damaged on the way, or handed over wrongly. */
import { unescape as decode } from 'node:querystring';
import * as fc from 'fast-check';
import { anyCharacter } from '../any-character.ts';
import { eventOf, FORM, JSON_TYPE, type LambdaEvent, signedHeaders } from './wire.ts';

/** The bytes of a body, and under which type they come. */
export interface Letter {
  body: string;
  contentType: string;
}

/** One thing that goes wrong with a letter; as data, so that a counterexample can be read. */
export type Damage =
  | { kind: 'cut off from' | 'cut off before'; part: number }
  | { kind: 'inserted' | 'overwritten'; part: number; scrap: string }
  | { kind: 'doubled' | 'decoded' | 'encoded' }
  | { kind: 'replaced'; body: string }
  | { kind: 'called'; contentType: string };

export function damaged(letter: Letter, damage: Damage): Letter {
  if (damage.kind === 'called') return { ...letter, contentType: damage.contentType };
  return { ...letter, body: damagedBody(letter.body, damage) };
}

function damagedBody(body: string, damage: Exclude<Damage, { kind: 'called' }>): string {
  const place = 'part' in damage ? Math.floor(damage.part * body.length) : 0;
  switch (damage.kind) {
    case 'cut off from':
      return body.slice(0, place);
    case 'cut off before':
      return body.slice(place);
    case 'inserted':
      return body.slice(0, place) + damage.scrap + body.slice(place);
    case 'overwritten':
      return body.slice(0, place) + damage.scrap + body.slice(place + damage.scrap.length);
    case 'doubled':
      return body + body;
    case 'decoded':
      return decode(body.replaceAll('+', ' '));
    case 'encoded':
      return encodeURIComponent(body.toWellFormed());
    case 'replaced':
      return damage.body;
  }
}

/** A place anywhere in a text, as a part of its length. */
const part = fc.double({ min: 0, max: 1, noNaN: true });

const scrap = fc.oneof(
  fc.constantFrom('%', '%zz', '%00', '%E3%81', '%ED%A0%80', '&', '=', '+', ';'),
  fc.constantFrom('"', '{', '}', '[', '\\', '\u0000'),
  fc.constantFrom('&payload=%7B%7D', '&command=%2Fcognito-add', '&ssl_check=', '&__proto__=x'),
  fc.string({ unit: anyCharacter, maxLength: 5 }),
);

const body = fc.oneof(
  fc.constantFrom('', '0', 'null', '[]', '{}', '""', 'payload=', 'payload=null', '\ufeff{}'),
  fc.string({ unit: anyCharacter, maxLength: 400 }),
);

const contentType = fc.oneof(
  fc.constantFrom('', FORM, JSON_TYPE, `${FORM}, ${JSON_TYPE}`, 'text/plain'),
  fc.constantFrom('multipart/form-data; boundary=x', 'application/xml'),
  fc.string({ maxLength: 30 }),
);

export const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constantFrom('cut off from', 'cut off before'), part }),
  fc.record({ kind: fc.constantFrom('inserted', 'overwritten'), part, scrap }),
  fc.record({ kind: fc.constantFrom('doubled', 'decoded', 'encoded') }),
  fc.record({ kind: fc.constant('replaced'), body }),
  fc.record({ kind: fc.constant('called'), contentType }),
);

/** What could be wrong, or missing, around a body. */
export const handover: fc.Arbitrary<Partial<LambdaEvent>> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.record({ isBase64Encoded: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('body', 'headers', 'isBase64Encoded', 'requestContext', 'rawPath')
      .chain((part) => fc.constantFrom(undefined, null).map((value) => ({ [part]: value }))),
  },
);

/** Signed over what will be read, so that the signature hides no other fault. */
export function handedOver(
  { body, contentType }: Letter,
  spoilt: Partial<LambdaEvent>,
): LambdaEvent {
  const event = { ...eventOf(body, { 'content-type': contentType }), ...spoilt };
  const raw = typeof event.body === 'string' ? event.body : '';
  const read = event.isBase64Encoded ? Buffer.from(raw, 'base64').toString('utf8') : raw;
  return event.headers ? { ...event, headers: signedHeaders(read, contentType) } : event;
}
