import type { PoolUser } from '../playground-api.ts';
import { clockOf } from './clock.ts';
import { statusWords } from './user-status.ts';

interface PoolUserRowProps {
  user: PoolUser;
  onUse: (username: string) => void;
}

export function PoolUserRow({ user, onUse }: PoolUserRowProps) {
  const { tone, words } = statusWords(user);
  const name = user.email || user.username;
  return (
    <li className="pool-user">
      <div className="pool-user-head">
        <strong className="pool-user-name">{name}</strong>
        <span className={`chip chip-${tone}`}>{user.enabled ? user.status : 'DISABLED'}</span>
      </div>
      <p className="pool-user-words">
        {words} · {user.emailVerified ? 'email verified' : 'email not verified'} ·{' '}
        {clockOf(user.created)}
      </p>
      {user.groups.length > 0 && (
        <p className="pool-user-words">Groups: {user.groups.join(', ')}</p>
      )}
      <div className="pool-user-foot">
        <span className="pool-user-id mono" title={user.username}>
          {user.username}
        </span>
        <button
          type="button"
          className="card-link"
          onClick={() => onUse(name)}
          aria-label={`Sign in as ${name}`}
        >
          Sign in
        </button>
      </div>
    </li>
  );
}
