// What bringing in an exchange file would do, told before it is done.
import { tableNames } from '#core/settling/references.ts';
import type { Row } from '#core/settling/rows.ts';
import { subjectOf } from '#core/settling/settlement.ts';
import type { ChosenConvention } from '#core/refi/positions.ts';
import type { Remark } from '#core/refi/incoming.ts';
import type { TableName } from '#core/records.ts';
import type { ReadingContext } from '../context.ts';
import { planOf } from './bring-in.ts';
import type { ExchangeCounts, OpenedExchange } from './file.ts';
import { newFiles } from './kept-files.ts';
import { awayRemarks, namesOf, type Naming } from './remarks.ts';
import { type DifferingField, fieldsIn, textsOf, type WordsOf } from './previewed-words.ts';
import { type MergeChoice, weigh, type Weighed } from './weigh.ts';

/** What becomes of a row: it is new, it is brought up to date, both sides changed it, or the file has not got it. */
export const fates = ['added', 'changed', 'conflicts', 'onlyHere'] as const;
export type Fate = (typeof fates)[number];

export interface PreviewedRow {
  /** Code, source and the like by name; a coding by its code and its source. */
  readonly name: string;
  readonly within: string | null;
  /** The first words of a coding; null for one of a whole source, or of a text that is nowhere. */
  readonly words: string | null;
  /** What differs, in words of each side, cut where they are very long; null where words would say nothing. */
  readonly fields: readonly DifferingField[];
  /** Was removed here, and is still in the file. */
  readonly isRemoved: boolean;
  /** Of a conflict: by what it can be decided otherwise than the rest; null for what is none. */
  readonly key: string | null;
  /** Of a conflict: was left as it is here before, against the same words of the file. */
  readonly isSettled: boolean;
}

export interface PreviewedTable {
  readonly table: TableName;
  readonly counts: Readonly<Record<Fate, number>>;
  /** The first of each. */
  readonly rows: Readonly<Record<Fate, readonly PreviewedRow[]>>;
}

export interface ExchangePreview {
  readonly name: string;
  readonly origin: string;
  readonly description: string | null;
  readonly counts: ExchangeCounts;
  readonly convention: ChosenConvention;
  /** Whether something of it is here already. */
  readonly isKnown: boolean;
  /** Whether it would change anything, or asks for a decision that was not made yet. */
  readonly isNew: boolean;
  /** Names of coders of the file who may be, or may not be, coders here of the same name. */
  readonly namesakes: readonly string[];
  /** Tables of which there is something to tell. */
  readonly tables: readonly PreviewedTable[];
  /** Whether Concord's own data holds, and what else is to be known before. */
  readonly remarks: readonly Remark[];
}

/** So many rows of each kind are told one by one; of what is to be decided, all. */
const TOLD = 100;

/** Tables whose rows here the file would be expected to have. */
const expected: readonly TableName[] = ['source', 'code', 'coding', 'memo', 'respondent', 'attribute'];

/** Tables of what an analyst knows as things, those first that are looked at first; the rest is links and records. */
const things: readonly TableName[] = [
  ...expected,
  'attributeValue',
  'coder',
  'class',
  'review',
  'themeCode',
  'ownPin',
  'codeExample',
  'comparison',
  'verdict',
  'sample',
  'exclusionReason',
  'project',
];

/** Says what bringing in a file that is open would do. */
export async function previewExchange(
  context: ReadingContext,
  opened: OpenedExchange,
  choice: MergeChoice,
): Promise<ExchangePreview> {
  const planned = await planOf(context, opened, () => undefined);
  const weighed = await weigh(context, planned, choice);
  const { project } = opened.file;
  const naming = namesOf(weighed);
  const wordsOf = textsOf(context.db, weighed, planned);
  const tables: PreviewedTable[] = [];
  for (const table of things) {
    // One text at a time is in memory.
    const told = await toldOf(table, weighed, naming, wordsOf);
    if (Object.values(told.counts).some((count) => count > 0)) tables.push(told);
  }
  return {
    name: project.name,
    origin: project.origin,
    description: project.description,
    counts: opened.counts,
    convention: opened.convention,
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

async function toldOf(
  table: TableName,
  weighed: Weighed,
  naming: Naming,
  wordsOf: WordsOf,
): Promise<PreviewedTable> {
  const { added, changed, conflicts, onlyHere, isKnown } = weighed;
  const fieldsOfBoth = fieldsIn(table, naming);
  const differing = (ours: Row, theirs: Row, fields: readonly string[]): Told => ({
    row: ours,
    name: naming(table, ours),
    fields: fieldsOfBoth(ours, theirs, fields),
    ...undisputed,
  });
  const plain = (rows: readonly Row[] | undefined): Told[] =>
    (rows ?? []).map((row) => ({ row, name: naming(table, row), fields: [], ...undisputed }));
  const rows: Record<Fate, readonly Told[]> = {
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
      .slice(0, fate === 'conflicts' ? undefined : TOLD)) {
      // One text at a time is in memory.
      const words = table === 'coding' ? await wordsOf(row, fate === 'changed') : null;
      shown[fate].push({ ...name, words, ...rest });
    }
  return { table, counts: byFate((fate) => rows[fate].length), rows: shown };
}

/** A row on its way to being told. */
interface Told extends Omit<PreviewedRow, 'name' | 'within' | 'words'> {
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

function byName(a: Told, b: Told): number {
  const [one, other] = [a.name, b.name].map(({ name, within }) => `${name}\n${within ?? ''}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/** A merged code is here no more. */
function isStanding(row: Row): boolean {
  return row['status'] !== 'merged';
}
