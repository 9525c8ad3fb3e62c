// The paragraphs of texts, for counts of where codes meet.
import type { RelationsRequest } from '#core/relations/request.ts';
import type { Span } from '#core/span.ts';
import type { ParagraphsOf } from '../engines/searching/text-finds.ts';
import type { JobContext } from './context.ts';

const none = (): readonly Span[] => [];

/** The paragraphs of all sources, if they matter to the request. Throws `cancelled`. */
export async function paragraphsFor(
  { by }: Pick<RelationsRequest, 'by'>,
  { searching, signal, progress }: JobContext,
): Promise<ParagraphsOf> {
  if (by !== 'paragraph' && by !== 'within') return none;
  return searching.paragraphs({ signal, onProgress: progress });
}
