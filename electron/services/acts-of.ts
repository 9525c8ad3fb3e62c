// Finds acts about one thing, and acts that contain certain words: the only file that searches the rows of the history.
import type { ReadDb } from '#db/handles.ts';
import { actsAbout, type ActsWhere } from '#db/row-acts.ts';
import { all } from '#db/write.ts';

/** What the history can be filtered by. */
export interface AboutObject {
  readonly what: 'code' | 'source' | 'respondent';
  readonly id: string;
}

/** Exports by any method: acts that record which file they wrote, and those that note what a kept table printed there. */
export const exportActs: ActsWhere = {
  sql: `(method = 'keptTables.export' OR instr(body, '"exported":{"file":') > 0)`,
  values: [],
};

/**
 * The acts about an object, found through renames and merges: those whose rows contain its id, and for a code the
 * verdicts on the themes that it counts for now.
 */
export function actsOf(db: ReadDb, { what, id }: AboutObject): ActsWhere {
  if (what !== 'code') return actsAbout(db, [`${what} ${id}`]);
  const merged = all(db, 'code', { mergedInto: id }).map((code) => `code ${code.id}`);
  const themes = all(db, 'themeCode', { codeId: id }).map(({ themeId }) => `code ${themeId}`);
  const judged = actsAbout(db, themes);
  return anyOf([
    actsAbout(db, [`code ${id}`, ...merged]),
    { sql: `method LIKE 'comparisons.judge%' AND (${judged.sql})`, values: judged.values },
  ]);
}

/** How many objects whose name matches are followed to acts that knew them under other names. */
const MAX_NAMED_OBJECTS = 20;

/**
 * The acts that contain these words: in a name at the time, in written text, in a file's name, or about an object that
 * has such a name now.
 */
export function actsWith(db: ReadDb, text: string): ActsWhere {
  const inJson = JSON.stringify(text).slice(1, -1);
  const named = db.sqlite
    .prepare(
      `SELECT 'code ' || id FROM code WHERE instr(lower(name), lower(@text)) UNION ALL
       SELECT 'source ' || id FROM source
       WHERE instr(lower(title), lower(@text)) OR instr(lower(coalesce(label, '')), lower(@text)) UNION ALL
       SELECT 'respondent ' || id FROM respondent WHERE instr(lower(name), lower(@text)) LIMIT ${MAX_NAMED_OBJECTS}`,
    )
    .pluck()
    .all({ text }) as string[];
  return anyOf([{ sql: 'instr(lower(body), lower(?)) > 0', values: [inJson] }, actsAbout(db, named)]);
}

function anyOf(wanted: readonly ActsWhere[]): ActsWhere {
  return {
    sql: wanted.map(({ sql }) => `(${sql})`).join(' OR '),
    values: wanted.flatMap(({ values }) => values),
  };
}
