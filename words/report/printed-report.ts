// A report as files print it: the sections that are on, in one language or in several after one another, with marks at its
// numbers that lead to how each was made.
import { commandLine } from '#core/commands/command-line.ts';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import type {
  Report,
  ReportBlock,
  ReportFigure,
  ReportNumber,
  ReportSection,
  ReportTable,
  ReportTerms,
} from '#core/report/report.ts';
import type { ReportRun } from '#core/report/runs.ts';
import { dateInWords } from '../citation.ts';
import type { Language, Words } from '../words.ts';
import { reportNumberInWords } from './phrase.ts';

/** A report with the words of its language. */
export interface ReportEdition {
  readonly report: Report;
  readonly words: Words;
}

/** A stretch of text; `mark` is the place of a number in the list of how they were made, from 1. */
export interface PrintedRun {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly mark: number | null;
}

/** A number in the list of how they were made. */
export interface PrintedNumber {
  readonly mark: number;
  readonly text: string;
  readonly label: string;
  /** Where it stands in what the command prints: `counts.kept`. */
  readonly place: string;
}

/** A command with the numbers that it prints. */
export interface PrintedCommand {
  readonly line: string;
  readonly numbers: readonly PrintedNumber[];
}

/** A table or figure in the list of how they were made; `made` is its place there, from 1, to which its caption leads. */
export interface PrintedExhibit {
  readonly made: number;
  readonly label: string;
  readonly line: string;
}

export type PrintedBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly PrintedRun[]; readonly language: Language }
  | { readonly kind: 'list'; readonly items: readonly (readonly PrintedRun[])[] }
  | {
      readonly kind: 'table';
      readonly number: string;
      readonly label: string;
      readonly table: LaidTable;
      readonly made: number | null;
    }
  | { readonly kind: 'figure'; readonly figure: ReportFigure; readonly made: number | null }
  | { readonly kind: 'terms'; readonly terms: ReportTerms['terms'] }
  | { readonly kind: 'problem'; readonly label: string; readonly reason: string }
  | { readonly kind: 'heading'; readonly text: string; readonly about: string }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly text: string }[] }
  | { readonly kind: 'commands'; readonly commands: readonly PrintedCommand[] }
  | { readonly kind: 'exhibits'; readonly exhibits: readonly PrintedExhibit[] };

/** A section in one language. */
export interface PrintedSection {
  readonly key: string;
  readonly words: Words;
  readonly title: string;
  readonly blocks: readonly PrintedBlock[];
}

/** What a file prints. */
export interface PrintedReport {
  readonly title: string;
  /** Project, program and date. */
  readonly origin: string;
  readonly project: string;
  readonly program: string;
  /** ISO. */
  readonly at: string;
  readonly notice: string | null;
  readonly words: Words;
  readonly sections: readonly PrintedSection[];
}

/** What the study is called in commands: files tell nothing of the paths of a computer. */
const STUDY = 'study.concord';

/** The report as it is printed. Section by section, each edition after the other; the first gives title and origin. */
export function printedReport(editions: readonly [ReportEdition, ...ReportEdition[]]): PrintedReport {
  const [{ report, words }] = editions;
  const marks: Marks = { numbers: marksOf(report), exhibits: exhibitMarksOf(report) };
  return {
    title: editions.map((edition) => edition.report.title).join(' · '),
    origin: [report.project, report.program, dateInWords(words, report.at)].join(' · '),
    project: report.project,
    program: report.program,
    at: report.at,
    notice: report.notice,
    words,
    sections: report.sections.flatMap(({ key, isOn }) =>
      isOn
        ? editions.flatMap((edition) => {
            const section = edition.report.sections.find((each) => each.key === key);
            return section ? [printedSection(section, edition, marks)] : [];
          })
        : [],
    ),
  };
}

/** Where numbers, tables and figures stand in the list of how they were made, by their ids. */
interface Marks {
  readonly numbers: ReadonlyMap<string, number>;
  readonly exhibits: ReadonlyMap<string, number>;
}

/** The place of each printed number in the list, in the order of the text; none where the list is left out. */
function marksOf({ sections, numbers }: Report): ReadonlyMap<string, number> {
  const marks = new Map<string, number>();
  if (!sections.some(({ key, isOn }) => key === 'numbers' && isOn)) return marks;
  for (const { isOn, blocks } of sections)
    for (const run of isOn ? blocks.flatMap(printedRuns) : [])
      if (run.kind === 'number' && Object.hasOwn(numbers, run.id) && !marks.has(run.id))
        marks.set(run.id, marks.size + 1);
  return marks;
}

/** The place of each printed table and figure in the list; none where the list is left out. */
function exhibitMarksOf({ sections }: Report): ReadonlyMap<string, number> {
  const isListed = sections.some(({ key, isOn }) => key === 'numbers' && isOn);
  const shown = isListed ? exhibitsIn(sections) : [];
  return new Map(shown.map(({ id }, place) => [id, place + 1]));
}

function exhibitsIn(sections: readonly ReportSection[]): (ReportTable | ReportFigure)[] {
  return sections
    .filter(({ isOn }) => isOn)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'table' || block.kind === 'figure' ? [block] : []));
}

function printedRuns(block: ReportBlock): readonly ReportRun[] {
  if (block.kind === 'list') return block.items.flat();
  if (block.kind !== 'paragraph') return [];
  return shownRuns(block.runs, block.elsewhere, block.writtenBy === 'own');
}

/** A paragraph of the analyst’s own that was never written in this language is printed as it is in the other. */
function shownRuns(
  runs: readonly ReportRun[],
  elsewhere: { readonly runs: readonly ReportRun[] } | null,
  isOwn: boolean,
): readonly ReportRun[] {
  return isOwn && elsewhere !== null ? elsewhere.runs : runs;
}

function printedSection(
  { key, title, blocks }: ReportSection,
  edition: ReportEdition,
  marks: Marks,
): PrintedSection {
  const own = blocks.flatMap((block) => printedBlock(block, edition, marks));
  const ofWhole =
    key === 'checklists' ? checklistBlocks(edition) : key === 'numbers' ? numberBlocks(edition, marks) : [];
  return { key, words: edition.words, title, blocks: [...own, ...ofWhole] };
}

function printedBlock(block: ReportBlock, { words }: ReportEdition, marks: Marks): PrintedBlock[] {
  const made = marks.exhibits.get(block.id) ?? null;
  const printed = (runs: readonly ReportRun[]): PrintedRun[] =>
    runs.map((run) => ({
      text: run.text,
      isBold: run.kind === 'text' && run.bold === true,
      isItalic: run.kind === 'text' && run.italic === true,
      mark: run.kind === 'number' ? (marks.numbers.get(run.id) ?? null) : null,
    }));
  switch (block.kind) {
    case 'paragraph': {
      const isOwn = block.writtenBy === 'own';
      const runs = shownRuns(block.runs, block.elsewhere, isOwn);
      const language = isOwn && block.elsewhere !== null ? block.elsewhere.language : words.language;
      return runs.length === 0
        ? []
        : [{ kind: 'paragraph', runs: printed(runs), language: language === 'zh-CN' ? 'zh-CN' : 'en' }];
    }
    case 'list':
      return [{ kind: 'list', items: block.items.map(printed) }];
    case 'table':
      return [{ kind: 'table', number: block.number, label: block.label, table: block.table, made }];
    case 'figure':
      return [{ kind: 'figure', figure: block, made }];
    case 'terms':
      return [{ kind: 'terms', terms: block.terms }];
    case 'problem':
      return [{ kind: 'problem', label: block.label, reason: block.reason }];
  }
}

function checklistBlocks({ report, words: { t } }: ReportEdition): PrintedBlock[] {
  const titleOf = (key: string | null): string =>
    report.sections.find((section) => section.key === key)?.title ?? '';
  return report.checklists.flatMap(({ title, source, items }): PrintedBlock[] => [
    { kind: 'heading', text: title, about: source },
    {
      kind: 'facts',
      facts: items.map(({ number, title: asked, state, section }) => ({
        label: t('report:checklist.item', { number: String(number), title: asked }),
        text:
          state === 'filled'
            ? titleOf(section)
            : state === 'left_out'
              ? t('report:checklist.left_out', { section: titleOf(section) })
              : t('report:checklist.state.to_write'),
      })),
    },
  ]);
}

function numberBlocks({ report, words }: ReportEdition, marks: Marks): PrintedBlock[] {
  const { t } = words;
  const numbers = [...marks.numbers].flatMap(([id, mark]) => {
    const number = report.numbers[id];
    return number ? [{ number, mark }] : [];
  });
  const commands = Map.groupBy(numbers, ({ number }) => lineOf(number.command));
  const exhibits = exhibitsIn(report.sections).flatMap(({ id, label, command }) => {
    const made = marks.exhibits.get(id);
    return made === undefined ? [] : [{ made, label, line: lineOf(command) }];
  });
  const fixed = Object.values(report.numbers).filter((number) => number.fixed !== null);
  const gone = report.sections
    .filter(({ isOn }) => isOn)
    .flatMap(({ blocks }) => blocks.flatMap(printedRuns))
    .filter((run) => run.kind === 'number' && run.isGone === true);
  return [
    {
      kind: 'commands',
      commands: [...commands].map(([line, own]) => ({
        line,
        numbers: own.map(({ number, mark }) => ({
          mark,
          text: number.text,
          label: number.label,
          place: number.pointer.join('.'),
        })),
      })),
    },
    ...(exhibits.length === 0
      ? []
      : ([
          { kind: 'heading', text: t('report:made.exhibits'), about: '' },
          { kind: 'exhibits', exhibits },
        ] as const)),
    ...(fixed.length === 0
      ? []
      : ([
          { kind: 'heading', text: t('report:made.fixed'), about: '' },
          { kind: 'facts', facts: fixed.map((number) => fixedInWords(words, number)) },
        ] as const)),
    ...(gone.length === 0
      ? []
      : ([
          { kind: 'heading', text: t('report:made.gone'), about: t('report:made.gone_about') },
          { kind: 'facts', facts: gone.map(({ text }) => ({ label: text, text: '–' })) },
        ] as const)),
  ];
}

function fixedInWords(words: Words, { label, value, format, fixed }: ReportNumber) {
  return {
    label,
    text: words.t('report:made.fixed_at', {
      fixed: reportNumberInWords(words, fixed?.value ?? null, format),
      now: reportNumberInWords(words, value, format),
      date: dateInWords(words, fixed?.at ?? ''),
      reason: fixed?.reason ?? '',
    }),
  };
}

function lineOf(command: ReportNumber['command']): string {
  return commandLine(command, STUDY, 'posix') ?? '';
}
