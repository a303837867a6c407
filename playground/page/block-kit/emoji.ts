/** The shortcodes that an app like this one uses; a name that is not here stays as it was typed. */
export const EMOJI: Record<string, string> = {
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  x: '❌',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  octagonal_sign: '🛑',
  warning: '⚠️',
  rotating_light: '🚨',
  information_source: 'ℹ️',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  stopwatch: '⏱️',
  alarm_clock: '⏰',
  clock1: '🕐',
  lock: '🔒',
  unlock: '🔓',
  closed_lock_with_key: '🔐',
  key: '🔑',
  shield: '🛡️',
  mag: '🔍',
  bell: '🔔',
  bellhop_bell: '🛎️',
  envelope: '✉️',
  email: '📧',
  incoming_envelope: '📨',
  memo: '📝',
  clipboard: '📋',
  page_facing_up: '📄',
  link: '🔗',
  gear: '⚙️',
  wrench: '🔧',
  recycle: '♻️',
  arrows_counterclockwise: '🔄',
  wastebasket: '🗑️',
  bust_in_silhouette: '👤',
  busts_in_silhouette: '👥',
  raised_hand: '✋',
  thumbsup: '👍',
  '+1': '👍',
  thumbsdown: '👎',
  '-1': '👎',
  wave: '👋',
  pray: '🙏',
  eyes: '👀',
  tada: '🎉',
  sparkles: '✨',
  star: '⭐',
  fire: '🔥',
  rocket: '🚀',
  bulb: '💡',
  snowflake: '❄️',
  sunny: '☀️',
  ice_cube: '🧊',
  see_no_evil: '🙈',
  smile: '😄',
  slightly_smiling_face: '🙂',
  thinking_face: '🤔',
  heart: '❤️',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  large_orange_circle: '🟠',
  red_circle: '🔴',
  large_blue_circle: '🔵',
  white_circle: '⚪',
  arrow_right: '➡️',
  leftwards_arrow_with_hook: '↩️',
};

/** The character for a shortcode without its colons, such as `lock`; nothing for an unknown name. */
export function emojiCharacter(name: string): string | undefined {
  return Object.hasOwn(EMOJI, name) ? EMOJI[name] : undefined;
}

/** The picture of an emoji: its code points, without the mark that asks for a picture. */
export function emojiFile(character: string): string {
  const points = [...character].map((part) => part.codePointAt(0)?.toString(16) ?? '');
  return `${points.filter((point) => point !== VARIATION).join('-')}.svg`;
}

const VARIATION = 'fe0f';
const CHARACTERS = new Set(Object.values(EMOJI));

/** Text cut into words and known emoji, whether written as `:shortcode:` or as the character. */
export function splitEmoji(text: string): ({ text: string } | { emoji: string })[] {
  return text
    .split(/(:[a-z0-9_+-]+:|\p{Extended_Pictographic}\uFE0F?)/u)
    .filter((part) => part !== '')
    .map((part) => {
      const code = /^:(.+):$/.exec(part)?.[1];
      const emoji = code === undefined ? knownCharacter(part) : emojiCharacter(code);
      return emoji === undefined ? { text: part } : { emoji };
    });
}

/** Some write the warning sign without the mark that asks for a picture. */
function knownCharacter(text: string): string | undefined {
  return [text, `${text}\uFE0F`].find((candidate) => CHARACTERS.has(candidate));
}
