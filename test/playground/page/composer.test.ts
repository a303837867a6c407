import { describe, expect, it } from 'vitest';
import { NOTHING_SENT, remember, step } from '../../../playground/page/composer/recall.ts';
import {
  completed,
  completionsFor,
  usageFor,
} from '../../../playground/page/composer/slash-completion.ts';

const hint = (command: string) => ({ command, description: '', usageHint: '[email]' });
const COMMANDS = [hint('/cognito-add'), hint('/cognito-admin'), hint('/remind')];
const names = (draft: string) => completionsFor(draft, COMMANDS).map(({ command }) => command);

describe('slash completion', () => {
  it('offers all commands for a slash, and fewer with each letter', () => {
    expect(names('/')).toHaveLength(3);
    expect(names('/cog')).toEqual(['/cognito-add', '/cognito-admin']);
    expect(names('/CoGnito-adm')).toEqual(['/cognito-admin']);
    expect(names('/nothing')).toEqual([]);
  });

  it('puts a command that is written out before the longer ones', () => {
    const commands = [hint('/cognito-add'), hint('/cognito')];
    const offered = completionsFor('/cognito', commands);
    expect(offered.map(({ command }) => command)).toEqual(['/cognito', '/cognito-add']);
  });

  it('is quiet once the command is written out or arguments follow', () => {
    expect(names('/cognito-add')).toEqual([]);
    expect(names('/cognito-add a')).toEqual([]);
    expect(names('and/or')).toEqual([]);
    expect(names('')).toEqual([]);
  });

  it('leaves room for the first argument', () => {
    expect(completed(hint('/cognito-add'))).toBe('/cognito-add ');
  });

  it('shows the usage of the command being written', () => {
    expect(usageFor('/cognito-add alice', COMMANDS)?.command).toBe('/cognito-add');
    expect(usageFor('/cognito-add', COMMANDS)?.command).toBe('/cognito-add');
    expect(usageFor('/cognito', COMMANDS)).toBeUndefined();
    expect(usageFor('please /cognito-add', COMMANDS)).toBeUndefined();
  });
});

describe('recall', () => {
  const sent = ['one', 'two', 'two'].reduce(remember, NOTHING_SENT);

  it('walks back to the oldest and forward to the empty draft', () => {
    const first = step(sent, 1);
    const second = step(first.recall, 1);
    expect([first.text, second.text, step(second.recall, 1).text]).toEqual(['two', 'one', 'one']);
    expect(step(second.recall, -1).text).toBe('two');
    expect(step(first.recall, -1).text).toBe('');
  });

  it('has nothing to bring back before anything was sent', () => {
    expect(step(NOTHING_SENT, 1).text).toBe('');
  });

  it('starts from the newest again after sending', () => {
    expect(step(remember(step(sent, 1).recall, 'three'), 1).text).toBe('three');
  });
});
