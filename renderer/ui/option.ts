import type { ReactNode } from 'react';

/** An option of a Select, MultiSelect, ComboBox or RadioGroup. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  /** The text that is shown and found by typing. */
  readonly label: string;
  /** A muted second line or remark. */
  readonly note?: string;
  /** Shown before the words, such as a CodeSwatch. */
  readonly mark?: ReactNode;
  readonly disabled?: boolean;
}
