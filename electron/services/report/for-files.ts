// What of a report an analyst wrote, as a file gives it to others: it names nobody who is not to be named.
import type { Command } from '#core/commands/command-line.ts';
import type { ReportBlock } from '#core/report/report.ts';
import type { ReportRun, TextRun } from '#core/report/runs.ts';
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

/** A block in which no name is left that stands partly in one run and partly in the next, as where half of it is bold. */
export function withoutSplitNames(block: ReportBlock, written: (text: string) => string): ReportBlock {
  if (block.kind !== 'paragraph' || block.writtenBy === 'concord') return block;
  const { elsewhere } = block;
  return {
    ...block,
    runs: joinedAtNames(block.runs, written),
    elsewhere: elsewhere && { ...elsewhere, runs: joinedAtNames(elsewhere.runs, written) },
  };
}

/** Texts beside each other with a name across their borders become one text without it; all others stay. */
function joinedAtNames(runs: readonly ReportRun[], written: (text: string) => string): ReportRun[] {
  const found: ReportRun[] = [];
  let beside: TextRun[] = [];
  const end = (): void => {
    const text = beside.map((run) => run.text).join('');
    const hidden = written(text);
    found.push(...(hidden === text ? beside : [{ kind: 'text', text: hidden } as const]));
    beside = [];
  };
  for (const run of runs) {
    if (run.kind === 'text') beside.push(run);
    else {
      end();
      found.push(run);
    }
  }
  end();
  return found;
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
