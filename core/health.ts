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
type SlipKey = 'check_quote' | 'check_value' | 'check_kind';

/** One problem, as a key of the `command_line` catalogue with its parameters. */
export interface Problem {
  readonly key: (typeof damageKeys)[number] | SlipKey;
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
