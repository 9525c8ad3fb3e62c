// Previews the import of an exchange file.
import { tableNames } from '#core/settling/references.ts';
import type { Row } from '#core/settling/rows.ts';
import { subjectOf } from '#core/settling/settlement.ts';
import type { ChosenConvention } from '#core/refi/positions.ts';
import type { Remark } from '#core/refi/incoming.ts';
import { things } from '#core/tables/things.ts';
import type { TableName } from '#core/records.ts';
import type { ReadingContext } from '../context.ts';
import type { ExchangeCounts, OpenedExchange } from './file.ts';
import { newFiles } from './kept-files.ts';
import { conventionFor, planOf } from './plan.ts';
import { awayRemarks, namesOf, type Naming } from './remarks.ts';
import { type DifferingField, fieldsIn, textsOf, type WordsOf } from './previewed-words.ts';
import { type MergeChoice, weigh, type Weighed } from './weigh.ts';

/** The fate of a row: new, updated, changed on both sides, or absent from the file. */
export const fates = ['added', 'changed', 'conflicts', 'onlyHere'] as const;
export type Fate = (typeof fates)[number];

export interface PreviewedRow {
  /** Codes, sources and the like by name; a coding by its code and its source. */
  readonly name: string;
  readonly within: string | null;
  /** The first words of a coding; null for a whole-source coding, or if its text cannot be found. */
  readonly words: string | null;
  /** The fields that differ, with each side's words, shortened if very long; null if words would say nothing. */
  readonly fields: readonly DifferingField[];
  /** Whether the row was removed here and is still in the file. */
  readonly isRemoved: boolean;
  /** For a conflict: the key by which it can be decided separately; null for other rows. */
  readonly key: string | null;
  /** For a conflict: whether an earlier import left it as it is here, against the same content of the file. */
  readonly isSettled: boolean;
}

export interface PreviewedTable {
  readonly table: TableName;
  readonly counts: Readonly<Record<Fate, number>>;
  /** The first rows with each fate. */
  readonly rows: Readonly<Record<Fate, readonly PreviewedRow[]>>;
}

export interface ExchangePreview {
  readonly name: string;
  readonly origin: string;
  readonly description: string | null;
  readonly counts: ExchangeCounts;
  readonly convention: ChosenConvention;
  /** Whether something of the file is here already. */
  readonly isKnown: boolean;
  /** Whether the import would change anything, or needs a decision that was not made before. */
  readonly isNew: boolean;
  /** Names that a coder of the file and a coder here have in common, who may or may not be one person. */
  readonly namesakes: readonly string[];
  /** The tables with something to show. */
  readonly tables: readonly PreviewedTable[];
  /** Whether Concord's own data is valid, and other remarks before the import. */
  readonly remarks: readonly Remark[];
}

/** How many rows with each fate are listed one by one; conflicts are all listed. */
const MAX_LISTED_ROWS = 100;

/** The tables whose rows here a file is expected to contain. */
const expected: readonly TableName[] = ['source', 'code', 'coding', 'memo', 'respondent', 'attribute'];

/** Previews the import of a file that is open. */
export async function previewExchange(
  context: ReadingContext,
  opened: OpenedExchange,
  choice: MergeChoice,
): Promise<ExchangePreview> {
  const planned = await planOf(context, opened, () => undefined);
  const convention = await conventionFor(opened, planned);
  const weighed = await weigh(context, planned, choice);
  const { project } = opened.file;
  const naming = namesOf(weighed);
  const wordsOf = textsOf(context.db, weighed, planned);
  const tables: PreviewedTable[] = [];
  for (const table of things) {
    // Only one text at a time is in memory.
    const shown = await previewedTable(table, weighed, naming, wordsOf);
    if (Object.values(shown.counts).some((count) => count > 0)) tables.push(shown);
  }
  return {
    name: project.name,
    origin: project.origin,
    description: project.description,
    counts: opened.counts,
    convention,
    isKnown: weighed.isKnown,
    isNew:
      weighed.changed.length > 0 ||
      weighed.renewed.count > 0 ||
      newFiles(context.db, planned.files ?? []).length > 0 ||
      tableNames.some((table) => (weighed.added.get(table)?.length ?? 0) > 0) ||
      weighed.conflicts.some(({ isSettled }) => !isSettled),
    namesakes: weighed.coders.namesakes,
    tables,
    remarks: [...planned.remarks, ...weighed.remarks, ...awayRemarks(weighed, naming)],
  };
}

async function previewedTable(
  table: TableName,
  weighed: Weighed,
  naming: Naming,
  wordsOf: WordsOf,
): Promise<PreviewedTable> {
  const { added, changed, conflicts, onlyHere, isKnown } = weighed;
  const fieldsOfBoth = fieldsIn(table, naming);
  const differing = (ours: Row, theirs: Row, fields: readonly string[]): ListedRow => ({
    row: ours,
    name: naming(table, ours),
    fields: fieldsOfBoth(ours, theirs, fields),
    ...undisputed,
  });
  const plain = (rows: readonly Row[] | undefined): ListedRow[] =>
    (rows ?? []).map((row) => ({ row, name: naming(table, row), fields: [], ...undisputed }));
  const rows: Record<Fate, readonly ListedRow[]> = {
    added: plain(added.get(table)),
    changed: changed
      .filter((each) => each.table === table)
      .map(({ ours, to }) => differing(ours, to, Object.keys(to))),
    conflicts: conflicts
      .filter((each) => each.table === table)
      .map((each) => ({
        ...(each.ours
          ? differing(each.ours, each.theirs, each.units.flat())
          : { row: each.theirs, name: naming(table, each.theirs), fields: [] }),
        isRemoved: each.ours === null,
        key: subjectOf(each),
        isSettled: each.isSettled,
      })),
    onlyHere: plain(isKnown && expected.includes(table) ? onlyHere.get(table)?.filter(isStanding) : []),
  };
  const shown: Record<Fate, PreviewedRow[]> = byFate(() => []);
  for (const fate of fates)
    for (const { row, name, ...rest } of rows[fate]
      .toSorted(byName)
      .slice(0, fate === 'conflicts' ? undefined : MAX_LISTED_ROWS)) {
      // Only one text at a time is in memory.
      const words = table === 'coding' ? await wordsOf(row, fate === 'changed') : null;
      shown[fate].push({ ...name, words, ...rest });
    }
  return { table, counts: byFate((fate) => rows[fate].length), rows: shown };
}

/** A row of the preview without its name and its words. */
interface ListedRow extends Omit<PreviewedRow, 'name' | 'within' | 'words'> {
  readonly row: Row;
  readonly name: ReturnType<Naming>;
}

const undisputed = { isRemoved: false, key: null, isSettled: false };

function byFate<T>(of: (fate: Fate) => T): Record<Fate, T> {
  return {
    added: of('added'),
    changed: of('changed'),
    conflicts: of('conflicts'),
    onlyHere: of('onlyHere'),
  };
}

function byName(a: ListedRow, b: ListedRow): number {
  const [one, other] = [a.name, b.name].map(({ name, within }) => `${name}\n${within ?? ''}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/** A merged code no longer stands. */
function isStanding(row: Row): boolean {
  return row['status'] !== 'merged';
}
