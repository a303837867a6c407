/** The buttons under a message, with what Slack asks before it sends the press. */
import type { Message } from '../../playground/slack/client-api.ts';

export interface Shown {
  text: string;
  style?: string;
  /** Title, text, and what the two buttons say. */
  confirm?: string[];
}

export function buttonsOf({ blocks }: Pick<Message, 'blocks'>): Shown[] {
  return blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .flatMap((element) => {
      if (element.type !== 'button') return [];
      const { text, style, confirm } = element;
      const asked = confirm && [confirm.title, confirm.text, confirm.confirm, confirm.deny];
      return {
        text: text.text,
        ...(style ? { style } : {}),
        ...(asked ? { confirm: asked.map((it) => it?.text ?? '') } : {}),
      };
    });
}
