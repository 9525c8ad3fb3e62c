// Which acts are about one thing, and which hold some words: the one place that looks for them in the rows of the history.
import type { ReadDb } from '#db/handles.ts';
import { actsAbout, type ActsWhere } from '#db/row-acts.ts';
import { all } from '#db/write.ts';

/** What the history can be asked about. */
export interface AboutObject {
  readonly what: 'code' | 'source' | 'respondent';
  readonly id: string;
}

/** Exports, of whatever method: they say which file they wrote. */
export const exportActs: ActsWhere = { sql: `instr(body, '"exported":{"file":') > 0`, values: [] };

/**
 * The acts about an object: those whose rows hold it, through renames and merges, and the verdicts on the themes that a
 * code counts for now.
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

/** So many objects of a name that is looked for are followed to what was done to them under other names. */
const MOST_NAMED = 20;

/** The acts that hold these words: in names then, in what was written, in names of files, or about what is so called now. */
export function actsWith(db: ReadDb, text: string): ActsWhere {
  const inJson = JSON.stringify(text).slice(1, -1);
  const named = db.sqlite
    .prepare(
      `SELECT 'code ' || id FROM code WHERE instr(lower(name), lower(@text)) UNION ALL
       SELECT 'source ' || id FROM source
       WHERE instr(lower(title), lower(@text)) OR instr(lower(coalesce(label, '')), lower(@text)) UNION ALL
       SELECT 'respondent ' || id FROM respondent WHERE instr(lower(name), lower(@text)) LIMIT ${MOST_NAMED}`,
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
