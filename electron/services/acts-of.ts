// Which acts are about one thing, and which hold some words: the one place that looks for them in the rows of the history.
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';

/** What the history can be asked about. */
export interface AboutObject {
  readonly what: 'code' | 'source' | 'respondent';
  readonly id: string;
}

/** A condition on rows of the history and its values. */
export interface ActsWanted {
  readonly sql: string;
  readonly values: readonly string[];
}

/** Exports, of whatever method: they say which file they wrote. */
export const exportActs: ActsWanted = { sql: `instr(body, '"exported":{"file":') > 0`, values: [] };

/**
 * The acts about an object: those whose rows hold it, through renames and merges, and the verdicts on the themes that a
 * code counts for now.
 */
export function actsOf(db: ReadDb, { what, id }: AboutObject): ActsWanted {
  const holds = { sql: 'instr(body, ?) > 0', values: [id] };
  if (what !== 'code') return holds;
  const merged = all(db, 'code', { mergedInto: id }).map((code) => code.id);
  const themes = all(db, 'themeCode', { codeId: id }).map(({ themeId }) => themeId);
  return anyOf([
    holds,
    ...merged.map((each) => ({ sql: 'instr(body, ?) > 0', values: [each] })),
    ...themes.map((each) => ({
      sql: `method LIKE 'comparisons.judge%' AND instr(body, ?) > 0`,
      values: [each],
    })),
  ]);
}

/** So many objects of a name that is looked for are followed to what was done to them under other names. */
const MOST_NAMED = 20;

/** The acts that hold these words: in names then, in what was written, in names of files, or about what is so called now. */
export function actsWith(db: ReadDb, text: string): ActsWanted {
  const inJson = JSON.stringify(text).slice(1, -1);
  const named = db.sqlite
    .prepare(
      `SELECT id FROM code WHERE instr(lower(name), lower(@text)) UNION ALL
       SELECT id FROM source WHERE instr(lower(title), lower(@text)) OR instr(lower(coalesce(label, '')), lower(@text))
       UNION ALL SELECT id FROM respondent WHERE instr(lower(name), lower(@text)) LIMIT ${MOST_NAMED}`,
    )
    .pluck()
    .all({ text }) as string[];
  return anyOf([
    { sql: 'instr(lower(body), lower(?)) > 0', values: [inJson] },
    ...named.map((id) => ({ sql: 'instr(body, ?) > 0', values: [id] })),
  ]);
}

function anyOf(wanted: readonly ActsWanted[]): ActsWanted {
  return {
    sql: wanted.map(({ sql }) => `(${sql})`).join(' OR '),
    values: wanted.flatMap(({ values }) => values),
  };
}
