// What is known about whether a project's file is whole.

/** Problems that show that the file is not what Concord wrote. */
const damageKeys = [
  'check_file',
  'check_pages',
  'check_schema',
  'check_links',
  'check_text',
  'check_blob',
  'check_history',
  'check_rows',
] as const;

/** Problems of the study in a file that is as Concord wrote it. */
const slipKeys = [
  'check_quote',
  'check_value',
  'check_kind',
  'check_merged_code',
  'check_code_ring',
  'check_twice',
  'check_attribute_name',
  'check_one_per_source',
  'check_code_name',
  'check_coder_name',
  'check_example',
  'check_copy',
  'check_value_type',
  'check_theme',
] as const;

/** One problem, as a key of the `command_line` catalogue with its parameters. */
export interface Problem {
  readonly key: (typeof damageKeys)[number] | (typeof slipKeys)[number];
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** Whether a problem means that the file is damaged, and not only that a coding or a value is wrong. */
export function isFileDamage({ key }: Problem): boolean {
  return (damageKeys as readonly string[]).includes(key);
}

export type Health =
  /** Not known yet. Until it is, nothing is folded into the file: damage must not be overwritten. */
  | { readonly state: 'checking' }
  | { readonly state: 'whole' }
  /** It is read, and never written to. */
  | { readonly state: 'damaged'; readonly problems: readonly Problem[] };
