// All codings of a study, as counting takes them. SQLite hands over many at once in two texts, in the order in which they lie
// in the file: a value by itself for each of the columns of half a million rows takes longer to hand over than to find, and
// going from source to source reads a large file in leaps.
import { PACKED_IDS, type CodingRow, type PackedCodings } from '#core/counting/coding-table.ts';
import { GUID_LENGTH } from '#core/counting/guid.ts';
import type { ReadDb } from '#db/handles.ts';

/** So many are read together. */
const TOGETHER = 256;

/** The last of the next ones, where there are as many. */
const NEXT = `SELECT rowid FROM coding WHERE rowid > ? ORDER BY rowid LIMIT 1 OFFSET ${TOGETHER - 1}`;
/** The last where there are fewer; null where there is none. */
const LAST = 'SELECT max(rowid) FROM coding WHERE rowid > ?';

const PACKED = `
  SELECT count(*),
    sum(octet_length(id) <> ${GUID_LENGTH}),
    group_concat(id || source_id || code_id || coder_id, ''),
    group_concat(concat(start, ',', "end", ',', voice, ',', stance, ',', weight, ',', respondent_id, ','), '')
  FROM coding WHERE rowid > ? AND rowid <= ?`;
type Packed = [count: number, odd: number, ids: string, facts: string];

/** The same, row by row. */
const PLAIN = `
  SELECT id, source_id AS sourceId, code_id AS codeId, coder_id AS coderId, start, "end",
    weight, stance, voice, respondent_id AS respondentId
  FROM coding WHERE rowid > ? AND rowid <= ?`;

/** Whether all ids that codings name can stand one behind the other, in ASCII. */
const ALIKE = `
  SELECT NOT EXISTS (SELECT 1 FROM respondent WHERE id GLOB '*,*' OR octet_length(id) <> length(id)) ${[
    'source',
    'code',
    'coder',
  ]
    .map((table) => `AND NOT EXISTS (SELECT 1 FROM ${table} WHERE octet_length(id) <> ${GUID_LENGTH})`)
    .join(' ')}`;

/**
 * Every coding; row by row where texts cannot say all of them. The bytes are those of the next piece as soon as that is asked
 * for.
 */
export function* packedCodings({ sqlite }: ReadDb): Generator<PackedCodings | readonly CodingRow[]> {
  const areAlike = sqlite.prepare(ALIKE).pluck().get() === 1;
  const next = sqlite.prepare(NEXT).pluck();
  const rest = sqlite.prepare(LAST).pluck();
  const packed = sqlite.prepare(PACKED).raw();
  const plain = sqlite.prepare(PLAIN);
  const [idBytes, factBytes] = [new SharedBytes(), new SharedBytes()];
  // No row has a lower number.
  let after: bigint | number = -(2n ** 63n);
  for (;;) {
    const last = (next.get(after) ?? rest.get(after)) as number | null;
    if (last === null) return;
    // The columns of the statement.
    const [count, odd, ids, facts] = packed.get(after, last) as Packed;
    // As many characters as bytes; and of a damaged file a coding may name what is in no other table.
    const isRegular = areAlike && odd === 0 && ids.length === count * PACKED_IDS;
    yield isRegular
      ? { count, ids: idBytes.of(ids), facts: factBytes.of(facts) }
      : (plain.all(after, last) as CodingRow[]);
    after = last;
  }
}

/** The bytes of one text after another in the same memory: each in its own, those of a large study scatter it. */
class SharedBytes {
  #bytes = Buffer.alloc(0);

  of(ascii: string): Uint8Array {
    // Not from the pool of Node, so that it begins at a multiple of 4.
    if (this.#bytes.length < ascii.length) this.#bytes = Buffer.alloc(2 * ascii.length);
    this.#bytes.write(ascii, 'latin1');
    return this.#bytes.subarray(0, ascii.length);
  }
}
