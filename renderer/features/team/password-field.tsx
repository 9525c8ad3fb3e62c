import { useWords } from '#renderer/state/words.ts';
import { TextField } from '#renderer/ui/text-field.tsx';

interface PasswordFieldProps {
  readonly login: string;
  /** Whether the system keeps it, beyond this run of the program. */
  readonly lasts: boolean;
  readonly value: string;
  readonly onChange: (password: string) => void;
}

/** Asks for a password, and says where it is kept. */
export function PasswordField({ login, lasts, value, onChange }: PasswordFieldProps) {
  const { t } = useWords();
  return (
    <TextField
      label={t('team_begin:password', { login })}
      description={t(lasts ? 'team_begin:password_kept' : 'team_begin:password_here')}
      type="password"
      autoComplete="off"
      value={value}
      onChange={onChange}
      autoFocus
    />
  );
}
