import { CheckIcon } from '../icons/icons.tsx';
import type { SignInResult } from '../playground-api.ts';
import { explainRefusal } from './explain-refusal.ts';

type Outcome<Name extends SignInResult['outcome']> = Extract<SignInResult, { outcome: Name }>;

interface SignedInProps {
  result: Outcome<'signed-in'>;
  onAgain: () => void;
}

export function SignedIn({ result, onAgain }: SignedInProps) {
  const { username, email, groups, expiresIn } = result;
  return (
    <div className="signed-in">
      <p className="signed-in-title" role="status">
        <CheckIcon /> Signed in as {email || username}
      </p>
      <dl>
        <dt>cognito:username</dt>
        <dd className="mono">{username}</dd>
        <dt>cognito:groups</dt>
        <dd>{groups.length === 0 ? 'none' : groups.join(', ')}</dd>
        <dt>Tokens good for</dt>
        <dd>{Math.round(expiresIn / 60)} minutes</dd>
      </dl>
      <button type="button" className="button button-small" onClick={onAgain}>
        Sign in as somebody else
      </button>
    </div>
  );
}

export function Refusal({ refusal }: { refusal: Outcome<'refused'> }) {
  return (
    <div className="refusal">
      <p>
        <strong>{explainRefusal(refusal.name)}</strong>
      </p>
      <p>
        <span className="mono">{refusal.name}</span>: {refusal.message}
      </p>
    </div>
  );
}
