// The texts of a study, as queries read them.
import type { TextFind } from '#core/query/awaited-texts.ts';
import type { Texts } from '#core/query/source-view.ts';
import { Folding } from '#core/search/folding.ts';
import type { Span } from '#core/span.ts';
import type { ReadDb } from '#db/handles.ts';
import { get, getText } from '#db/write.ts';
import { withinTime } from './in-time.ts';
import { simplifiedForms } from './searching/han-forms.ts';

/** Where threads keep what they found in texts: null while a text has not been looked through. */
interface FoundSpans {
  spansOf(find: TextFind, textHash: string): readonly Span[] | null;
}

let folding: Folding | null = null;

/** The texts, read as a query needs them: in a thread of its own, or where nobody waits for anything else. */
export function studyTexts(db: ReadDb): Texts {
  return {
    textOf: textReader(db),
    folding: (folding ??= new Folding(simplifiedForms())),
    inTime: withinTime(),
  };
}

/** The texts, in which threads look up what a query needs: an answer that needs more throws `TextsAwaited`. */
export function textsAhead(db: ReadDb, searching: FoundSpans): Texts {
  return {
    textOf: textReader(db),
    folding: (folding ??= new Folding(simplifiedForms())),
    ahead: (find, { textHash }) => searching.spansOf(find, textHash),
  };
}

/**
 * Reads texts one at a time: all of them would fill the memory. `beforeReading` runs before each is read, and may throw.
 */
export function textReader(db: ReadDb, beforeReading: () => void = () => {}): (sourceId: string) => string {
  let last: { readonly sourceId: string; readonly text: string } | null = null;
  return (sourceId) => {
    beforeReading();
    if (last?.sourceId !== sourceId)
      last = { sourceId, text: getText(db, get(db, 'source', sourceId).textHash) };
    return last.text;
  };
}
