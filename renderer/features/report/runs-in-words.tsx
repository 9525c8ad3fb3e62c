import type { ReportRun } from '#core/report/report.ts';

/** Runs as they are printed. */
export function RunsInWords({ runs }: { readonly runs: readonly ReportRun[] }) {
  return runs.map((run, place) => {
    if (run.kind !== 'text' || (!run.bold && !run.italic)) return run.text;
    const words = run.italic ? <i>{run.text}</i> : run.text;
    return run.bold ? <b key={place}>{words}</b> : <span key={place}>{words}</span>;
  });
}

/** A list of which each item is printed as runs. */
export function ListInWords({
  items,
  className,
}: {
  readonly items: readonly (readonly ReportRun[])[];
  readonly className?: string | undefined;
}) {
  return (
    <ul className={className}>
      {items.map((item, place) => (
        <li key={place}>
          <RunsInWords runs={item} />
        </li>
      ))}
    </ul>
  );
}
