// The texts of a study, as queries read them.
import type { Texts } from '#core/query/source-view.ts';
import { Folding } from '#core/search/folding.ts';
import type { ReadDb } from '#db/handles.ts';
import { get, getText } from '#db/write.ts';
import { withinTime } from './in-time.ts';
import { simplifiedForms } from './searching/han-forms.ts';

let folding: Folding | null = null;

/**
 * The texts, read one at a time: all of them would fill the memory. `beforeReading` runs before each is read, and may
 * throw.
 */
export function studyTexts(db: ReadDb, beforeReading: () => void = () => {}): Texts {
  let last: { readonly sourceId: string; readonly text: string } | null = null;
  return {
    textOf: (sourceId) => {
      beforeReading();
      if (last?.sourceId !== sourceId)
        last = { sourceId, text: getText(db, get(db, 'source', sourceId).textHash) };
      return last.text;
    },
    folding: (folding ??= new Folding(simplifiedForms())),
    inTime: withinTime(),
  };
}
