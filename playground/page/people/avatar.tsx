import './avatar.css';
import { BellMark } from '../icons/icons.tsx';

interface AvatarProps {
  name: string;
  color: string;
  isApp?: boolean;
  size?: 'tiny' | 'small' | 'medium' | 'large';
}

/** A coloured tile with initials, or the bell for the app. Decorative: the name stands beside it. */
export function Avatar({ name, color, isApp = false, size = 'medium' }: AvatarProps) {
  return (
    <span className={`avatar avatar-${size}`} style={{ backgroundColor: color }} aria-hidden="true">
      {isApp ? <BellMark className="avatar-mark" /> : initials(name)}
    </span>
  );
}

/** First and last initial of a Latin name; the first character of a Japanese one. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? '?';
  const isLatin = /^\p{Script=Latin}/u.test(first);
  const last = isLatin && words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}
