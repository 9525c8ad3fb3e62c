// The lines of a report as the screen lists and counts them.
import type { ImportReport, ReportLine } from '#electron/services/imports/report.ts';

/** What one can look at of a report. */
export const lineFilters = ['all', 'imported', 'identical', 'alike', 'failed', 'skipped', 'noted'] as const;
export type LineFilter = (typeof lineFilters)[number];

export interface ListedLine {
  /** Its place in the report: names need not be different. */
  readonly id: string;
  readonly line: ReportLine;
}

/** Whether a line is among those a filter shows. */
export function fits({ outcome, alike, notes }: ReportLine, filter: LineFilter): boolean {
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

/** The lines a filter shows whose name, or what is said of them, holds `words`; those that failed come first. */
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

/** Whether there is anything to look at: all files came in and nothing is to be said of any of them. */
export function hasRemarks({ cancelled, lines }: ImportReport): boolean {
  return (
    cancelled ||
    lines.some(
      ({ outcome, notes, alike, identical }) =>
        outcome !== 'imported' || notes.length > 0 || alike.length > 0 || identical > 0,
    )
  );
}
