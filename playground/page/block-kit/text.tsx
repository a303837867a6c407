import type { TextObject } from '@slack/types';
import { withEmoji } from './emoji.ts';
import { Mrkdwn } from './mrkdwn/mrkdwn.tsx';

/** A text object of either kind. */
export function Text({ text }: { text: TextObject }) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return (
    <div className="plain-text" lang="">
      {withEmoji(text.text)}
    </div>
  );
}
