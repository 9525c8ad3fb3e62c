// All codings of a study, as counting takes them. SQLite hands over a few texts a source, with all its codings in them: a
// value by itself for each of the columns of half a million rows takes longer to hand over than to find.
import { ID_LENGTH } from '#core/counting/id-column.ts';
import type { CodingRow, PackedCodings } from '#core/counting/coding-table.ts';
import type { ReadDb } from '#db/handles.ts';

/** Walks the index, which has the codings of a source in text order. */
const PACKED = `
  SELECT source_id, count(*),
    count(weight) + count(stance) + count(voice) + count(respondent_id) + sum(length(id) <> ${ID_LENGTH}),
    group_concat(id, ''), group_concat(code_id || coder_id, ''),
    group_concat(coalesce(start, '') || ',' || coalesce("end", ''))
  FROM coding WHERE source_id > ? AND source_id <= ? GROUP BY source_id`;
type Packed = [sourceId: string, count: number, rare: number, ids: string, codes: string, places: string];

/** The same of one source, row by row. */
const PLAIN = `
  SELECT id, source_id AS sourceId, code_id AS codeId, coder_id AS coderId, start, "end",
    weight, stance, voice, respondent_id AS respondentId
  FROM coding WHERE source_id = ? ORDER BY start`;

/** Whether every code and coder has an id as long as Concord makes them. */
const ALIKE = `
  SELECT NOT EXISTS (SELECT 1 FROM code WHERE length(id) <> ${ID_LENGTH})
    AND NOT EXISTS (SELECT 1 FROM coder WHERE length(id) <> ${ID_LENGTH})`;

/** The codings of so many sources are read together: all of a large study at once would fill the memory. */
const SOURCES = 64;

/** Every coding, source by source and in each about in text order; row by row where few texts cannot say all of them. */
export function* packedCodings({ sqlite }: ReadDb): Generator<PackedCodings | readonly CodingRow[]> {
  const sourceIds = sqlite.prepare('SELECT id FROM source ORDER BY id').pluck().all() as string[];
  const areAlike = sqlite.prepare(ALIKE).pluck().get() === 1;
  const read = sqlite.prepare(PACKED).raw();
  const plain = sqlite.prepare(PLAIN);
  let after = '';
  for (let at = 0; at < sourceIds.length; at += SOURCES) {
    const last = sourceIds[Math.min(at + SOURCES, sourceIds.length) - 1] ?? '';
    // The columns of the statement.
    for (const [sourceId, count, rare, ids, codes, places] of read.all(after, last) as Packed[]) {
      yield areAlike && rare === 0
        ? { sourceId, count, ids, codes, places }
        : (plain.all(sourceId) as CodingRow[]);
    }
    after = last;
  }
}
