/** `npm run dev:slack`: Concierge in one's own workspace by Socket Mode, until it is interrupted. */
import { existsSync } from 'node:fs';
import { DevProblem } from './problem.ts';
import { devSettings } from './settings.ts';
import { startDevSlack } from './start.ts';

const tell = (sentence: string) => console.log(sentence);

function leave(error: unknown): never {
  if (error instanceof DevProblem) console.error(error.message);
  else console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}

// The client of Socket Mode connects again by itself, and nobody awaits how that ends.
process.on('unhandledRejection', leave);

if (existsSync('.env')) process.loadEnvFile('.env');

try {
  const running = await startDevSlack(devSettings(process.argv.slice(2), process.env), tell);
  const { team, appId } = running.identity;
  tell(
    `Concierge (dev), ${appId}, listens in ${team.name}. Type /cognito-add-dev there; Ctrl-C ends it.`,
  );
  let isClosing = false;
  // A terminal tells npm as well, which tells it once more.
  const close = () => {
    if (isClosing) return;
    isClosing = true;
    void running.close().then(() => process.exit(0));
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
  void running.ended.then(async (problem) => {
    await running.close();
    leave(problem);
  });
} catch (error) {
  leave(error);
}
