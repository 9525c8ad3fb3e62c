// What is coded for a hit: the hit, its sentence or its paragraph. A sentence with several hits is coded once.
import { paragraphAt, sentencesOf } from '../text/segments.ts';
import type { Span } from '../span.ts';
import type { Extent } from './request.ts';

/**
 * The extents of hits, both in text order, each extent once. A hit across several sentences or paragraphs
 * gives all of them as one span; a hit in white space alone gives itself.
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

/**
 * Returns a function that finds the sentence at a position of a paragraph. It remembers the last paragraph,
 * since hits come in order.
 */
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
