import { useMemo } from 'react';
import { endOf, queryOf, type QueryLines } from '#core/query/lines.ts';
import type { QueryRequest } from '#core/query/query-result.ts';
import { queryNames, queryText } from '#renderer/state/query-names.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { countInWords } from '#words/numbers.ts';
import { filterTold } from '#words/query-plain.ts';
import { setLines, type Builder } from './query-builder.ts';
import { operatorKey } from './line-operators.ts';
import { useCounts } from './use-live-query.ts';

interface Step {
  readonly what: string;
  readonly without: QueryLines;
  readonly text: string;
}

/** Nothing is found: says which step leaves nothing, and how much there is without it. */
export function NothingFits({
  builder: { shown },
  request,
  isSlow,
}: {
  readonly builder: Builder;
  readonly request: QueryRequest;
  readonly isSlow: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const things = useProject(queryNames);
  const steps = useMemo((): readonly Step[] => {
    if (!shown) return [];
    const { lines, filters } = shown;
    const made = (what: string, without: QueryLines): Step[] => {
      const query = queryOf(without);
      return query ? [{ what, without, text: queryText(things, query) }] : [];
    };
    return [
      ...lines.flatMap((line, at) => {
        if (line.operator === null || line.depth !== 1) return [];
        // With all that is indented below it, which would otherwise take its place.
        const without = lines.toSpliced(at, endOf(lines, at) - at);
        return made(t(`query:operators.${operatorKey(line.operator)}`), { lines: without, filters });
      }),
      ...filters.flatMap((filter, at) => {
        const { name = '' } = filterTold(words, filter);
        const what =
          filter.on === 'attribute'
            ? (things.tables.attribute.get(filter.attribute)?.name ?? name)
            : t(`query:filter.${filter.on}`);
        return made(what, { lines, filters: filters.toSpliced(at, 1) });
      }),
    ];
  }, [shown, things, t, words]);
  const counts = useCounts(
    steps.map(({ text }) => text),
    request,
    true,
    isSlow,
  );
  const best = steps
    .map((step, at) => ({ ...step, found: counts?.[at]?.passages ?? 0 }))
    .toSorted((a, b) => b.found - a.found)[0];
  if (!best || best.found === 0) return <EmptyState sentence={t('query:nothing')} />;
  const sentence = t('query:nothing_without', {
    count: best.found,
    what: best.what,
    n: countInWords(words, best.found),
  });
  return (
    <EmptyState sentence={sentence}>
      <Button onPress={() => setLines(best.without, { at: 0, choosing: false })}>
        {t('query:take_out')}
      </Button>
    </EmptyState>
  );
}
