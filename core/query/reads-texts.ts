// Whether a query needs the texts of the sources, or the codings alone.
import { everyPart, type Query } from './query.ts';

/** Whether a query looks for words, or measures in paragraphs or sentences: of a large study this takes longer. */
export function readsTexts(query: Query): boolean {
  return [...everyPart(query)].some((part) => {
    if (part.what === 'words' || part.what === 'pattern') return true;
    if (part.what !== 'relation') return false;
    const { by } = part.relation;
    return (
      by === 'near' || by === 'followed' || by === 'preceded' || by === 'paragraphs' || by === 'sentences'
    );
  });
}
