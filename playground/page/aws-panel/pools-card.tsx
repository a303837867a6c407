import './pools-card.css';
import { useId, useState } from 'react';
import { UsersIcon } from '../icons/icons.tsx';
import type { PoolView } from '../playground-api.ts';
import { Card } from './card.tsx';
import { PoolUserRow } from './pool-user-row.tsx';

const FEW = 6;

interface PoolsCardProps {
  pools: PoolView[];
  /** Puts a username into the sign-in form. */
  onUse: (username: string) => void;
}

export function PoolsCard({ pools, onUse }: PoolsCardProps) {
  return (
    <Card icon={<UsersIcon />} title={pools.length === 1 ? 'User pool' : 'User pools'}>
      {pools.map((pool) => (
        <Pool key={pool.userPoolId} pool={pool} onUse={onUse} />
      ))}
    </Card>
  );
}

function Pool({ pool, onUse }: { pool: PoolView; onUse: PoolsCardProps['onUse'] }) {
  const id = useId();
  const [showsAll, setShowsAll] = useState(false);
  const users = pool.users.toSorted((a, b) => b.created.localeCompare(a.created));
  const shown = showsAll ? users : users.slice(0, FEW);
  return (
    <section className="pool" aria-labelledby={id}>
      <header className="pool-head">
        <h4 id={id}>{pool.name}</h4>
        <span className="pool-id mono">{pool.userPoolId}</span>
      </header>
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
    </section>
  );
}
