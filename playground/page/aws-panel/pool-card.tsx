import './pool-card.css';
import { useState } from 'react';
import { UsersIcon } from '../icons/icons.tsx';
import type { PoolView } from '../playground-api.ts';
import { Card } from './card.tsx';
import { PoolUserRow } from './pool-user-row.tsx';

const FEW = 6;

interface PoolCardProps {
  pool: PoolView;
  /** Puts a username into the sign-in form. */
  onUse: (username: string) => void;
}

export function PoolCard({ pool, onUse }: PoolCardProps) {
  const [showsAll, setShowsAll] = useState(false);
  const users = pool.users.toSorted((a, b) => b.created.localeCompare(a.created));
  const shown = showsAll ? users : users.slice(0, FEW);
  return (
    <Card icon={<UsersIcon />} title={`User pool “${pool.name}”`} note={pool.userPoolId}>
      {users.length === 0 ? (
        <p className="card-empty">Nobody has an account here yet.</p>
      ) : (
        <ul className="pool-users">
          {shown.map((user) => (
            <PoolUserRow key={user.username} user={user} onUse={onUse} />
          ))}
        </ul>
      )}
      {users.length > shown.length && (
        <button type="button" className="card-more" onClick={() => setShowsAll(true)}>
          Show {users.length - shown.length} more
        </button>
      )}
    </Card>
  );
}
