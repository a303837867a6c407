import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Whoever types a command, or the program that does. */
export interface Terminal {
  say: (text: string) => void;
  /** Nobody is there to answer: what is piped in is all there is. */
  isPiped: boolean;
  piped: () => Promise<string>;
  ask: (question: string) => Promise<string>;
  /** What is typed is not shown. */
  askSecretly: (question: string) => Promise<string>;
}

/** This process's own. Questions go to standard error, so that output can be piped on. */
export const terminal: Terminal = {
  say: (line) => console.log(line),
  isPiped: !process.stdin.isTTY,
  piped: () => text(process.stdin),
  ask: (question) => answer(createInterface(process.stdin, process.stderr), question),
  askSecretly: (question) => {
    process.stderr.write(question);
    const output = new Writable({ write: (_chunk, _encoding, done) => done() });
    const typed = createInterface({ input: process.stdin, output, terminal: true });
    return answer(typed, '').finally(() => process.stderr.write('\n'));
  },
};

async function answer(asking: Interface, question: string): Promise<string> {
  // Ctrl+C ends the command. readline takes it for itself while it reads single keys.
  asking.once('SIGINT', () => process.exit(130));
  try {
    return (await asking.question(question)).trim();
  } finally {
    asking.close();
  }
}
