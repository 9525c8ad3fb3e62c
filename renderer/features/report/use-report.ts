// The report as it is read now: in one language, or in both.
import { useMemo } from 'react';
import type { Report, ReportNumber } from '#core/report/report.ts';
import { type NumberRun, numbersIn } from '#core/report/runs.ts';
import { runsOf } from '#core/report/report.ts';
import type { NumberState } from '#renderer/editor/report-schema.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useWords } from '#renderer/state/words.ts';
import { languages, type Language } from '#words/words.ts';
import { useReportLanguage, useReportPrivacy, useSeenNumbers } from './report-place.ts';

/** The reports of the languages shown, that of the program first; undefined before the first answer. */
export function useReports(): Answer<readonly Report[]> {
  const [language] = useReportLanguage();
  const [privacy] = useReportPrivacy();
  const { language: own } = useWords();
  const shown: readonly Language[] =
    language === 'both' ? [own, ...languages.filter((each) => each !== own)] : [language];
  const answer = useAnswer(`report ${shown.join(' ')} ${JSON.stringify(privacy)}`, (asking) =>
    Promise.all(shown.map((each) => asking.report.read({ language: each, ...privacy }))),
  );
  const seen = useSeenNumbers();
  const { value } = answer;
  const reports = useMemo(() => value?.map((report) => withSeen(report, seen)), [value, seen]);
  return { ...answer, value: reports };
}

/** The report with the numbers that were read on this screen no longer marked: no answer needs to be waited for. */
function withSeen(report: Report, seen: ReadonlyMap<string, number | null>): Report {
  const isSeen = ({ id, value }: ReportNumber): boolean => seen.has(id) && seen.get(id) === value;
  const changed = new Set(
    Object.values(report.numbers).flatMap((number) =>
      number.isChanged && !isSeen(number) ? [number.id] : [],
    ),
  );
  return {
    ...report,
    numbers: Object.fromEntries(
      Object.entries(report.numbers).map(([id, number]) => [id, { ...number, isChanged: changed.has(id) }]),
    ),
    sections: report.sections.map((section) => ({
      ...section,
      changed: new Set(
        section.blocks.flatMap((block) => numbersIn(runsOf(block))).filter((id) => changed.has(id)),
      ).size,
    })),
  };
}

/** The numbers of a report as its paragraphs show them. */
export interface ShownNumbers {
  readonly numbers: Report['numbers'];
  readonly states: ReadonlyMap<string, NumberState>;
  /** Every number in every way in which this report prints it. */
  readonly printed: readonly NumberRun[];
  /** The present text of a number as a run prints it. */
  readonly textOf: (run: NumberRun) => string;
}

/** One report of those shown, with its numbers. */
export interface ShownReport {
  readonly report: Report;
  readonly shown: ShownNumbers;
}

/** The reports with their numbers as paragraphs show them. */
export function useShownReports(reports: readonly Report[] = none): readonly ShownReport[] {
  return useMemo(() => reports.map((report) => ({ report, shown: shownNumbers(report) })), [reports]);
}

const none: readonly Report[] = [];

function shownNumbers({ numbers, sections }: Report): ShownNumbers {
  const printed = new Map<string, NumberRun>();
  const note = (run: NumberRun): void => void printed.set(`${run.format ?? ''} ${run.id}`, run);
  for (const { id, text } of Object.values(numbers)) note({ kind: 'number', id, text });
  for (const { blocks } of sections)
    for (const block of blocks)
      for (const run of [...runsOf(block), ...(block.kind === 'paragraph' ? (block.own?.runs ?? []) : [])])
        if (run.kind === 'number') note(run);
  return {
    numbers,
    states: new Map(Object.values(numbers).map((number) => [number.id, stateOf(number)])),
    printed: [...printed.values()],
    textOf: ({ id, format, text }) => printed.get(`${format ?? ''} ${id}`)?.text ?? text,
  };
}

function stateOf({ fixed, isChanged }: ReportNumber): NumberState {
  if (fixed) return 'fixed';
  return isChanged ? 'changed' : 'live';
}
