// What takes the room in the file of a study: by what is kept in it, as far as that is texts, files and the history.
import type { Database } from 'better-sqlite3';

/** Bytes of a study's file, by what they hold. */
export interface StudySize {
  /** All of it, as it is once everything in the log is in the file. */
  readonly file: number;
  /** Files that texts came from, with their pages, and files that came along with other projects. */
  readonly originals: number;
  /** Texts as they are now; of one that came as plain text, its original too. */
  readonly texts: number;
  /** What was done, and earlier texts to which undo leads. */
  readonly history: number;
  /** Codings, codes, memos, whatever else, and what finds words and rows quickly. */
  readonly rest: number;
  /** Free: used again, and given back only by making the file smaller. */
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

/** What takes the room. Reads how long each text, file and act is, and none of them. */
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
