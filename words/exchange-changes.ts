// What importing a project would change, row by row, in words.
import type { Words } from './words.ts';

/** A part of a row that differs: in words of each side, null where words would say nothing. */
export interface ChangedPart {
  readonly field: string;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** What a row is called by. */
export interface NamedRow {
  readonly name: string;
  readonly within: string | null;
  /** The words it stands on. */
  readonly words: string | null;
}

/** A row by its name, by what it is in, and by its words. */
export function rowInWords({ t }: Words, { name, within, words }: NamedRow): string {
  const called = within === null ? name : t('exchange:within', { name, within });
  return words === null ? called : t('exchange:with_words', { called, words: words.replaceAll(/\s+/g, ' ') });
}

/** So many characters of a side in a line; one who decides reads the whole. */
const BRIEF = 80;

/** "name: guide → guidance", or the field alone. */
export function partInWords({ t }: Words, { field, ours, theirs }: ChangedPart): string {
  const called = t(`exchange:field.${field}`);
  if (ours === null || theirs === null) return called;
  const shown = (value: string): string =>
    value === '' ? t('codebook_import:empty') : value.length > BRIEF ? `${value.slice(0, BRIEF)}…` : value;
  return t('codebook_import:changed_field', { field: called, before: shown(ours), after: shown(theirs) });
}

/** What came of a file: how many rows of each table were made and changed; no record of it where nothing was new. */
export interface Outcome {
  readonly exchangeId: string | null;
  readonly made: Readonly<Partial<Record<string, number>>>;
  /** Left out by reports of earlier versions, for there were no changes. */
  readonly changed?: Readonly<Partial<Record<string, number>>>;
  readonly remarks?: readonly { readonly key: string }[];
}

/** What is counted of it, in this order; the rest goes along with it. */
const things = [
  'source',
  'code',
  'coding',
  'memo',
  'respondent',
  'sourceRespondent',
  'attribute',
  'attributeValue',
  'coder',
  'class',
  'review',
  'themeCode',
  'ownPin',
  'codeExample',
  'comparison',
  'verdict',
  'verdictEvidence',
];
/** What an analyst asks for first: in brief, all else is told where there is none of these. */
const first = new Set(['source', 'code', 'coding', 'memo', 'respondent', 'coder']);

/** What became of an exchange file: a sentence for what came in and one for what was changed. */
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
  const brief = things.filter((table) => first.has(table));
  const came = (isBrief && inWords(made, brief)) || inWords(made, things);
  const now = inWords(changed, things);
  if (came + now === '') {
    const said = inWords(changed, ['project']);
    if (said !== '') return [t('exchange:brought_changed', { what: said })];
    const isRenewed = remarks.some(({ key }) => key === 'exchange:renewed');
    return [t(isRenewed ? 'exchange:brought_descriptions' : 'exchange:brought_ties')];
  }
  return [
    ...(came === '' ? [] : [t('exchange:brought_in', { what: came })]),
    ...(now === '' ? [] : [t('exchange:brought_changed', { what: now })]),
  ];
}
