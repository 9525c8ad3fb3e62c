import { useState } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { numberAllowed, numberStepped, numberWritten, type NumberRules } from './number-written.ts';
import { TextField, type TextFieldProps } from './text-field.tsx';

export interface NumberFieldProps
  extends
    NumberRules,
    Omit<
      TextFieldProps,
      'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'onKeyDown' | 'inputMode' | 'autoComplete'
    > {
  /** Null for an empty field. */
  value: number | null;
  onChange: (value: number | null) => void;
}

/**
 * A number field that may be empty. Arrow keys step; the value is committed on leaving the field or on Enter. Text that
 * is not a number is reset.
 * React Aria's own field announces its value through markup in a string, which this page's Trusted Types forbid.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, minValue, maxValue, step, formatOptions, ...rest } = props;
  const { language } = useWords();
  const rules: NumberRules = { minValue, maxValue, step, formatOptions };
  const written = value === null ? '' : new Intl.NumberFormat(language, formatOptions).format(value);
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft === null) return;
    setDraft(null);
    const number = numberWritten(draft, rules);
    if (number === undefined) return;
    const next = number === null ? null : numberAllowed(number, rules);
    if (next !== value) onChange(next);
  };
  const stepBy = (by: 1 | -1) => {
    const from = draft === null ? value : (numberWritten(draft, rules) ?? value);
    setDraft(null);
    const next = numberStepped(from, by, rules);
    if (next !== value) onChange(next);
  };
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={draft ?? written}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') commit();
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        stepBy(event.key === 'ArrowUp' ? 1 : -1);
      }}
    />
  );
}
