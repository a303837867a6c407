import './emoji-text.css';
import { emojiFile, splitEmoji } from './emoji.ts';
import { inOrder } from './in-order.ts';

/** Plain text with its emoji as pictures, which look the same on every machine. */
export function EmojiText({ text }: { text: string }) {
  return inOrder(splitEmoji(text), (part) =>
    'emoji' in part ? <EmojiPicture character={part.emoji} /> : part.text,
  );
}

export function EmojiPicture({ character }: { character: string }) {
  return <img className="emoji" src={`./emoji/${emojiFile(character)}`} alt={character} />;
}
