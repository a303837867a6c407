import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/domain/secret.ts';
import {
  closed,
  hidden,
  preparing,
  ready,
} from '../../../src/features/deliver-credentials/message.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { REQUEST_ID } from '../../samples.ts';

const PASSWORD = 'Abcde-Fghij-Kmnpq-Rstu2';
const account = { email: 'alice@example.com', pool: 'Storefront staging' };
const place = { requestId: REQUEST_ID, signInName: 'alice.b', hideAt: '2026-03-02T09:10:00.000Z' };

describe.each(['en', 'ja'] as const)('the credential’s message in %s', (language) => {
  const words = messagesIn(language);
  const shown = ready(words, account, new Secret(PASSWORD), place);

  it('says nothing but that it comes, before there is a password', () => {
    const { text, blocks } = preparing(words, account);
    expect(text).toContain('alice@example.com');
    expect(blocks).toEqual([{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }]);
  });

  it('shows the password in the blocks, once, and nowhere in the text of notifications', () => {
    expect(JSON.stringify(shown.blocks).split(PASSWORD)).toHaveLength(2);
    expect(JSON.stringify(shown.blocks)).toContain(`\`\`\`${PASSWORD}\`\`\``);
    expect(shown.text).not.toContain(PASSWORD);
    expect(shown.text).not.toContain('secret');
  });

  it('names the account, what to sign in with, and when the password is taken down', () => {
    const json = JSON.stringify(shown.blocks);
    expect(json).toContain('`alice.b`');
    expect(json).toContain('`alice@example.com`');
    expect(json).toContain('Storefront staging');
    expect(json).toContain('<!date^1772442600^');
  });

  it('has a button that carries the request’s id alone', () => {
    const [button] = shown.blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements : [],
    );
    expect(button).toMatchObject({ action_id: 'credential-saved', value: REQUEST_ID });
    expect(JSON.stringify(button)).not.toContain(PASSWORD);
  });

  it('says when nothing will come, and has nothing to press', () => {
    const { text, blocks } = closed(words, account);
    expect(text).toContain('alice@example.com');
    expect(text).not.toBe(preparing(words, account).text);
    expect(blocks).toEqual([{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }]);
  });

  it('says afterwards whether it was saved or its time was over', () => {
    const saved = hidden(words, account, true);
    const late = hidden(words, account, false);
    expect(saved.text).not.toBe(late.text);
    for (const { text, blocks } of [saved, late]) {
      expect(text).toContain('`alice@example.com`');
      expect(blocks).toHaveLength(1);
      expect(JSON.stringify(blocks)).not.toContain('button');
    }
  });
});
