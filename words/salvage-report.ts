// What salvage saved and what it could not save, in words.
import type { TableName } from '#core/records.ts';
import type { Words } from './words.ts';

/** A row that could not be saved: its table as named in the file, and the name that a person knows it by. */
export interface MissingNamed {
  readonly table: string;
  readonly name: string;
}

export interface SalvageFacts {
  readonly state: 'whole' | 'but-for' | 'proven';
  readonly isCutOff: boolean;
  readonly tables: Readonly<Record<string, { readonly found: number }>>;
  readonly missing: readonly MissingNamed[];
  /** Rows that salvage created itself where the project's own row is not proven. */
  readonly fresh: { readonly made: readonly { readonly table: string }[] } | null;
}

/** The sentences that say how much the new file `name` contains. */
export function salvageSentences(
  { t }: Words,
  { state, isCutOff, tables, missing, fresh }: SalvageFacts,
  name: string,
): string[] {
  const key = isCutOff
    ? 'cut_off'
    : ({ whole: 'whole', 'but-for': 'but_for', proven: 'proven' } as const)[state];
  const found = Object.values(tables).reduce((sum, table) => sum + table.found, 0);
  const texts = fresh?.made.filter(({ table }) => table === 'source').length ?? 0;
  return [
    t(`salvage:${key}`, { name, found, count: missing.length }),
    ...(fresh ? [t('salvage:fresh')] : []),
    ...(texts > 0 ? [t('salvage:fresh_texts', { count: texts })] : []),
  ];
}

/** The missing rows of one kind. */
export interface MissingKind {
  /** “3 codings”. */
  readonly heading: string;
  readonly names: readonly string[];
}

/** What is missing, by kind, in the order of the list. */
export function missingByKind(words: Words, missing: readonly MissingNamed[]): MissingKind[] {
  const byTable = new Map<string, string[]>();
  for (const { table, name } of missing) {
    const names = byTable.get(table) ?? [];
    names.push(name);
    byTable.set(table, names);
  }
  return [...byTable].map(([table, names]) => ({ heading: rowsOf(words, table, names.length), names }));
}

/** Tables whose rows have no word of their own. */
const unnamed = ['sourcePages', 'importRun', 'exchange', 'exchangeParts'] as const;
type Named = Exclude<TableName, (typeof unnamed)[number]>;

function rowsOf({ t }: Words, table: string, count: number): string {
  if (table === 'blob' || table === 'change') return t(`salvage:${table}`, { count });
  // Records have the names of their tables in camel case.
  const record = table.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if ((unnamed as readonly string[]).includes(record)) return t('salvage:row', { count, table });
  return t(`history:rows_${record as Named}`, { count });
}
