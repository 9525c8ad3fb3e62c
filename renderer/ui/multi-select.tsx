import type { Option } from './option.ts';
import { Pill } from './pill.tsx';

export interface MultiSelectProps<Value extends string> {
  label: string;
  options: readonly Option<Value>[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
  /** What the pill says about the current choice: “all”, “news, reports”. */
  summary: string;
  narrows?: boolean;
  isDisabled?: boolean;
  className?: string | undefined;
}

/** Chooses any number of options, as a pill above a table: “Documents: news, reports”. */
export function MultiSelect<Value extends string>({ values, onChange, ...pill }: MultiSelectProps<Value>) {
  return <Pill {...pill} mode="multiple" chosen={values} onChoose={onChange} />;
}
