import type { TextFieldProps } from './text-field.tsx';
import { TextField } from './text-field.tsx';

interface FilterFieldProps extends Omit<TextFieldProps, 'labelHidden' | 'placeholder' | 'onKeyDown'> {
  readonly value: string;
  readonly onChange: (words: string) => void;
  /** Called on Escape when the field does more than clear itself. */
  readonly onEscape?: () => void;
}

/** A field above a list that filters it by words. It shows its label until something is typed; Escape clears it. */
export function FilterField({ onEscape, ...props }: FilterFieldProps) {
  const { label, value, onChange } = props;
  return (
    <TextField
      {...props}
      labelHidden
      placeholder={label}
      onKeyDown={(event) => {
        // During composition Escape belongs to the input method.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        if (onEscape) onEscape();
        else if (value !== '') onChange('');
      }}
    />
  );
}
