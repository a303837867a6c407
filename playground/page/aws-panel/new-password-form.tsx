import { type SubmitEvent, useId, useState } from 'react';
import { PasswordField } from './password-field.tsx';

interface NewPasswordFormProps {
  busy: boolean;
  requiredAttributes: string[];
  onSubmit: (newPassword: string, attributes: Record<string, string>) => void;
  onCancel: () => void;
}

/** Cognito's NEW_PASSWORD_REQUIRED challenge: a temporary password opens nothing by itself. */
export function NewPasswordForm({
  busy,
  requiredAttributes,
  onSubmit,
  onCancel,
}: NewPasswordFormProps) {
  const [password, setPassword] = useState('');
  const [attributes, setAttributes] = useState<Record<string, string>>({});
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!busy) onSubmit(password, attributes);
  };
  return (
    <form className="sign-in" onSubmit={submit}>
      <p className="sign-in-challenge" role="status">
        <span className="chip chip-waiting">NEW_PASSWORD_REQUIRED</span> The password was right, but
        it is temporary. Choose your own.
      </p>
      <PasswordField label="New password" value={password} onChange={setPassword} />
      {requiredAttributes.map((name) => (
        <AttributeField
          key={name}
          name={name.replace(/^userAttributes\./, '')}
          value={attributes[name] ?? ''}
          onChange={(value) => setAttributes({ ...attributes, [name]: value })}
        />
      ))}
      <div className="sign-in-buttons">
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" className="button button-aws" aria-disabled={busy}>
          Set password
        </button>
      </div>
    </form>
  );
}

interface AttributeFieldProps {
  name: string;
  value: string;
  onChange: (value: string) => void;
}

function AttributeField({ name, value, onChange }: AttributeFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className="field"
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
