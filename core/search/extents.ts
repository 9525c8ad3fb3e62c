// What is coded of a hit: itself, its sentence or its paragraph. Hits that share a sentence give it once.
import { paragraphAt, sentencesOf } from '../text/segments.ts';
import type { Span } from '../span.ts';
import type { Extent } from './request.ts';

/**
 * The extents of hits, which come in text order: in text order too, each once. A hit that reaches over several
 * sentences or paragraphs gives all of them as one span; one in nothing but white space stands for itself.
 */
export function extentsOf(text: string, hits: readonly Span[], extent: Extent): Span[] {
  if (extent === 'hit') return distinct(hits);
  const sentences = extent === 'sentence' ? sentencesWithin(text) : null;
  return distinct(
    hits.map((hit) => {
      const first = paragraphAt(text, hit.start);
      const last = paragraphAt(text, hit.end - 1);
      if (!first || !last) return hit;
      const start = sentences ? sentences(first, hit.start).start : first.start;
      const end = sentences ? sentences(last, hit.end - 1).end : last.end;
      return { start: Math.min(start, hit.start), end: Math.max(end, hit.end) };
    }),
  );
}

/** Finds the sentence of a paragraph at a position. The last paragraph is remembered: hits come in order. */
function sentencesWithin(text: string): (paragraph: Span, position: number) => Span {
  let known: { readonly start: number; readonly sentences: readonly Span[] } | null = null;
  return (paragraph, position) => {
    if (known?.start !== paragraph.start)
      known = { start: paragraph.start, sentences: sentencesOf(text, paragraph) };
    const { sentences } = known;
    return sentences.findLast(({ start }) => start <= position) ?? sentences[0] ?? paragraph;
  };
}

function distinct(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans) {
    const last = found.at(-1);
    if (last?.start !== span.start || last.end !== span.end) found.push(span);
  }
  return found;
}
