// What takes up the room in a study's file: texts, original files, history and the rest.
import type { Database } from 'better-sqlite3';

/** Bytes of a study's file, by what they hold. */
export interface StudySize {
  /** The whole file, once everything in the log is in it. */
  readonly file: number;
  /** Files that texts were imported from, with their page images, and files that came with other projects. */
  readonly originals: number;
  /** Current texts. For a text imported from plain text this includes its original. */
  readonly texts: number;
  /** Recorded changes, and earlier texts that undo needs. */
  readonly history: number;
  /** Codings, codes, memos, all other rows, and the indexes. */
  readonly rest: number;
  /** Free pages: they are used again, and only *Make smaller* gives them back. */
  readonly free: number;
}

const TEXTS = `
  SELECT text_hash FROM source UNION SELECT doc_hash FROM source WHERE doc_hash IS NOT NULL`;
const ORIGINALS = `
  SELECT original_hash FROM source WHERE original_hash IS NOT NULL
  UNION SELECT layout_hash FROM source_pages WHERE layout_hash IS NOT NULL
  UNION SELECT layout_text_hash FROM source_pages WHERE layout_text_hash IS NOT NULL
  UNION SELECT file_hash FROM exchange_file`;
const REPORTS = `
  SELECT report_hash FROM import_run UNION SELECT report_hash FROM exchange
  UNION SELECT parts_hash FROM exchange_parts`;

/** What takes up the room. Reads the length of each text, file and act, not the content. */
export function sizeOf(sqlite: Database): StudySize {
  const page = Number(sqlite.pragma('page_size', { simple: true }));
  const file = page * Number(sqlite.pragma('page_count', { simple: true }));
  const free = page * Number(sqlite.pragma('freelist_count', { simple: true }));
  const bytes = (sql: string): number =>
    Number(sqlite.prepare(`SELECT coalesce(sum(octet_length(${sql}`).pluck().get());
  const texts = bytes(`bytes)), 0) FROM blob WHERE hash IN (${TEXTS})`);
  const originals = bytes(`bytes)), 0) FROM blob WHERE hash IN (${ORIGINALS}) AND hash NOT IN (${TEXTS})`);
  const earlier = bytes(
    `bytes)), 0) FROM blob WHERE hash NOT IN (${TEXTS} UNION ${ORIGINALS} UNION ${REPORTS})`,
  );
  const history = earlier + bytes('body)), 0) FROM change');
  const rest = Math.max(0, file - free - texts - originals - history);
  return { file, originals, texts, history, rest, free };
}
