import './sign-in-card.css';
import { useState } from 'react';
import { answerNewPassword, signIn } from '../api/playground.ts';
import { KeyIcon } from '../icons/icons.tsx';
import type { SignInResult } from '../playground-api.ts';
import { Card } from './card.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { Refusal, SignedIn } from './sign-in-result.tsx';
import type { AwsSide } from './use-aws-side.ts';

/** The pool's own sign-in, as an application would do it. */
export function SignInCard({ aws }: { aws: AwsSide }) {
  const flow = useSignIn(aws);
  return (
    <Card icon={<KeyIcon />} title="Sign in with the pool">
      <SignInStep aws={aws} flow={flow} />
      <div role="status">
        {flow.result?.outcome === 'refused' && <Refusal refusal={flow.result} />}
      </div>
    </Card>
  );
}

function SignInStep({ aws, flow }: { aws: AwsSide; flow: ReturnType<typeof useSignIn> }) {
  if (flow.result?.outcome === 'signed-in')
    return <SignedIn result={flow.result} onAgain={flow.restart} />;
  if (flow.challenge !== undefined) {
    const { requiredAttributes } = flow.challenge;
    return (
      <NewPasswordForm
        busy={flow.busy}
        requiredAttributes={requiredAttributes}
        onSubmit={flow.answer}
        onCancel={flow.restart}
      />
    );
  }
  return (
    <SignInForm
      busy={flow.busy}
      pools={aws.pools}
      username={aws.signInName}
      onUsername={aws.setSignInName}
      onSubmit={flow.start}
    />
  );
}

interface Challenge {
  alias: string;
  username: string;
  session: string;
  requiredAttributes: string[];
}

/** The steps of signing in: name and password, perhaps a new password, then in or refused. */
function useSignIn({ signInName: username, setSignedIn }: AwsSide) {
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<SignInResult>();
  const [challenge, setChallenge] = useState<Challenge>();
  const settle = (alias: string, next: SignInResult) => {
    setBusy(false);
    setResult(next);
    if (next.outcome === 'signed-in') setSignedIn(next.email || next.username);
    if (next.outcome === 'new-password-required') {
      const { session, requiredAttributes } = next;
      setChallenge({ alias, username, session, requiredAttributes });
    }
  };
  const start = async (alias: string, password: string) => {
    setBusy(true);
    setResult(undefined);
    settle(alias, await signIn({ alias, username, password }));
  };
  const answer = async (newPassword: string, attributes: Record<string, string>) => {
    if (challenge === undefined) return;
    setBusy(true);
    const { alias, username: name, session } = challenge;
    const input = { alias, username: name, session, newPassword, attributes };
    settle(alias, await answerNewPassword(input));
  };
  const restart = () => {
    setResult(undefined);
    setChallenge(undefined);
  };
  return { busy, result, challenge, start, answer, restart };
}
