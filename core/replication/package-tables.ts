// The tables that only replication packages have: memos, people, attributes, coders and verdicts.
import { isStale, judgedCountsFrom } from '../comparison/judged-counts.ts';
import type { Comparison } from '../comparison/compare.ts';
import { byPosition } from '../by-position.ts';
import { byPlace } from '../counting/corpus.ts';
import type { ExportedProject } from '../exports/exported-project.ts';
import type { Cell, Column, Table } from '../exports/table.ts';
import { writtenList } from '../exports/written-names.ts';
import type {
  ComparisonRecord,
  MemoRecord,
  RespondentRecord,
  SummaryRecord,
  VerdictEvidenceRecord,
  VerdictRecord,
} from '../records.ts';
import type { StudyRows } from './study-rows.ts';

function columnsOf(...keys: readonly string[]): Column[] {
  return keys.map((key) => ({ key, kind: 'text' }));
}

/** One row for each memo, oldest first. `subject` names what it is about, `subject_id` gives the id for scripts. */
export function memoTable(project: ExportedProject): Table {
  return {
    columns: columnsOf(
      'memo_id',
      'about',
      'subject_id',
      'subject',
      'title',
      'body',
      'coder',
      'created_at',
      'updated_at',
    ),
    rows: project.memos
      .toSorted((a, b) => compared(a.createdAt, b.createdAt) || compared(a.id, b.id))
      .map((memo) => [
        memo.id,
        memo.about,
        memo.sourceId ?? memo.codeId ?? memo.codingId ?? memo.respondentId,
        subjectOf(project, memo),
        memo.title,
        memo.body,
        project.coderLabels.get(memo.coderId) ?? null,
        memo.createdAt,
        memo.updatedAt,
      ]),
  };
}

/**
 * One row for each summary in a cell of the summary grid, with the ids of the codings that its author has pinned there.
 * Ordered by id.
 */
export function summaryTable(
  project: ExportedProject,
  { summary, summaryQuote }: Pick<StudyRows, 'summary' | 'summaryQuote'>,
): Table {
  const pinnedIn = (own: SummaryRecord): string[] =>
    summaryQuote
      .filter(
        ({ themeId, respondentId, sourceId, coderId }) =>
          themeId === own.themeId &&
          respondentId === own.respondentId &&
          sourceId === own.sourceId &&
          coderId === own.coderId,
      )
      .toSorted(byPosition)
      .map(({ codingId }) => codingId);
  return {
    columns: columnsOf(
      'summary_id',
      'theme',
      'theme_id',
      'respondent',
      'respondent_id',
      'source',
      'source_id',
      'summary',
      'quotes',
      'coder',
      'created_at',
      'updated_at',
      'confirmed_at',
    ),
    rows: summary
      .toSorted((a, b) => compared(a.id, b.id))
      .map((own) => [
        own.id,
        project.paths.get(own.themeId) ?? null,
        own.themeId,
        project.respondentLabels.get(own.respondentId ?? '') ?? null,
        own.respondentId,
        project.corpus.tables.source.get(own.sourceId ?? '')?.title ?? null,
        own.sourceId,
        own.body,
        writtenList(pinnedIn(own)),
        project.coderLabels.get(own.coderId) ?? null,
        own.createdAt,
        own.updatedAt,
        own.confirmedAt,
      ]),
  };
}

function subjectOf(project: ExportedProject, memo: MemoRecord): string | null {
  const { sourceId, codeId, codingId, respondentId } = memo;
  if (sourceId !== null) return project.corpus.tables.source.get(sourceId)?.title ?? null;
  if (codeId !== null) return project.paths.get(codeId) ?? null;
  // A coding has no name, and is found in its table.
  if (codingId !== null) return null;
  if (respondentId !== null) return project.respondentLabels.get(respondentId) ?? null;
  return memo.about === 'project' ? project.project.name : null;
}

/** One row for each respondent: their interviews, then the attributes under their own names. */
export function respondentTable(project: ExportedProject): Table {
  const { corpus, respondentLabels } = project;
  const attributes = project.attributes.filter(({ owner }) => owner === 'respondent');
  const interviewsOf = (person: RespondentRecord): string[] =>
    corpus.sourcesInOrder.flatMap(({ id }) =>
      (corpus.respondentsOf.get(id) ?? []).some((each) => each.id === person.id) ? [id] : [],
    );
  return {
    columns: columnsOf(
      'respondent_id',
      'respondent',
      'interview_ids',
      'consent',
      ...attributes.map(({ name }) => `respondent: ${name}`),
    ),
    rows: [...corpus.tables.respondent.values()]
      .sort(byPlace)
      .map((person) => [
        person.id,
        respondentLabels.get(person.id) ?? null,
        writtenList(interviewsOf(person)),
        person.consent,
        ...attributes.map(({ id }) => corpus.valuesOf.get(id)?.get(person.id)?.[0] ?? null),
      ]),
  };
}

/** The type of each attribute. */
export function attributeTable({ attributes }: ExportedProject): Table {
  return {
    columns: columnsOf('attribute', 'owner', 'type'),
    rows: attributes.map(({ name, owner, type }) => [name, owner, type]),
  };
}

/** The coders; a second pass with its person. */
export function coderTable({ coders, coderLabels, project }: ExportedProject): Table {
  return {
    columns: columnsOf('coder', 'kind', 'second_pass_of', 'main'),
    rows: coders.map(({ id, kind, personId }) => [
      coderLabels.get(id) ?? null,
      kind,
      personId === null ? null : (coderLabels.get(personId) ?? null),
      id === project.mainCoderId,
    ]),
  };
}

/** A comparison as it is counted for the package, with its verdicts. */
export interface Judged {
  readonly comparison: ComparisonRecord;
  readonly counted: Comparison;
  readonly verdicts: readonly VerdictRecord[];
}

/**
 * One row for each verdict: the analyst's judgement with reasons, the codings pinned as evidence, and whether
 * the counts of this package are still those that it was based on.
 */
export function verdictTable(
  project: ExportedProject,
  judged: readonly Judged[],
  evidence: readonly VerdictEvidenceRecord[],
): Table {
  return {
    columns: columnsOf(
      'comparison',
      'theme',
      'theme_id',
      'verdict',
      'reasons',
      'meaning',
      'examples',
      'evidence',
      'judged_counts',
      'counts_changed',
      'coder',
      'at',
    ),
    rows: judged.flatMap(({ comparison, counted, verdicts }) =>
      verdicts.map((verdict): Cell[] => {
        const theme = counted.themes.find(({ codeId }) => codeId === verdict.themeId);
        return [
          comparison.name,
          project.paths.get(verdict.themeId) ?? null,
          verdict.themeId,
          verdict.value,
          verdict.reasons,
          verdict.meaning,
          verdict.examples,
          writtenList(
            evidence
              .flatMap(({ verdictId, codingId }) => (verdictId === verdict.id ? [codingId] : []))
              .sort(),
          ),
          verdict.counts,
          theme ? isStale(judgedCountsFrom(verdict.counts), theme) : null,
          project.coderLabels.get(verdict.coderId) ?? null,
          verdict.at,
        ];
      }),
    ),
  };
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
