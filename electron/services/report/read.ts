// Reads a report: counts the study, lets Concord write, and puts in what the analyst has changed.
import { createHash } from 'node:crypto';
import { AppError } from '#core/errors.ts';
import { stanceNumbers, voiceNumbers } from '#core/counting/coding-table.ts';
import { countedVoices } from '#core/counting/request.ts';
import { numbersOf } from '#core/kept-tables/numbering.ts';
import { itemsOf, type ChecklistName, type ChecklistState } from '#core/report/checklists.ts';
import type { DraftSection } from '#core/report/draft.ts';
import { madeNumbers } from '#core/report/made-numbers.ts';
import {
  numbersIn,
  runsOf,
  type MadeNumber,
  type Report,
  type ReportBlock,
  type ReportNumber,
  type ReportRun,
  type ReportSection,
} from '#core/report/report.ts';
import { wordingOf, withChanges, type ReportChanges } from '#core/report/with-changes.ts';
import { all } from '#db/write.ts';
import { draftSections } from '#words/report/draft-sections.ts';
import { numberLabel } from '#words/report/number-label.ts';
import { reportNumberInWords } from '#words/report/phrase.ts';
import type { ComparisonInReport } from '#words/report/telling.ts';
import type { Language, Words } from '#words/words.ts';
import { PROGRAM } from '../../version.ts';
import { blindCoderId } from '../blind-history.ts';
import { comparisons } from '../comparisons.ts';
import type { JobContext } from '../context.ts';
import { projectRow } from '../project.ts';
import { reportCounts } from './counted.ts';
import { flowExhibit, keptExhibits } from './exhibits.ts';
import { reportPeople, type ReportPrivacy } from './names.ts';

/** What a report is read with. */
export interface ReadingReport extends ReportPrivacy {
  readonly language: Language;
  readonly codebookLanguage?: Language | undefined;
}

/** The report in one language. Throws `conflict` during a second pass, whose coder may not see what others did. */
export async function readReport(context: JobContext, asked: ReadingReport): Promise<Report> {
  const { db, counting } = context;
  refuseBlind(context);
  const words = context.words(asked.language, asked.codebookLanguage);
  const counts = await reportCounts(context);
  const { corpus } = counting;
  const numbers = madeNumbers(counts, corpus.tables);
  const people = reportPeople(context, asked);
  const { hidden } = people;
  const names = people.in(words);
  const draft = draftSections({
    words,
    program: PROGRAM,
    corpus,
    counts,
    numbers,
    names,
    comparisons: comparisonsIn(context),
    negative: negativeIn(context),
    flows: [
      ...flowExhibit('document', counts.flows.document, words, hidden),
      ...flowExhibit('interview', counts.flows.interview, words, hidden),
    ],
    kept: await keptExhibits(context, words, hidden),
  });
  const changes: ReportChanges = { sections: [], paragraphs: [] };
  const present = (run: ReportRun): ReportRun => presentRun(run, words, numbers, names.citation);
  const assembled = withChanges(draft, changes, { language: words.language, basisOf, present });
  const sections = numbered(words, assembled).map((section): ReportSection => ({ ...section, changed: 0 }));
  const { name, notice } = projectRow(db);
  return {
    language: words.language,
    project: hidden.written(name),
    title: words.t('report:title'),
    notice: notice === null ? null : hidden.written(notice),
    program: PROGRAM,
    at: context.now(),
    hasPseudonyms: asked.pseudonyms,
    hasInterviewExcerpts: asked.interviewExcerpts,
    sections,
    numbers: Object.fromEntries(
      printedNumbers(sections).flatMap((id) => {
        const made = numbers.get(id);
        return made ? [[id, readNumber(words, made, hidden.written)]] : [];
      }),
    ),
    checklists: checklists(words, sections, draft),
  };
}

/** Throws `conflict` during a second pass: a report tells what everybody did. */
export function refuseBlind({ db, coderId }: Pick<JobContext, 'db' | 'coderId'>): void {
  if (blindCoderId(db, coderId) !== null) throw new AppError('conflict', 'errors:report_blind');
}

/** A hash of what Concord wrote, whatever numbers it prints. */
function basisOf(runs: readonly ReportRun[]): string {
  return createHash('sha256').update(wordingOf(runs)).digest('hex');
}

function presentRun(
  run: ReportRun,
  words: Words,
  numbers: ReadonlyMap<string, MadeNumber>,
  cited: (sourceId: string, codingId: string | null) => ReportRun | null,
): ReportRun {
  if (run.kind === 'text') return run;
  if (run.kind === 'citation') return cited(run.sourceId, run.codingId) ?? run;
  const made = numbers.get(run.id);
  if (!made) return { ...run, isGone: true };
  return { ...run, text: reportNumberInWords(words, made.value, run.format ?? made.format) };
}

function readNumber(words: Words, made: MadeNumber, written: (text: string) => string): ReportNumber {
  return {
    ...made,
    label: numberLabel(words, made, written),
    text: reportNumberInWords(words, made.value, made.format),
    fixed: null,
    isChanged: false,
  };
}

function printedNumbers(sections: readonly ReportSection[]): string[] {
  return [...new Set(sections.flatMap(({ blocks }) => blocks.flatMap((block) => numbersIn(runsOf(block)))))];
}

/** Tables and figures with their numbers, in the order of the sections that are on; one with a number of its own keeps it. */
function numbered<S extends Pick<ReportSection, 'isOn' | 'blocks'>>(
  { t }: Words,
  sections: readonly S[],
): S[] {
  let position = 0;
  const shown = sections.flatMap(({ isOn, blocks }) =>
    blocks.flatMap((block) =>
      isOn && (block.kind === 'table' || block.kind === 'figure')
        ? [{ id: block.id, position: (position += 1), isFigure: block.kind === 'figure', number: null }]
        : [],
    ),
  );
  const numbers = numbersOf(shown);
  const labelled = (block: ReportBlock): ReportBlock =>
    block.kind === 'table' || block.kind === 'figure'
      ? { ...block, label: t(`kept_tables:${block.kind}`, { number: numbers.get(block.id) ?? '–' }) }
      : block;
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(labelled) }));
}

function checklists(
  { t }: Words,
  sections: readonly ReportSection[],
  draft: readonly DraftSection[],
): ChecklistState[] {
  const answersOf = new Map(draft.flatMap(({ blocks }) => blocks.map(({ id, answers }) => [id, answers])));
  const answering = sections.map(({ key, isOn, answers, blocks }) => ({
    key,
    isOn,
    answers,
    blocks: blocks
      .filter((block) => block.kind !== 'paragraph' || block.runs.length > 0)
      .map(({ id }) => ({ id, answers: answersOf.get(id) ?? [] })),
  }));
  return (['coreq', 'srqr'] as const).map((name: ChecklistName) => ({
    name,
    title: t(`report:checklist.${name}`),
    source: t(`report:checklist.${name}_source`),
    items: itemsOf(name, answering, (number) => t(`report:${name}.${number}`)),
  }));
}

function comparisonsIn(context: JobContext): ComparisonInReport[] {
  const { db, counting } = context;
  return all(db, 'comparison')
    .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map(({ id, name }) => {
      const { standing } = comparisons.count.run(context, comparisons.count.input.parse({ id }));
      const place = new Map(counting.corpus.codebook.inOrder.map((code, index) => [code.id, index]));
      const judged = all(db, 'verdict', { comparisonId: id })
        .filter(({ themeId }) => place.has(themeId))
        .toSorted((a, b) => place.get(a.themeId)! - place.get(b.themeId)!)
        .map((verdict) => ({
          codeId: verdict.themeId,
          verdict: verdict.value,
          reasons: verdict.reasons,
          isStale: standing[verdict.themeId]?.stale ?? false,
          evidence: all(db, 'verdictEvidence', { verdictId: verdict.id }).map(({ codingId }) => codingId),
        }));
      return { id, name, judged };
    });
}

/** The counterexamples of the main coder by code, in the order of sources and of their texts. */
function negativeIn({ counting: { corpus, codings } }: JobContext): Map<string, string[]> {
  const { columns } = codings;
  const contradicts = stanceNumbers.indexOf('contradicts');
  const main = codings.coders.find(corpus.mainCoderId ?? '');
  const found = new Map<string, string[]>(corpus.codebook.inOrder.map(({ id }) => [id, []]));
  for (const { id, status, duplicateOf } of corpus.sourcesInOrder) {
    if (status === 'excluded' || duplicateOf !== null) continue;
    for (const slot of codings.slotsOf(codings.sources.find(id))) {
      if (columns.coder[slot] !== main || columns.stance[slot] !== contradicts) continue;
      if (!countedVoices.includes(voiceNumbers[columns.voice[slot]!] ?? null)) continue;
      found.get(codings.codes.idOf(columns.code[slot]!))?.push(codings.idOf(slot));
    }
  }
  return new Map([...found].filter(([, ids]) => ids.length > 0));
}
