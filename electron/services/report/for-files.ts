// What of a report an analyst wrote, as a file gives it to others: it names nobody who is not to be named.
import type { Command } from '#core/commands/command-line.ts';
import type { ReportRun } from '#core/report/report.ts';
import type { HiddenNames } from '../annex/hidden-names.ts';
import type { ReportPeople } from './names.ts';

/** A run that an analyst wrote. A citation whose passage is gone cites its source; one whose source is gone names nobody. */
export function ownForFile(
  run: ReportRun,
  { written, called, left }: HiddenNames,
  names: ReturnType<ReportPeople['in']>,
): ReportRun {
  if (run.kind === 'text') return { ...run, text: written(run.text) };
  if (run.kind === 'number' || left === null) return run;
  const now = names.citation(run.sourceId, run.codingId) ?? names.citation(run.sourceId, null);
  // The name of a person who is gone cannot be looked for.
  return now ?? { ...run, text: names.isDated ? called(run.text) : '–' };
}

/** The command with these names of rows in it, such as those of coders and saved queries. */
export function withWritten({ verb, named, options }: Command, written: (text: string) => string): Command {
  return {
    verb,
    ...(named && { named: named.map(written) }),
    options: options.map(([option, value]) =>
      value === undefined ? ([option] as const) : ([option, written(value)] as const),
    ),
  };
}
