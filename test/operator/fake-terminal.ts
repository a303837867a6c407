import type { Terminal } from '../../src/operator/terminal.ts';

/** Somebody who answers these in turn, or a program that pipes a text in. */
export function fakeTerminal(answers: readonly string[] | { piped: string } = []) {
  const said: string[] = [];
  const asked: string[] = [];
  const left = 'piped' in answers ? [] : [...answers];
  const answer = async (question: string) => {
    asked.push(question);
    return left.shift() ?? '';
  };
  const terminal: Terminal = {
    say: (text) => said.push(text),
    isPiped: 'piped' in answers,
    piped: async () => ('piped' in answers ? answers.piped : ''),
    ask: answer,
    askSecretly: answer,
  };
  return { terminal, asked, text: () => said.join('\n') };
}
