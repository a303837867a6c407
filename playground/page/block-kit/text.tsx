import type { TextObject } from '@slack/types';
import { EmojiText } from './emoji-text.tsx';
import { Mrkdwn } from './mrkdwn/mrkdwn.tsx';

/** A text object of either kind. */
export function Text({ text }: { text: TextObject }) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return (
    <div className="plain-text" lang="">
      <EmojiText text={text.text} />
    </div>
  );
}
