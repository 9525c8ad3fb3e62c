// A project in the form that exports read: its rows, and their names in files. A name is unique, so that
// scripts can join tables by name.
import { namedIn, type CodebookLanguage } from '../codes/code-names.ts';
import { byPosition } from '../by-position.ts';
import { codebookOf } from '../codes/codebook.ts';
import { byPlace, type Corpus } from '../counting/corpus.ts';
import { pagesOf, pageStarts, type PageRange, type PageStart } from '../text/pages.ts';
import type {
  AttributeRecord,
  CodeExampleRecord,
  CoderRecord,
  CodingRecord,
  MemoRecord,
  ProjectRecord,
  SourcePagesRecord,
} from '../records.ts';
import { codePaths } from './code-paths.ts';
import { uniqueLabels } from '../free-name.ts';
import { Consent, type HeldBack } from '../respondents/consent.ts';

/** The codings, read on demand: those of a large study are too many to hold at once. */
export interface ExportedCodings {
  /** Those of one source, in any order. */
  readonly codingsOf: (sourceId: string) => readonly CodingRecord[];
  readonly codingWith: (id: string) => CodingRecord | undefined;
}

/** Codings that are in memory already. */
export function codingsAtHand(codings: readonly CodingRecord[]): ExportedCodings {
  const bySource = Map.groupBy(codings, ({ sourceId }) => sourceId);
  const byId = new Map(codings.map((coding) => [coding.id, coding]));
  return { codingsOf: (sourceId) => bySource.get(sourceId) ?? [], codingWith: (id) => byId.get(id) };
}

/** The rows that exports need besides the corpus, in any order. */
export interface ExportedRows extends ExportedCodings {
  readonly codeExamples: readonly CodeExampleRecord[];
  readonly memos: readonly MemoRecord[];
  readonly sourcePages: readonly SourcePagesRecord[];
}

/** A project with the names that files use. */
export interface ExportedProject extends ExportedRows {
  readonly project: ProjectRecord;
  readonly corpus: Corpus;
  /** Persons first, then second passes, then adjudication, then machine layers; each by name. */
  readonly coders: readonly CoderRecord[];
  /** Attributes of sources first, then those of respondents. */
  readonly attributes: readonly AttributeRecord[];
  /** Written path by code id (see `written-names.ts`). */
  readonly paths: ReadonlyMap<string, string>;
  readonly coderLabels: ReadonlyMap<string, string>;
  readonly classLabels: ReadonlyMap<string, string>;
  readonly respondentLabels: ReadonlyMap<string, string>;
  /** What may not be shown to others. Tables for scripts hold it all the same: they are the analyst's data. */
  readonly consent: Consent;
  /** The pages of a coding; null for a whole source, and for a source without pages. */
  readonly pagesOf: (coding: CodingRecord) => PageRange | null;
}

/** Prepares the rows and their names, once for all exports. */
export function exportedProject(project: ProjectRecord, corpus: Corpus, rows: ExportedRows): ExportedProject {
  const { tables } = corpus;
  const coders = [...tables.coder.values()].sort(
    (a, b) => kindPlace(a) - kindPlace(b) || compared(a.name, b.name) || compared(a.id, b.id),
  );
  return {
    ...rows,
    project,
    corpus,
    coders,
    attributes: [...tables.attribute.values()].sort(
      (a, b) => ownerPlace(a) - ownerPlace(b) || byPosition(a, b),
    ),
    paths: codePaths(corpus.codebook),
    coderLabels: coderLabels(coders),
    classLabels: uniqueLabels([...tables.class.values()].sort(byPosition)),
    respondentLabels: uniqueLabels([...tables.respondent.values()].sort(byPlace)),
    consent: new Consent(corpus, rows.codingsOf),
    pagesOf: pageFinder(rows.sourcePages),
  };
}

/**
 * The project with its codes named in one language first: for files that people read, not for files that are
 * imported again.
 */
export function readIn(project: ExportedProject, language: CodebookLanguage): ExportedProject {
  const { byId, gathered } = project.corpus.codebook;
  const codebook = codebookOf(
    Array.from(byId.values(), (code) => namedIn(code, language)),
    Array.from(gathered, ([themeId, codeIds]) => codeIds.map((codeId) => ({ themeId, codeId }))).flat(),
  );
  return { ...project, corpus: { ...project.corpus, codebook }, paths: codePaths(codebook) };
}

/** Why the words under a coding may not be shown to others; null where they may, and where there are none. */
export function heldBack({ consent }: ExportedProject, coding: CodingRecord): HeldBack | null {
  const { sourceId, start, end } = coding;
  return start === null || end === null ? null : consent.heldBack(sourceId, { start, end });
}

/** Parses the pages of a source only when they are asked for. */
function pageFinder(rows: readonly SourcePagesRecord[]): ExportedProject['pagesOf'] {
  const written = new Map(rows.map(({ sourceId, starts }) => [sourceId, starts]));
  const read = new Map<string, readonly PageStart[]>();
  return ({ sourceId, start, end }) => {
    const json = written.get(sourceId);
    if (json === undefined || start === null || end === null) return null;
    let starts = read.get(sourceId);
    if (!starts) read.set(sourceId, (starts = pageStarts(json)));
    return pagesOf(starts, { start, end });
  };
}

function kindPlace({ kind }: CoderRecord): number {
  return { person: 0, 'second-pass': 1, adjudication: 2, machine: 3 }[kind];
}

function ownerPlace({ owner }: AttributeRecord): number {
  return { source: 0, respondent: 1 }[owner];
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A second pass or adjudication that has a person's name is marked: `Wen (second-pass)`. */
function coderLabels(coders: readonly CoderRecord[]): Map<string, string> {
  const persons = new Set(coders.filter((coder) => coder.kind === 'person').map((coder) => coder.name));
  const named = coders.map((coder) =>
    coder.kind !== 'person' && persons.has(coder.name)
      ? { id: coder.id, name: `${coder.name} (${coder.kind})` }
      : coder,
  );
  return uniqueLabels(named);
}
