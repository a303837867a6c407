import { describe, expect, it } from 'vitest';
import { type CodeUse, openCode, sealCode } from '../../src/domain/sealed-code.ts';
import { Secret } from '../../src/domain/secret.ts';

const key = new Secret('xoxb-key');
const use: CodeUse = { requestId: 'a', proof: { attribute: 'email', rejected: 0 } };
const seal = () => sealCode(key, use, new Secret('123456'));

/** The same with one bit turned. */
function tampered(sealed: string, byte: number): string {
  const bytes = Buffer.from(sealed, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(byte) ^ 1, byte);
  return bytes.toString('base64url');
}

describe('a sealed code', () => {
  it('opens for the request, the attribute and the try that it was typed for', () => {
    expect(openCode(key, use, seal())?.expose()).toBe('123456');
  });

  it('shows nothing of the code, and looks different each time', () => {
    const [one, other] = [seal(), seal()];
    expect(one).not.toBe(other);
    for (const sealed of [one, other]) {
      expect(sealed).toMatch(/^[\w-]+$/u);
      expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('123456');
    }
  });

  it.each<[string, CodeUse]>([
    ['another request', { ...use, requestId: 'b' }],
    ['another attribute', { ...use, proof: { attribute: 'phone_number', rejected: 0 } }],
    ['a second try, once it was rejected', { ...use, proof: { attribute: 'email', rejected: 1 } }],
  ])('does not open for %s', (_what, other) => {
    expect(openCode(key, other, seal())).toBeUndefined();
  });

  it('does not open with another key', () => {
    expect(openCode(new Secret('xoxb-other'), use, seal())).toBeUndefined();
  });

  it('does not open when a single bit was changed: of nonce, code or tag', () => {
    const sealed = seal();
    const { length } = Buffer.from(sealed, 'base64url');
    expect(length).toBe(12 + 6 + 16);
    for (let byte = 0; byte < length; byte += 1) {
      expect(openCode(key, use, tampered(sealed, byte))).toBeUndefined();
    }
  });

  it.each(['', 'x', '123456', 'A'.repeat(36), 'A'.repeat(38), '確認コード'])(
    'is not what never was one: %j',
    (text) => {
      expect(openCode(key, use, text)).toBeUndefined();
    },
  );
});
