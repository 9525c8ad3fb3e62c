// Verdicts follow a theme that was merged: they would stay out of sight on a code that is in no tree. In one comparison a
// theme has one verdict, so that of the remaining theme stays, and the reasons of the other become a memo about it.
import { memoOf } from './kept-words.ts';
import type { NewId, RowStore } from './rows.ts';

/** Moves the verdicts of a theme, with their evidence, to the theme that it was merged into. */
export function passVerdicts(store: RowStore, newId: NewId, fromId: string, intoId: string): void {
  for (const verdict of store.all('verdict', { themeId: fromId })) {
    const [stays] = store.all('verdict', { comparisonId: verdict.comparisonId, themeId: intoId });
    if (!stays) {
      store.update('verdict', verdict.id, { themeId: intoId });
      continue;
    }
    const memo = memoOf('verdict', ['reasons'], { gone: { ...verdict, themeId: intoId }, stays }, newId);
    if (memo) store.insert('memo', memo);
    for (const evidence of store.all('verdictEvidence', { verdictId: verdict.id })) {
      const isThere =
        store.all('verdictEvidence', { verdictId: stays.id, codingId: evidence.codingId }).length > 0;
      if (isThere) store.remove('verdictEvidence', evidence.id);
      else store.update('verdictEvidence', evidence.id, { verdictId: stays.id });
    }
    store.remove('verdict', verdict.id);
  }
}
