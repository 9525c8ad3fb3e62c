import type { TextFieldProps } from './text-field.tsx';
import { TextField } from './text-field.tsx';

/** A field at the head of a list that narrows it by words: its name stands in it until something is typed. */
export function FilterField(props: Omit<TextFieldProps, 'labelHidden' | 'placeholder'>) {
  return <TextField {...props} labelHidden placeholder={props.label} />;
}
