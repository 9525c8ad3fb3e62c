import type { TextFieldProps } from './text-field.tsx';
import { TextField } from './text-field.tsx';

interface FilterFieldProps extends Omit<TextFieldProps, 'labelHidden' | 'placeholder' | 'onKeyDown'> {
  readonly value: string;
  readonly onChange: (words: string) => void;
  /** What Escape does where it does more than empty the field. */
  readonly onEscape?: () => void;
}

/**
 * A field at the head of a list that narrows it by words: its name stands in it until something is typed, and Escape
 * empties it.
 */
export function FilterField({ onEscape, ...props }: FilterFieldProps) {
  const { label, value, onChange } = props;
  return (
    <TextField
      {...props}
      labelHidden
      placeholder={label}
      onKeyDown={(event) => {
        // Of an input method it ends the word that is being composed.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        if (onEscape) onEscape();
        else if (value !== '') onChange('');
      }}
    />
  );
}
