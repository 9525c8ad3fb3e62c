// Reads all codings of a study for counting. SQLite returns a batch of codings as two strings, in file order: passing
// each column of half a million rows as its own value takes longer than finding the rows, and going source by source
// makes reads jump through a large file.
import { PACKED_IDS, type CodingRow, type PackedCodings } from '#core/counting/coding-table.ts';
import { GUID_LENGTH } from '#core/counting/guid.ts';
import type { ReadDb } from '#db/handles.ts';

/** How many codings one batch holds at most. */
const BATCH_SIZE = 256;
/** Where so few of the rowids of a batch are in use, the next batch is measured out by rows. */
const FEW = BATCH_SIZE / 4;

/** The first coding after a rowid; null if there are no more codings. */
const FIRST = 'SELECT min(rowid) FROM coding WHERE rowid > ?';
/** The rowid of the last coding in the next batch, if the batch is full. */
const NEXT = `SELECT rowid FROM coding WHERE rowid > ? ORDER BY rowid LIMIT 1 OFFSET ${BATCH_SIZE - 1}`;
/** The rowid of the last coding in a batch that is not full; null if there are no more codings. */
const LAST = 'SELECT max(rowid) FROM coding WHERE rowid > ?';

const PACKED = `
  SELECT count(*),
    sum(octet_length(id) <> ${GUID_LENGTH}),
    group_concat(id || source_id || code_id || coder_id, ''),
    group_concat(iif(coalesce(voice, stance, weight, respondent_id, suggested_by) IS NULL,
      concat(start, ',', "end", ',;'),
      concat(start, ',', "end", ',', voice, ',', stance, ',', weight, ',', respondent_id, ',',
        iif(suggested_by IS NULL, '', '1'), ',')), '')
  FROM coding WHERE rowid > ? AND rowid <= ?`;
type Packed = [count: number, odd: number, ids: string, facts: string];

/** The same columns, one row at a time. */
const PLAIN = `
  SELECT id, source_id AS sourceId, code_id AS codeId, coder_id AS coderId, start, "end",
    weight, stance, voice, respondent_id AS respondentId, suggested_by AS suggestedBy
  FROM coding WHERE rowid > ? AND rowid <= ?`;

/**
 * Whether all ids can be packed: those of sources, codes and coders have the length of a GUID, those of respondents are
 * ASCII without commas.
 */
const ALIKE = `
  SELECT NOT EXISTS (SELECT 1 FROM respondent WHERE id GLOB '*,*' OR octet_length(id) <> length(id)) ${[
    'source',
    'code',
    'coder',
  ]
    .map((table) => `AND NOT EXISTS (SELECT 1 FROM ${table} WHERE octet_length(id) <> ${GUID_LENGTH})`)
    .join(' ')}`;

/**
 * Yields every coding, in batches; row by row if the ids cannot be packed. The next batch reuses the bytes of the
 * previous one.
 */
export function* packedCodings({ sqlite }: ReadDb): Generator<PackedCodings | readonly CodingRow[]> {
  const areAlike = sqlite.prepare(ALIKE).pluck().get() === 1;
  const first = sqlite.prepare(FIRST).pluck();
  const next = sqlite.prepare(NEXT).pluck();
  const rest = sqlite.prepare(LAST).pluck();
  const packed = sqlite.prepare(PACKED).raw();
  const plain = sqlite.prepare(PLAIN);
  const [idBytes, factBytes] = [new SharedBytes(), new SharedBytes()];
  // The least possible rowid.
  let after: bigint | number = -(2n ** 63n);
  let isDense = true;
  for (;;) {
    const from = first.get(after) as number | null;
    if (from === null) return;
    after = from - 1;
    // Rowids mostly follow one another, so that nobody has to walk to the last of a batch first.
    const last: number = isDense ? after + BATCH_SIZE : ((next.get(after) ?? rest.get(after)) as number);
    // The columns of the statement.
    const [count, odd, ids, facts] = packed.get(after, last) as Packed;
    // One byte a character. In a damaged file a coding may refer to ids that are in no other table.
    const isRegular = areAlike && odd === 0 && ids.length === count * PACKED_IDS;
    yield isRegular
      ? { count, ids: idBytes.of(ids), facts: factBytes.of(facts) }
      : (plain.all(after, last) as CodingRow[]);
    after = last;
    isDense = last - from >= BATCH_SIZE ? false : count > FEW;
  }
}

/** One buffer, reused for each batch: a buffer of its own for each would fragment the memory of a large study. */
class SharedBytes {
  #bytes = Buffer.alloc(0);

  of(ascii: string): Uint8Array {
    // Not from Node's buffer pool, so that it starts at a multiple of 4 bytes.
    if (this.#bytes.length < ascii.length) this.#bytes = Buffer.alloc(2 * ascii.length);
    this.#bytes.write(ascii, 'latin1');
    return this.#bytes.subarray(0, ascii.length);
  }
}
