// The lines of a report as the screen lists and counts them.
import type { ImportReport, ReportLine } from '#electron/services/imports/report.ts';

/** The filters of a report. */
export const lineFilters = ['all', 'imported', 'identical', 'alike', 'failed', 'skipped', 'noted'] as const;
export type LineFilter = (typeof lineFilters)[number];

export interface ListedLine {
  /** The line's index in the report, because names may repeat. */
  readonly id: string;
  readonly line: ReportLine;
}

/** Whether a filter shows a line. */
function fits({ outcome, alike, notes }: ReportLine, filter: LineFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'alike':
      return alike.length > 0;
    case 'noted':
      return notes.length > 0;
    default:
      return outcome === filter;
  }
}

/** The lines that pass the filter and contain `words` in their name or remarks; failures come first. */
export function listedLines(
  report: ImportReport,
  filter: LineFilter,
  words: string,
  toldOf: (line: ReportLine) => string,
): ListedLine[] {
  const wanted = words.trim().toLowerCase();
  return report.lines
    .map((line, place) => ({ id: String(place), line }))
    .toSorted((a, b) => Number(b.line.outcome === 'failed') - Number(a.line.outcome === 'failed'))
    .filter(({ line }) => fits(line, filter))
    .filter(
      ({ line }) =>
        wanted === '' ||
        line.name.toLowerCase().includes(wanted) ||
        toldOf(line).toLowerCase().includes(wanted),
    );
}

/** How many lines each filter shows. */
export function lineCounts(report: ImportReport): Readonly<Record<LineFilter, number>> {
  const count = (filter: LineFilter): number => report.lines.filter((line) => fits(line, filter)).length;
  return {
    all: report.lines.length,
    imported: count('imported'),
    identical: count('identical'),
    alike: count('alike'),
    failed: count('failed'),
    skipped: count('skipped'),
    noted: count('noted'),
  };
}

/** Whether a report needs attention: false if all files were imported without remarks. */
export function hasRemarks({ cancelled, lines }: ImportReport): boolean {
  return (
    cancelled ||
    lines.some(
      ({ outcome, notes, alike, identical }) =>
        outcome !== 'imported' || notes.length > 0 || alike.length > 0 || identical > 0,
    )
  );
}
