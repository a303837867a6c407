import type { Messages } from '../../messages/index.ts';
import { escaped } from '../../messages/mrkdwn.ts';
import { OPEN_ADD_USER_FORM } from '../../slack/action-ids.ts';
import { actions, button, section } from '../../slack/blocks.ts';
import type { AddCommand } from './command.ts';
import type { Pools } from './form.ts';

/** The answer to an empty, mistaken or asking text, with a button that opens the form anyway. */
export function usage(
  words: Messages,
  pools: Pools,
  command: Exclude<AddCommand, { kind: 'open' }>,
) {
  const aliases = pools.map((pool) => pool.alias);
  const lines = [...mistake(words, command), words.command.usage, words.command.pools(aliases)];
  return {
    response_type: 'ephemeral' as const,
    text: lines.join('\n'),
    blocks: [
      ...lines.map(section),
      actions(OPEN_ADD_USER_FORM, [
        button(OPEN_ADD_USER_FORM, words.command.openForm, 'open', { style: 'primary' }),
      ]),
    ],
  };
}

function mistake(words: Messages, command: Exclude<AddCommand, { kind: 'open' }>) {
  if (command.kind === 'help') return [];
  if (command.kind === 'too-many-words') return [words.command.tooManyWords(command.text)];
  return [escaped(words.explainFieldError(command.problem))];
}
