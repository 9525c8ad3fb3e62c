// The table of passages as data: one row for each coding, of every coder and on every source, so that every
// tally can be recomputed from it and the tables of sources and codes. Leaving out excluded sources,
// duplicates, remarks or coders is up to the reader, as it is in a tally.
import type { PageRange } from '../text/pages.ts';
import { codePointsBefore } from '../text/plain-text.ts';
import type { AttributeRecord, CodingRecord, SourceRecord } from '../records.ts';
import { attributeCell, attributeKind } from './attribute-cells.ts';
import type { ExportedProject } from './exported-project.ts';
import { freeName } from '../free-name.ts';
import { placeCells, placeColumns } from './place-cells.ts';
import type { Cell, Column, Table } from './table.ts';
import { writtenList } from './written-names.ts';

const columns: readonly Column[] = [
  ...placeColumns,
  { key: 'respondent', kind: 'text' },
  { key: 'code', kind: 'text' },
  { key: 'coder', kind: 'text' },
  { key: 'coder_kind', kind: 'text' },
  { key: 'voice', kind: 'text' },
  { key: 'start', kind: 'number' },
  { key: 'end', kind: 'number' },
  { key: 'quote', kind: 'long' },
  { key: 'speaker', kind: 'text' },
  { key: 'stance', kind: 'text' },
  { key: 'weight', kind: 'number' },
  { key: 'translation', kind: 'long' },
  { key: 'created_at', kind: 'text' },
  { key: 'code_id', kind: 'text' },
  { key: 'coding_id', kind: 'text' },
  { key: 'status', kind: 'text' },
  { key: 'duplicate_of', kind: 'text' },
  { key: 'suggested_by', kind: 'text' },
  { key: 'consent', kind: 'text' },
];

/** The columns after the attributes. */
const last: readonly Column[] = [
  { key: 'page', kind: 'text' },
  { key: 'memo', kind: 'long' },
];

/** Which codings the table has, and how their text is read. */
export interface CodingRowsOptions {
  /** Only codings of these codes; all when left out. */
  readonly codeIds?: ReadonlySet<string>;
  /** Only these codings; all when left out. */
  readonly codingIds?: ReadonlySet<string>;
  /** The exact text under a coding with a span. Asked once for each row, source after source. */
  readonly quoteOf: (coding: CodingRecord) => string;
}

/**
 * One row for each coding, source by source in the order of the sources, whole-source codings first, then in
 * text order. `respondent` is whom the coding counts for: its speaker, else everyone interviewed. `start` and
 * `end` count Unicode code points, `end` is exclusive. `page` counts the pages of the original from 1, `12`
 * or `12–13`; it is empty for a whole source and where the original has no pages. `memo` holds every memo on
 * the coding, title and text, separated by empty lines. `status` and `duplicate_of` are the source's: what
 * counts leave out unless asked for. `suggested_by` is what suggested the coding to its coder; `consent` is the narrowest scope that somebody in `respondent`
 * agreed to. Then come the attributes, each headed by its owner and its name: those
 * of the source, then those of the people in `respondent`, in their order; last `page` and `memo`, and the
 * notice of the project.
 */
export function codingTable(project: ExportedProject, options: CodingRowsOptions): Table {
  const { notice } = project.project;
  const end: readonly Column[] = notice === null ? last : [...last, { key: 'notice', kind: 'long' }];
  return {
    columns: [...columns, ...attributeColumns(project.attributes, [...columns, ...end]), ...end],
    rows: codingRows(project, options),
  };
}

/** Columns of attributes, headed `source: scope`, `respondent: position`; named unlike the others. */
export function attributeColumns(
  attributes: readonly AttributeRecord[],
  others: readonly Column[],
): Column[] {
  const taken = new Set(others.map(({ key }) => key));
  return attributes.map((attribute) => {
    const key = freeName(`${attribute.owner}: ${attribute.name}`, taken);
    taken.add(key);
    return { key, kind: attributeKind(attribute) };
  });
}

function* codingRows(project: ExportedProject, options: CodingRowsOptions): Generator<Cell[]> {
  const { notice } = project.project;
  const memos = memosByCoding(project);
  for (const [source, codings] of codingsInOrder(project, options)) {
    // Stored as JSON text by the database: a list of numbers.
    const astral = JSON.parse(source.astral) as number[];
    for (const coding of codings) {
      const { start, end } = coding;
      const coder = project.corpus.tables.coder.get(coding.coderId);
      const people = countedFor(project, coding);
      const cells: Cell[] = [
        ...placeCells(source, project.classLabels),
        writtenList(people.flatMap((id) => project.respondentLabels.get(id) ?? [])),
        project.paths.get(coding.codeId) ?? null,
        project.coderLabels.get(coding.coderId) ?? null,
        coder?.kind ?? null,
        coding.voice,
        start === null ? null : codePointsBefore(astral, start),
        end === null ? null : codePointsBefore(astral, end),
        start === null ? null : options.quoteOf(coding),
        coding.respondentId === null ? null : (project.respondentLabels.get(coding.respondentId) ?? null),
        coding.stance,
        coding.weight,
        coding.translation,
        coding.createdAt,
        coding.codeId,
        coding.id,
        source.status,
        source.duplicateOf,
        coding.suggestedBy,
        project.consent.scopeOf(source.id, coding.respondentId),
      ];
      for (const attribute of project.attributes) {
        cells.push(attributeCell(project, attribute, source.id, people));
      }
      cells.push(writtenPages(project.pagesOf(coding)), memos.get(coding.id)?.join('\n\n') ?? null);
      if (notice !== null) cells.push(notice);
      yield cells;
    }
  }
}

/** Pages as `12` or `12–13`; with an en dash, which no spreadsheet takes for part of a date. */
export function writtenPages(pages: PageRange | null): string | null {
  if (!pages) return null;
  return pages.first === pages.last ? String(pages.first) : `${pages.first}–${pages.last}`;
}

/** Ids of the people whom counting credits: the speaker if that person was interviewed there, else everyone there. */
export function countedFor(project: ExportedProject, coding: CodingRecord): string[] {
  const there = project.corpus.respondentsOf.get(coding.sourceId) ?? [];
  const speaker = there.filter(({ id }) => id === coding.respondentId);
  return (speaker.length > 0 ? speaker : there).map(({ id }) => id);
}

/**
 * The selected codings, source by source in the order of the sources, whole-source codings first, then in
 * text order.
 */
export function* codingsInOrder(
  project: ExportedProject,
  { codeIds, codingIds }: Omit<CodingRowsOptions, 'quoteOf'>,
): Generator<[source: SourceRecord, codings: readonly CodingRecord[]]> {
  const order = new Map(project.corpus.codebook.inOrder.map((code, index) => [code.id, index]));
  for (const source of project.corpus.sourcesInOrder) {
    const wanted = project
      .codingsOf(source.id)
      .filter(({ id, codeId }) => (codeIds?.has(codeId) ?? true) && (codingIds?.has(id) ?? true));
    if (wanted.length === 0) continue;
    wanted.sort(
      (a, b) =>
        (a.start ?? -1) - (b.start ?? -1) ||
        (b.end ?? -1) - (a.end ?? -1) ||
        (order.get(a.codeId) ?? 0) - (order.get(b.codeId) ?? 0) ||
        (a.id < b.id ? -1 : 1),
    );
    yield [source, wanted];
  }
}

/** The memos on each coding, title above text, by coding id. */
export function memosByCoding(project: ExportedProject): Map<string, string[]> {
  const memos = new Map<string, string[]>();
  for (const memo of project.memos) {
    if (memo.codingId === null) continue;
    const written = [memo.title, memo.body].filter((part) => part !== '').join('\n');
    const there = memos.get(memo.codingId);
    if (there) there.push(written);
    else memos.set(memo.codingId, [written]);
  }
  return memos;
}
