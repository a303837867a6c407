import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AttributeType,
  type PoolAttribute,
  parseAttribute,
} from '../../src/domain/user-attribute.ts';

const attribute = (type: AttributeType, more: Partial<PoolAttribute> = {}): PoolAttribute => ({
  name: 'custom:thing',
  type,
  required: false,
  mutable: true,
  ...more,
});

const TYPES: AttributeType[] = ['string', 'number', 'date', 'date-time', 'boolean', 'phone'];

/** The value for Cognito, or the kind of what is wrong with it. */
function read(type: AttributeType, typed: string, more: Partial<PoolAttribute> = {}) {
  const parsed = parseAttribute(attribute(type, more), typed);
  return parsed.ok ? { value: parsed.value } : { wrong: parsed.error.kind };
}

describe.each(TYPES)('an attribute of type %s', (type) => {
  it.each(['', '   ', '\u3000', '\u200b', '\n'])('is left out when %j is typed', (typed) => {
    expect(read(type, typed)).toEqual({ value: undefined });
  });

  it.each(['', '   ', '\u3000', '\u200b'])(
    'is missing when %j is typed and it is required',
    (typed) => {
      expect(parseAttribute(attribute(type, { required: true }), typed)).toEqual({
        ok: false,
        error: { kind: 'attribute-missing', name: 'custom:thing' },
      });
    },
  );

  it.each(['a\u202eb', '\ud800'])(
    'takes no text that reads otherwise than written: %j',
    (typed) => {
      expect(read(type, typed)).toEqual({ wrong: 'unreadable-characters' });
    },
  );
});

describe('a string', () => {
  it('is trimmed, and otherwise as it was typed', () => {
    expect(read('string', '  Aoki 青木  ')).toEqual({ value: 'Aoki 青木' });
    expect(read('string', '０１２')).toEqual({ value: '０１２' });
  });

  it('without bounds may have any length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,50}$/), (text) => {
        expect(read('string', text)).toEqual({ value: text });
      }),
    );
  });

  it('keeps its bounds, and both are named', () => {
    const bounds = { min: 3, max: 5 };
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,9}$/), (text) => {
        const told = parseAttribute(attribute('string', bounds), text);
        const wrong = { name: 'custom:thing' };
        if (text.length < 3) {
          expect(told).toEqual({
            ok: false,
            error: { kind: 'attribute-too-short', ...wrong, min: 3 },
          });
        } else if (text.length > 5) {
          expect(told).toEqual({
            ok: false,
            error: { kind: 'attribute-too-long', ...wrong, max: 5 },
          });
        } else {
          expect(told).toEqual({ ok: true, value: text });
        }
      }),
    );
  });
});

describe('a number', () => {
  it.each(['0', '7', '-7', '3.14', '-0.5', '007', '12345678901234567890'])('can be %s', (typed) => {
    expect(read('number', ` ${typed} `)).toEqual({ value: typed });
  });

  it.each([
    ['１２３', '123'],
    ['－４．５', '-4.5'],
  ])('can be typed in full width: %s', (typed, value) => {
    expect(read('number', typed)).toEqual({ value });
  });

  it.each([
    'abc',
    '1,000',
    '1e3',
    '.5',
    '5.',
    '+5',
    '--5',
    '1 2',
    '0x10',
    'NaN',
    'Infinity',
    '1\n2',
  ])('cannot be %j', (typed) => {
    expect(parseAttribute(attribute('number'), typed)).toEqual({
      ok: false,
      error: { kind: 'attribute-not-a-number', name: 'custom:thing' },
    });
  });

  it('is taken within its bounds, these included, and nowhere else', () => {
    const integer = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(integer, integer, integer, (value, one, other) => {
        const bounds = { min: Math.min(one, other), max: Math.max(one, other) };
        const within = value >= bounds.min && value <= bounds.max;
        expect(parseAttribute(attribute('number', bounds), `${value}`)).toEqual(
          within
            ? { ok: true, value: `${value}` }
            : {
                ok: false,
                error: { kind: 'attribute-out-of-range', name: 'custom:thing', ...bounds },
              },
        );
      }),
    );
  });

  it.each(['-1', '3'])('may be the bound itself: %s', (typed) => {
    expect(read('number', typed, { min: -1, max: 3 })).toEqual({ value: typed });
  });

  it('may have one bound alone', () => {
    expect(read('number', '-1000', { max: 5 })).toEqual({ value: '-1000' });
    expect(read('number', '6', { max: 5 })).toEqual({ wrong: 'attribute-out-of-range' });
    expect(read('number', '1000', { min: 5 })).toEqual({ value: '1000' });
    expect(read('number', '4', { min: 5 })).toEqual({ wrong: 'attribute-out-of-range' });
  });
});

describe('a phone number', () => {
  it('is a plus and two to fifteen digits, the first of them not zero', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9][0-9]{1,14}$/), (number) => {
        expect(read('phone', number)).toEqual({ value: number });
      }),
    );
  });

  it('may be written as people write it', () => {
    const mark = fc.constantFrom(' ', '-', '.', '(', ')', '\u3000', '\u00a0');
    const digits = fc.array(fc.constantFrom(...'0123456789'), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(digits, mark, (rest, between) => {
        const typed = `+8${between}${rest.join(between)}`;
        expect(read('phone', typed)).toEqual({ value: `+8${rest.join('')}` });
      }),
    );
    expect(read('phone', '＋８１ ９０－１２３４－５６７８')).toEqual({ value: '+819012345678' });
  });

  it.each([
    '090-1234-5678',
    '819012345678',
    '0081 90 1234 5678',
    '+0 123',
    '+1',
    '+1234567890123456',
    '++81 90',
    '+81 90 x12',
    '+81+90',
    'call me',
  ])('is not %j', (typed) => {
    expect(parseAttribute(attribute('phone', { name: 'phone_number' }), typed)).toEqual({
      ok: false,
      error: { kind: 'phone-malformed', name: 'phone_number' },
    });
  });
});

describe('a date', () => {
  const day = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  });

  it('is every day that the calendar has', () => {
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10);
        expect(read('date', text)).toEqual({ value: text });
      }),
    );
    expect(read('date', '2024-02-29')).toEqual({ value: '2024-02-29' });
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
    '01/02/2024',
    '2024-01-01T00:00:00Z',
    '20240101',
    'yesterday',
  ])('is not %j', (typed) => {
    expect(parseAttribute(attribute('date', { name: 'birthdate' }), typed)).toEqual({
      ok: false,
      error: { kind: 'attribute-not-a-date', name: 'birthdate' },
    });
  });
});

describe('what is chosen and not typed', () => {
  it.each([
    ['boolean', 'true'],
    ['boolean', 'false'],
    ['date-time', '1772442000'],
  ] as const)('a %s goes to Cognito as it is: %s', (type, value) => {
    expect(read(type, value)).toEqual({ value });
  });
});
