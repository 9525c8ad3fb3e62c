// The rows of a project that exports read, with the look-ups they share.
import { codebookOf, PATH_SEPARATOR, type Codebook } from '../codebook.ts';
import type {
  AttributeRecord,
  AttributeValueRecord,
  ClassRecord,
  CoderRecord,
  CodeExampleRecord,
  CodeRecord,
  CodingRecord,
  MemoRecord,
  ProjectRecord,
  RespondentRecord,
  ReviewRecord,
  SourceRecord,
  SourceRespondentRecord,
  ThemeCodeRecord,
} from '../records.ts';
import { uniqueLabels } from './labels.ts';
import { escapedName } from './written-names.ts';

/** Whole tables, in the order in which their rows are to be written. */
export interface ProjectTables {
  readonly project: ProjectRecord;
  readonly coders: readonly CoderRecord[];
  readonly classes: readonly ClassRecord[];
  readonly sources: readonly SourceRecord[];
  readonly attributes: readonly AttributeRecord[];
  readonly attributeValues: readonly AttributeValueRecord[];
  readonly respondents: readonly RespondentRecord[];
  readonly sourceRespondents: readonly SourceRespondentRecord[];
  readonly reviews: readonly ReviewRecord[];
  readonly codes: readonly CodeRecord[];
  readonly themeCodes: readonly ThemeCodeRecord[];
  readonly codeExamples: readonly CodeExampleRecord[];
  readonly codings: readonly CodingRecord[];
  readonly memos: readonly MemoRecord[];
}

/** The tables with the names that stand for their rows in exports: each name stands for one row only. */
export interface ExportedProject {
  readonly tables: ProjectTables;
  readonly codebook: Codebook;
  readonly sources: ReadonlyMap<string, SourceRecord>;
  readonly coders: ReadonlyMap<string, CoderRecord>;
  readonly classes: ReadonlyMap<string, ClassRecord>;
  /** Written path by code id (see `written-names.ts`). */
  readonly paths: ReadonlyMap<string, string>;
  readonly coderLabels: ReadonlyMap<string, string>;
  readonly classLabels: ReadonlyMap<string, string>;
  readonly respondentLabels: ReadonlyMap<string, string>;
  /** Respondent ids of each source, in the order of the respondents. */
  readonly respondentsOf: ReadonlyMap<string, readonly string[]>;
}

/** Indexes the tables once for all exports. */
export function exportedProject(tables: ProjectTables): ExportedProject {
  const codebook = codebookOf(tables.codes, tables.themeCodes);
  return {
    tables,
    codebook,
    sources: byId(tables.sources),
    coders: byId(tables.coders),
    classes: byId(tables.classes),
    paths: writtenPathsOf(codebook),
    coderLabels: coderLabels(tables.coders),
    classLabels: uniqueLabels(tables.classes),
    respondentLabels: uniqueLabels(tables.respondents),
    respondentsOf: respondentsBySource(tables),
  };
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Siblings that share a name are numbered, so that a path names one code. */
function writtenPathsOf(codebook: Codebook): Map<string, string> {
  const paths = new Map<string, string>();
  const visit = (parentId: string | null, above: string): void => {
    const children = codebook.children.get(parentId) ?? [];
    for (const [id, label] of uniqueLabels(children)) {
      const path = above + escapedName(label);
      paths.set(id, path);
      visit(id, path + PATH_SEPARATOR);
    }
  };
  visit(null, '');
  return paths;
}

/** A second pass or an adjudication that bears a person's name says what it is: `Wen (second-pass)`. */
function coderLabels(coders: readonly CoderRecord[]): Map<string, string> {
  const persons = new Set(coders.filter((coder) => coder.kind === 'person').map((coder) => coder.name));
  const named = coders.map((coder) =>
    coder.kind !== 'person' && persons.has(coder.name)
      ? { id: coder.id, name: `${coder.name} (${coder.kind})` }
      : coder,
  );
  return uniqueLabels(named);
}

function respondentsBySource(tables: ProjectTables): Map<string, string[]> {
  const order = new Map(tables.respondents.map((respondent, index) => [respondent.id, index]));
  const bySource = new Map<string, string[]>();
  for (const { sourceId, respondentId } of tables.sourceRespondents) {
    const there = bySource.get(sourceId);
    if (there) there.push(respondentId);
    else bySource.set(sourceId, [respondentId]);
  }
  for (const there of bySource.values()) there.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return bySource;
}
