// Reads a report: counts the study, lets Concord write, and puts in what the analyst has changed.
import { createHash } from 'node:crypto';
import { numbersOf } from '#core/kept-tables/numbering.ts';
import { itemsOf, type ChecklistName, type ChecklistState } from '#core/report/checklists.ts';
import type { DraftSection } from '#core/report/draft.ts';
import { madeNumbers } from '#core/report/made-numbers.ts';
import type { Report, ReportBlock, ReportFigure, ReportSection, ReportTable } from '#core/report/report.ts';
import type { ReportRun } from '#core/report/runs.ts';
import { keptNumbers } from '#core/report/kept-numbers.ts';
import { changesFrom, fixedFrom } from '#core/report/stored.ts';
import { wordingOf, withChanges } from '#core/report/with-changes.ts';
import { numbersRead } from '#db/numbers-read.ts';
import { personOf } from '#db/person.ts';
import { all, find } from '#db/write.ts';
import { draftSections } from '#words/report/draft-sections.ts';
import { ofSeveral } from '#words/report/phrase.ts';
import type { ReportTelling } from '#words/report/telling.ts';
import type { Language, Words } from '#words/words.ts';
import { PROGRAM } from '../../version.ts';
import type { JobContext } from '../context.ts';
import { projectRow } from '../project.ts';
import { pause, recodingSentences, refuseBlind, reportCounts, roundSentences } from './counted.ts';
import { flowExhibit, keptExhibits } from './exhibits.ts';
import { ownForFile, withoutSplitNames, withWritten } from './for-files.ts';
import { comparisonsIn, negativeIn } from './judged.ts';
import { reportPeople, type ReportPrivacy } from './names.ts';
import { namedIn, numbersOfSection, presentNumber, readNumber } from './numbers.ts';

/** What a report is read with. */
export interface ReadingReport extends ReportPrivacy {
  readonly language: Language;
  readonly codebookLanguage?: Language | undefined;
  /** Whether others will read it: what the analyst wrote then names nobody who is not to be named. The screen edits it as it is. */
  readonly isForFile?: boolean;
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
  const kept = await keptExhibits(context, words, people);
  const titleOf = (id: string): string => hidden.written(find(db, 'keptTable', id)?.name ?? '');
  const telling: ReportTelling = {
    words,
    program: PROGRAM,
    corpus,
    counts,
    numbers,
    names,
    rounds: roundSentences(context, asked.language),
    recodings: recodingSentences(context, words),
    comparisons: await comparisonsIn(context),
    negative: negativeIn(context),
    flows: [
      ...flowExhibit('document', counts.flows.document, words, hidden),
      ...flowExhibit('interview', counts.flows.interview, words, hidden),
    ],
    kept: kept.exhibits,
  };
  await pause(context);
  const draft = draftSections(telling);
  await pause(context);
  // What is printed of people changes nothing of what Concord has to say.
  const named = reportPeople(context, { pseudonyms: false, interviewExcerpts: false }).in(words);
  const basisOf = basesOf(draftSections({ ...telling, names: named, words: ofSeveral(words) }));
  for (const number of keptNumbers(kept.tables, titleOf)) numbers.set(number.id, number);
  const codes = [...corpus.tables.code.values()];
  const changes = changesFrom(all(db, 'reportSection'), all(db, 'reportParagraph'), codes);
  const written = asked.isForFile ? hidden.written : (text: string): string => text;
  const fixed = new Map(
    [...fixedFrom(all(db, 'reportNumber'), codes)].map(([id, its]) => [
      id,
      { ...its, reason: written(its.reason) },
    ]),
  );
  const read = numbersRead(db, personOf(db, context.coderId, context.personId));
  const present = (run: ReportRun): ReportRun =>
    run.kind === 'number'
      ? presentNumber(run, words, numbers.get(run.id), fixed.get(run.id))
      : run.kind === 'citation'
        ? (names.citation(run.sourceId, run.codingId) ?? run)
        : run;
  const presentOwn = asked.isForFile ? (run: ReportRun) => ownForFile(present(run), hidden, names) : present;
  const assembled = withChanges(draft, changes, { language: words.language, basisOf, present: presentOwn });
  const titled = assembled.map((section) => ({
    ...section,
    title: section.isOwn || section.ownTitle !== null ? written(section.title) : section.title,
    blocks: asked.isForFile
      ? section.blocks.map((block) => withoutSplitNames(block, written))
      : section.blocks,
  }));
  const shown = numbered(words, titled).map((section) => withPresent(section, present));
  const labelled = namedIn(context, words, hidden.written);
  const told = new Map(
    [...new Set(shown.flatMap(numbersOfSection))].flatMap((id) => {
      const made = numbers.get(id);
      if (!made) return [];
      const printed = { ...made, command: withWritten(made.command, written) };
      return [[id, readNumber(words, printed, { fixed: fixed.get(id), read, named: labelled })]];
    }),
  );
  const sections = shown.map((section): ReportSection => ({
    ...section,
    changed: numbersOfSection(section).filter((id) => told.get(id)?.isChanged).length,
  }));
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
    numbers: Object.fromEntries(told),
    checklists: checklists(words, sections, draft),
  };
}

/**
 * Hashes of what Concord writes in each block. `draft` has every sentence in its form for several things: a text does not
 * change when two interviews become one.
 */
function basesOf(draft: readonly DraftSection[]): (blockId: string) => string {
  const runs = new Map(
    draft.flatMap(({ blocks }) =>
      blocks.map((block) => [block.id, block.kind === 'paragraph' ? block.runs : []] as const),
    ),
  );
  return (blockId) =>
    createHash('sha256')
      .update(wordingOf(runs.get(blockId) ?? []))
      .digest('hex');
}

/** The section with the present numbers, also in what Concord wrote. */
function withPresent<S extends Pick<ReportSection, 'blocks'>>(
  section: S,
  present: (run: ReportRun) => ReportRun,
): S {
  const inBlock = (block: ReportBlock): ReportBlock => {
    if (block.kind === 'list') return { ...block, items: block.items.map((runs) => runs.map(present)) };
    if (block.kind !== 'paragraph') return block;
    const { runs, own } = block;
    return { ...block, runs: runs.map(present), own: own && { ...own, runs: own.runs.map(present) } };
  };
  return { ...section, blocks: section.blocks.map(inBlock) };
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
      ? labelledAs(t, block, numbers.get(block.id) ?? '–')
      : block;
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(labelled) }));
}

function labelledAs(t: Words['t'], block: ReportTable | ReportFigure, number: string): ReportBlock {
  return { ...block, number, label: t(`kept_tables:${block.kind}`, { number }) };
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
