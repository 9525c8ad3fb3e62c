// Two passages of a code from elsewhere: pinned examples first, then others from the visible layer.
import type { PageRange } from '#core/text/pages.ts';
import { byPosition } from '#core/by-position.ts';
import type { Span } from '#core/span.ts';
import type { api } from '#renderer/api.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import type { VisibleLayer } from './coding-counts.ts';

export interface CodeExample {
  readonly codingId: string;
  readonly sourceId: string;
  readonly span: Span;
  readonly quote: string;
  readonly pages: PageRange | null;
  readonly pinned: boolean;
}

const MAX_EXAMPLES = 2;

/** Two examples of a code other than the coding itself; asks again when codings or pins change. */
export function useCodeExamples(
  codeId: string,
  exceptId: string,
  exceptSourceId: string,
  layer: VisibleLayer,
): readonly CodeExample[] | undefined {
  const codeExamples = useProject((state) => state.tables.codeExample);
  const pinned = [...codeExamples.values()]
    .filter((example) => example.codeId === codeId && example.codingId !== exceptId)
    .toSorted(byPosition)
    .map(({ codingId }) => codingId);
  const key = `examples ${codeId} ${exceptId} ${layer?.coderId ?? ''} ${pinned.join()}`;
  return useAnswer(key, (asking) => examplesOf(asking, { codeId, exceptId, exceptSourceId, layer, pinned }))
    .value;
}

interface Wanted {
  readonly codeId: string;
  readonly exceptId: string;
  readonly exceptSourceId: string;
  readonly layer: VisibleLayer;
  /** The ids of the codings pinned as examples of the code, in order. */
  readonly pinned: readonly string[];
}

async function examplesOf(
  asking: typeof api,
  { codeId, exceptId, exceptSourceId, layer, pinned }: Wanted,
): Promise<CodeExample[]> {
  const examples: CodeExample[] = [];
  for (const codingId of pinned) {
    if (examples.length >= MAX_EXAMPLES) break;
    const shown = await asking.codings.show({ id: codingId });
    const { start, end, sourceId } = shown?.coding ?? { start: null, end: null, sourceId: '' };
    if (layer && shown?.coding.coderId !== layer.coderId) continue;
    if (start === null || end === null || !shown?.quote) continue;
    examples.push({
      codingId,
      sourceId,
      span: { start, end },
      quote: shown.quote,
      pages: shown.pages,
      pinned: true,
    });
  }
  if (examples.length >= MAX_EXAMPLES) return examples;

  const request = {
    of: [codeId],
    basis: 'spans' as const,
    denominator: 'all' as const,
    rollup: false,
    ...(layer && { layer }),
  };
  const { rows } = await asking.passages.list({ request, cell: { codeId } });
  const known = new Set(examples.map(({ codingId }) => codingId));
  const others = rows.flatMap(({ sourceId, span, codingIds }) => {
    const [codingId] = codingIds;
    if (!span || codingId === undefined || codingIds.includes(exceptId)) return [];
    return codingIds.some((id) => known.has(id)) ? [] : [{ codingId, sourceId, ...span }];
  });
  // Other sources first: the open text already shows its own passages.
  others.sort((a, b) => Number(a.sourceId === exceptSourceId) - Number(b.sourceId === exceptSourceId));
  const chosen = others.slice(0, MAX_EXAMPLES - examples.length);
  if (chosen.length === 0) return examples;
  const places = chosen.map(({ sourceId, start, end }) => ({ sourceId, start, end }));
  const quotes = await asking.passages.quotes({ places });
  return [
    ...examples,
    ...chosen.map(({ codingId, sourceId, start, end }, index) => ({
      codingId,
      sourceId,
      span: { start, end },
      quote: quotes[index]?.quote ?? '',
      pages: quotes[index]?.pages ?? null,
      pinned: false,
    })),
  ];
}
