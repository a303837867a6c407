import { type SubmitEvent, useId, useState } from 'react';
import type { PoolView } from '../playground-api.ts';
import { PasswordField } from './password-field.tsx';

interface SignInFormProps {
  busy: boolean;
  pools: PoolView[];
  username: string;
  onUsername: (username: string) => void;
  onSubmit: (alias: string, password: string) => void;
}

export function SignInForm({ busy, pools, username, onUsername, onSubmit }: SignInFormProps) {
  const id = useId();
  const [alias, setAlias] = useState<string>();
  const [password, setPassword] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const pool = alias ?? pools[0]?.alias;
    if (!busy && pool !== undefined) onSubmit(pool, password);
  };
  return (
    <form className="sign-in" onSubmit={submit}>
      {pools.length > 1 && (
        <div>
          <label htmlFor={`${id}-pool`}>User pool</label>
          <select
            id={`${id}-pool`}
            className="field"
            value={alias ?? pools[0]?.alias}
            onChange={(event) => setAlias(event.target.value)}
          >
            {pools.map((pool) => (
              <option key={pool.alias} value={pool.alias}>
                {pool.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div>
        <label htmlFor={`${id}-name`}>Username or email</label>
        <input
          id={`${id}-name`}
          className="field"
          type="text"
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          onChange={(event) => onUsername(event.target.value)}
        />
      </div>
      <PasswordField label="Password" value={password} onChange={setPassword} />
      <button type="submit" className="button button-aws" aria-disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  );
}
