import { type WebAPICallResult, WebAPIPlatformError, WebClient } from '@slack/web-api';

/** One call of the Web API, as the app made it. */
export interface SlackCall {
  method: string;
  arguments: Record<string, unknown>;
}

/** What Slack answers to a method: an answer, or an error to throw. */
export type SlackAnswers = Record<string, (call: Record<string, unknown>) => object | Error>;

/** A WebClient whose every method ends here: calls are recorded, and answered from `answers`. */
export class FakeWebClient extends WebClient {
  readonly recorded: SlackCall[] = [];
  readonly #answers: SlackAnswers;

  constructor(answers: SlackAnswers) {
    super('xoxb-test', { slackApiUrl: 'http://127.0.0.1:9/' });
    this.#answers = answers;
  }

  override async apiCall(
    method: string,
    options: Record<string, unknown> = {},
  ): Promise<WebAPICallResult> {
    const given = { ...options };
    this.recorded.push({ method, arguments: given });
    const answer = this.#answers[method]?.(given) ?? {};
    if (answer instanceof Error) throw answer;
    return { ok: true, ...answer };
  }
}

export function fakeWebClient(answers: SlackAnswers = {}) {
  const client = new FakeWebClient(answers);
  return { client, calls: client.recorded };
}

/** What the client throws when Slack answers `ok: false`. */
export function slackError(error: string): WebAPIPlatformError {
  return new WebAPIPlatformError({ ok: false, error });
}
