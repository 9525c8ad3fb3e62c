// The changes by an import of a project, row by row, in words.
import type { TableName } from '#core/tables/all.ts';
import { things } from '#core/tables/things.ts';
import type { Words } from './words.ts';

/** A field that differs: its value on each side in words, null if words would say nothing. */
export interface ChangedPart {
  readonly field: string;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** What names a row. */
export interface NamedRow {
  readonly name: string;
  readonly within: string | null;
  /** The words of the passage. */
  readonly words: string | null;
}

/** The name of a row, followed by what contains it and by its words. */
export function rowInWords({ t }: Words, { name, within, words }: NamedRow): string {
  const called = within === null ? name : t('exchange:within', { name, within });
  return words === null ? called : t('exchange:with_words', { called, words: words.replaceAll(/\s+/g, ' ') });
}

/** How many characters of each value a line shows; a person who decides sees the whole value. */
const MAX_BRIEF_LENGTH = 80;

/** "name: guide → guidance", or only the name of the field. */
export function partInWords({ t }: Words, { field, ours, theirs }: ChangedPart): string {
  const called = t(`exchange:field.${field}`);
  if (ours === null || theirs === null) return called;
  const shown = (value: string): string =>
    value === ''
      ? t('codebook_import:empty')
      : value.length > MAX_BRIEF_LENGTH
        ? `${value.slice(0, MAX_BRIEF_LENGTH)}…`
        : value;
  return t('codebook_import:changed_field', { field: called, before: shown(ours), after: shown(theirs) });
}

/**
 * The result of an import: how many rows of each table were created and changed; tables without changes are left out.
 */
export interface Outcome {
  readonly exchangeId: string | null;
  readonly made: Readonly<Partial<Record<string, number>>>;
  /** Missing in reports by earlier versions, which changed nothing. */
  readonly changed?: Readonly<Partial<Record<string, number>>>;
  readonly remarks?: readonly { readonly key: string }[];
}

/** The tables that are counted, in this order: things, and links that tell something of their own. */
const counted: readonly TableName[] = things.flatMap((table) => {
  if (table === 'project') return [];
  if (table === 'respondent') return [table, 'sourceRespondent'];
  return table === 'verdict' ? [table, 'verdictEvidence'] : [table];
});
/** The things most asked for; the short form names others only if there are none of these. */
const first = new Set(['source', 'code', 'coding', 'memo', 'respondent', 'coder']);

/** The result of importing a project file: a sentence for what was created, and one for what was changed. */
export function outcomeInWords(
  { t }: Words,
  { exchangeId, made, changed = {}, remarks = [] }: Outcome,
  isBrief = false,
): string[] {
  if (exchangeId === null) return [t('exchange:brought_nothing')];
  const inWords = (counts: Outcome['made'], tables: readonly string[]): string =>
    tables
      .flatMap((table) => (counts[table] ? [t(`history:rows_${table}`, { count: counts[table] })] : []))
      .join(t('history:and'));
  const brief = counted.filter((table) => first.has(table));
  const came = (isBrief && inWords(made, brief)) || inWords(made, counted);
  const now = inWords(changed, counted);
  if (came + now === '') {
    const changes = inWords(changed, ['project']);
    if (changes !== '') return [t('exchange:brought_changed', { what: changes })];
    const isRenewed = remarks.some(({ key }) => key === 'exchange:renewed');
    return [t(isRenewed ? 'exchange:brought_descriptions' : 'exchange:brought_ties')];
  }
  return [
    ...(came === '' ? [] : [t('exchange:brought_in', { what: came })]),
    ...(now === '' ? [] : [t('exchange:brought_changed', { what: now })]),
  ];
}
