import type { CitationRun, ReportRun } from '#core/report/runs.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { TextLink } from '#renderer/ui/text-link.tsx';
import { openCited } from './open-cited.ts';

interface PrintedRuns {
  /** Whether a citation opens its place in the reader; else it is printed. */
  readonly opensCited?: boolean;
}

/** Runs as they are printed. */
export function RunsInWords({
  runs,
  opensCited = false,
}: PrintedRuns & { readonly runs: readonly ReportRun[] }) {
  return runs.map((run, place) => {
    if (run.kind === 'citation' && opensCited) return <Cited key={place} cited={run} />;
    if (run.kind !== 'text' || (!run.bold && !run.italic)) return run.text;
    const words = run.italic ? <i>{run.text}</i> : run.text;
    return run.bold ? <b key={place}>{words}</b> : <span key={place}>{words}</span>;
  });
}

function Cited({ cited }: { readonly cited: CitationRun }) {
  const { t } = useWords();
  const isThere = useProject((state) => state.tables.source.has(cited.sourceId));
  if (!isThere) return cited.text;
  return (
    <TextLink
      text={cited.text}
      label={t('report_screen:open_cited', { cited: cited.text })}
      onPress={() => openCited(cited)}
    />
  );
}

/** A list of which each item is printed as runs. */
export function ListInWords({
  items,
  className,
  opensCited = false,
}: PrintedRuns & {
  readonly items: readonly (readonly ReportRun[])[];
  readonly className?: string | undefined;
}) {
  return (
    <ul className={className}>
      {items.map((item, place) => (
        <li key={place}>
          <RunsInWords runs={item} opensCited={opensCited} />
        </li>
      ))}
    </ul>
  );
}
