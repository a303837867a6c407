import { describe, expect, it } from 'vitest';
import type { Access, Difference } from '../../src/domain/pool-inventory.ts';
import { messagesIn } from '../../src/messages/index.ts';
import { homeSentences } from './home-sentences.ts';

/** Calls the channel, mentions a person, links elsewhere, ends a code span. */
const HOSTILE = '<!channel> <@U1> <https://evil.example|sign in> `& &amp;';
/** Slack's references that are not ours: what a person wrote came out raw. */
const RAW = /<!channel>|<@U1>|<https:|&(?!amp;|lt;|gt;)/;

type SamplesOf<Union extends { kind: string }> = {
  [Kind in Union['kind']]: Extract<Union, { kind: Kind }>;
};

const differences: SamplesOf<Difference> = {
  'named-otherwise': { kind: 'named-otherwise', inPolicy: 'Shop', inAws: 'shop-prod' },
  'no-provision-id': { kind: 'no-provision-id' },
  'phone-pool': { kind: 'phone-pool' },
  'password-too-long': { kind: 'password-too-long', minimumLength: 120 },
  'cannot-be-filled': { kind: 'cannot-be-filled', attribute: 'updated_at' },
  'unknown-attribute': {
    kind: 'unknown-attribute',
    attribute: 'custom:team',
    setting: 'visibleAttributes',
  },
  'unknown-group': { kind: 'unknown-group', group: 'editors' },
  'groups-unread': { kind: 'groups-unread', error: 'AccessDeniedException' },
  'unknown-client': { kind: 'unknown-client', client: '4u6mtq' },
  'clients-unread': { kind: 'clients-unread', error: 'AccessDeniedException' },
  'no-phone-for-sms': { kind: 'no-phone-for-sms' },
  'no-recovery-by-email': { kind: 'no-recovery-by-email' },
};

const accesses: SamplesOf<Exclude<Access, { kind: 'found' }>> = {
  'not-found': { kind: 'not-found' },
  'not-visible': { kind: 'not-visible', error: 'AccessDeniedException' },
  'no-access': { kind: 'no-access', error: 'AccessDeniedException' },
};

describe.each(['en', 'ja'] as const)('the Home tab, in %s', (language) => {
  const { home } = messagesIn(language);

  it.each(homeSentences(home, HOSTILE))('lets nothing out raw: %s', (sentence) => {
    expect(sentence).not.toMatch(RAW);
  });

  it.each(Object.values(differences))('names all that $kind is about', (difference) => {
    const { kind: _kind, ...named } = difference;
    const sentence = home.explainDifference(difference);
    expect(sentence).toMatch(/[.。]$/);
    for (const value of Object.values(named)) expect(sentence).toContain(`${value}`);
  });

  it.each(Object.values(accesses))('names the error of $kind', (access) => {
    const sentence = home.explainAccess(access);
    expect(sentence).toMatch(/[.。]$/);
    if ('error' in access) expect(sentence).toContain(access.error);
  });
});

describe('the two languages', () => {
  it('have a sentence of their own for everything', () => {
    const [en, ja] = [messagesIn('en').home, messagesIn('ja').home];
    for (const difference of Object.values(differences)) {
      expect(ja.explainDifference(difference)).not.toBe(en.explainDifference(difference));
    }
    for (const access of Object.values(accesses)) {
      expect(ja.explainAccess(access)).not.toBe(en.explainAccess(access));
    }
  });
});
