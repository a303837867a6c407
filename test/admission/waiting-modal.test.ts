import { describe, expect, it } from 'vitest';
import { Once, Replayed, rememberOnce } from '../../src/admission/once.ts';
import { waitingModal } from '../../src/admission/waiting-modal.ts';
import { messagesIn } from '../../src/messages/index.ts';
import { noticeModal } from '../../src/slack/blocks.ts';
import { fakeFrontServices } from '../fake-services.ts';
import { lead, policyWith } from '../samples.ts';
import { listenerArgs } from './listener-args.ts';

/** Opens one for what is sent the first time or again; what was done, in order, and how it ended. */
async function opened(isFirst: boolean) {
  const done: string[] = [];
  const { args, context, calls } = listenerArgs({ type: 'block_actions', user: { id: lead.id } });
  const asked = async () => {
    done.push(...calls.map(({ method }) => method), 'asked');
    return isFirst;
  };
  rememberOnce(context, new Once(asked));
  const visitor = { person: lead, policy: policyWith(), words: messagesIn('en') };
  const opening = { how: 'open', trigger: 't1' } as const;
  const ended = waitingModal(args, fakeFrontServices(), visitor, opening, async () => {
    done.push('filled');
    return noticeModal('Title', visitor.words.waiting, 'Close');
  });
  return { done, ended: await ended.catch((error: unknown) => error) };
}

describe('a modal that waits', () => {
  it('is opened, then it is asked whether this was sent before, and then it is filled', async () => {
    expect(await opened(true)).toEqual({
      done: ['views.open', 'asked', 'filled'],
      ended: undefined,
    });
  });

  it('is filled with nothing for what was sent before', async () => {
    const { done, ended } = await opened(false);
    expect(done).toEqual(['views.open', 'asked']);
    expect(ended).toBeInstanceOf(Replayed);
  });
});
