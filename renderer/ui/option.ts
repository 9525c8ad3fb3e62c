import type { ReactNode } from 'react';

/** One thing to choose, in a Select, MultiSelect, ComboBox or RadioGroup. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  /** What is shown and what typing finds. */
  readonly label: string;
  /** A quieter second line or remark. */
  readonly note?: string;
  /** Stands before the words, such as a CodeSwatch. */
  readonly mark?: ReactNode;
  readonly disabled?: boolean;
}
