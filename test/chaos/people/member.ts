/** One member of the workspace, who does one thing after the other: Slack shows one modal at a time. */

import type { DispatchResult } from '../../../playground/slack/client-api.ts';
import { SlackPerson } from '../../../playground/slack/person.ts';
import { findPressable } from '../../../playground/slack/person-input.ts';
import { latest, type Posted } from './screen.ts';

export class Member extends SlackPerson {
  readonly #slackUrl: string;
  #before: Promise<unknown> = Promise.resolve();

  constructor(slackUrl: string, id: string) {
    super(slackUrl, id);
    this.#slackUrl = slackUrl;
  }

  /** Does it when everything before is done. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#before.then(act);
    this.#before = turn.catch(() => undefined);
    return turn;
  }

  /** Presses a button of a message, by its action id; fails when it is no longer there. */
  async press(message: Posted, button: string): Promise<DispatchResult> {
    const found = findPressable(latest(message).blocks, button);
    const { channel, ts } = message;
    const response = await fetch(`${this.#slackUrl}/client/action`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        as: this.id,
        container: { type: 'message', channel, ts },
        block_id: found?.blockId,
        action_id: button,
      }),
    });
    if (!response.ok) return { outcome: 'failed', error: 'gone', message: await response.text() };
    return (await response.json()) as DispatchResult;
  }

  async closeEverything(): Promise<void> {
    while (await this.topView()) await this.closeView();
  }
}
