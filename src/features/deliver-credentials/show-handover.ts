import type { Step } from '../../advance/step.ts';
import { handoverShown } from '../../domain/claim.ts';
import { only } from '../../domain/only.ts';
import type { Request } from '../../domain/request.ts';
import type { Messages } from '../../messages/index.ts';
import { editMessage } from '../../slack/edit-message.ts';
import { updateModal } from '../../slack/update-modal.ts';
import { addressee } from './direct-message.ts';
import { type Account, type CredentialMessage, hidden, overtaken, saying } from './message.ts';
import { notMe, troubled } from './modal.ts';

/**
 * Makes the DM say what became of its password, or the modal that none comes for now. Whoever has
 * deleted the one or closed the other wants to know no more.
 */
export const showHandover: Step = async (services, { request }) => {
  const stage = only(
    request.stage,
    'claimable',
    'revealed',
    'disowned',
    'locked',
    'revoked',
    'hidden',
  );
  const { channel, ts, to } = stage.message;
  const { words, account } = await addressee(services, request, to);
  if (stage.kind === 'claimable') {
    await updateModal(services.slack, stage.viewId ?? '', troubled(words));
  } else {
    await editMessage(services.slack, stage.message, rendering(request, words, account));
  }
  const shows = handoverShown(request) ?? '';
  return { kind: 'shown', notice: 'handover', value: { channel, ts, shows } };
};

function rendering({ id, stage }: Request, words: Messages, account: Account): CredentialMessage {
  const { message: texts } = words.handover;
  const { email, pool } = account;
  switch (stage.kind) {
    case 'revealed': {
      const shown = saying(texts.shown(email, pool, stage.at, stage.message.to));
      return { ...shown, blocks: [...shown.blocks, notMe(words, id)] };
    }
    case 'disowned':
      return saying(texts.locking(email, pool));
    case 'locked':
      return saying(texts.locked(email, pool));
    case 'revoked':
      return saying(texts.revoked(email, pool, stage.why));
    case 'hidden':
      return stage.overtaken
        ? overtaken(words, account)
        : hidden(words, account, stage.acknowledged);
    default:
      throw new Error(`The direct message of ${id} has nothing new to say`);
  }
}
