import { parseArgs } from 'node:util';
import { readPolicy } from '../policy-source.ts';
import { explained } from './command.ts';
import { explainPolicy } from './explain-policy.ts';
import { answerQuestion, DEEDS, deedCalled, type Question } from './policy-question.ts';

const HELP = `Usage: npm run policy:check FILE
       npm run policy:check -- FILE --as U123 add staging [--groups S1,S2]

Says in words what a policy means, or lists everything that is wrong with it. With --as, answers one
question, with the rule that decided: may U123 do that in that pool? Slack is not asked, so say with
--groups in which user groups they are. Changes nothing, and needs neither AWS nor Slack.

What can be asked about
  ${DEEDS.slice(0, 7).join(', ')},
  ${DEEDS.slice(7).join(', ')}

Exit code
  0 when the policy is valid, whatever the answer; 1 otherwise`;

const SLACK_USER = /^[UW][A-Z0-9]+$/;

/** What was typed is no question; the help says how to put one. */
class NoQuestion extends Error {}

/** What the command says, and its exit code. */
export interface Outcome {
  code: 0 | 1;
  text: string;
}

/** Says in words what a policy means, answers a question about it, or lists all that is wrong with it. */
export async function checkPolicy(argv: string[]): Promise<Outcome> {
  try {
    return { code: 0, text: await answerTo(argv) };
  } catch (error) {
    return { code: 1, text: error instanceof NoQuestion ? HELP : explained(error) };
  }
}

async function answerTo(argv: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      groups: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return HELP;
  const [file, deed, pool, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new NoQuestion();
  const question = questionOf(values, deed, pool);
  const policy = await readPolicy({ file });
  return question ? answerQuestion(policy, question) : explainPolicy(policy);
}

function questionOf(
  { as: person, groups }: { as?: string | undefined; groups?: string | undefined },
  name: string | undefined,
  pool: string | undefined,
): Question | undefined {
  if (person === undefined && name === undefined) return undefined;
  const deed = deedCalled(name);
  if (!person || !SLACK_USER.test(person) || !deed || !pool) throw new NoQuestion();
  return { person, deed, pool, groups: groups?.split(',').filter(Boolean) ?? [] };
}
