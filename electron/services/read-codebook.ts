import { codebookOf, type Codebook } from '#core/codes/codebook.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';

/** The present codebook. */
export function readCodebook(db: ReadDb): Codebook {
  return codebookOf(all(db, 'code'), all(db, 'themeCode'));
}
