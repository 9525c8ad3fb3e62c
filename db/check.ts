// Checks that a project is whole: the file, its schema, the links between its rows, its texts and files, the
// chain of its history, the rows against the history, and the words under every coding.
import type { Database } from 'better-sqlite3';
import type { Problem } from '#core/health.ts';
import { brokenLinks } from './chain.ts';
import { isFault } from './damage.ts';
import { digestOfRows } from './digest.ts';
import type { ReadDb } from './handles.ts';
import { rowsOfNoKind } from './kinds.ts';
import { lawProblems } from './law-problems.ts';
import { schemaDifferences } from './schema-check.ts';
import { hasProof } from './proof.ts';
import { knownLost } from './salvage/known-losses.ts';
import { lostLinks } from './salvage/links.ts';
import { rowsDifferingFromHistory } from './witness.ts';
import { all, getBlob, hashOf, quoteDigest } from './write.ts';

/** Every problem found; empty for a whole project. Reads the whole file. */
export function findProblems(db: ReadDb): Problem[] {
  const { problems, badBlobs } = rowDamage(db);
  return [
    ...problems,
    ...checked(() => kindProblems(db)),
    ...checked(() => valueProblems(db)),
    ...checked(() => lawProblems(db)),
    ...checked(() => anchorProblems(db, badBlobs)),
  ];
}

/**
 * Only the problems that are damage to the file; empty where every row is as it was written. Reads the whole
 * file.
 */
export function findDamage(db: ReadDb): Problem[] {
  return inOneRead(db.sqlite, () => {
    const { problems, badBlobs } = rowDamage(db);
    return [...problems, ...checked(() => textProblems(db, badBlobs))];
  });
}

/** Reads in one transaction: another program may write meanwhile, and rows and history must be of the same moment. */
function inOneRead<T>(sqlite: Database, read: () => T): T {
  return sqlite.inTransaction ? read() : sqlite.transaction(read)();
}

function rowDamage({ sqlite }: ReadDb): { problems: Problem[]; badBlobs: ReadonlySet<string> } {
  const { problems: blobs, bad } = blobProblems(sqlite);
  const problems = [
    ...checked(() => fileProblems(sqlite)),
    ...checked(() => schemaProblems(sqlite)),
    ...checked(() => linkProblems(sqlite)),
    ...blobs,
    ...checked(() => (hasProof(sqlite) ? [...historyProblems(sqlite), ...rowProblems(sqlite)] : [])),
  ];
  return { problems, badBlobs: bad };
}

/** Runs a check that SQLite or damaged rows may break off. The failure is then itself the problem found. */
function checked(check: () => Problem[]): Problem[] {
  try {
    return check();
  } catch (error) {
    if (!isFault(error)) throw error;
    return [{ key: 'check_file', parameters: { what: error.message } }];
  }
}

function fileProblems(sqlite: Database): Problem[] {
  const rows = sqlite.pragma('integrity_check(10)') as { integrity_check: string }[];
  return rows
    .map((row) => row.integrity_check)
    .filter((what) => what !== 'ok')
    .map((what) => ({ key: 'check_file', parameters: { what } }));
}

function schemaProblems(sqlite: Database): Problem[] {
  return schemaDifferences(sqlite).map((name) => ({ key: 'check_schema', parameters: { name } }));
}

function linkProblems(sqlite: Database): Problem[] {
  const counts = new Map<string, number>();
  const known = knownLost(sqlite);
  for (const { child, parent, id, count } of lostLinks(sqlite))
    if (known.get(parent)?.has(id) !== true) counts.set(child, (counts.get(child) ?? 0) + count);
  return [...counts].map(([table, count]) => ({ key: 'check_links', parameters: { table, count } }));
}

/** Texts, originals and reports whose bytes do not match their hash, each named by the row that it belongs to. */
function blobProblems(sqlite: Database): { problems: Problem[]; bad: ReadonlySet<string> } {
  const bad = new Set<string>();
  const problems = checked(() => {
    // What is still to come from the team is neither damaged nor lost.
    const hasAbsent = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'blob_absent'").get();
    const here = hasAbsent ? 'WHERE hash NOT IN (SELECT hash FROM blob_absent)' : '';
    const blobs = sqlite.prepare(`SELECT hash, bytes FROM blob ${here}`).raw().iterate();
    // The two columns of the statement.
    for (const [hash, bytes] of blobs as IterableIterator<[string, Buffer]>)
      if (hashOf(bytes) !== hash) bad.add(hash);
    const nameOf = sqlite
      .prepare(
        `SELECT coalesce(
           (SELECT title FROM source WHERE doc_hash = @hash OR original_hash = @hash), substr(@hash, 1, 12))`,
      )
      .pluck();
    const asText = sqlite.prepare('SELECT 1 FROM source WHERE text_hash = ?');
    return [...bad]
      .filter((hash) => asText.get(hash) === undefined)
      .map((hash) => ({
        key: 'check_blob',
        parameters: { name: nameOf.get({ hash }) as string },
      }));
  });
  return { problems, bad };
}

function historyProblems(sqlite: Database): Problem[] {
  const broken = brokenLinks(sqlite);
  const at = sqlite.prepare('SELECT at FROM change WHERE seq = ?').pluck();
  return broken.map((seq) => ({ key: 'check_history', parameters: { seq, at: String(at.get(seq)) } }));
}

function rowProblems(sqlite: Database): Problem[] {
  const newest = sqlite.prepare('SELECT digest FROM change ORDER BY seq DESC LIMIT 1').pluck().get();
  if (newest === undefined || newest === digestOfRows(sqlite)) return [];
  const unlike = rowsDifferingFromHistory(sqlite);
  if (unlike.length === 0) return [{ key: 'check_rows', parameters: { table: 'change', count: 1 } }];
  return unlike.map(({ table, changed, lost, unknown }) => ({
    key: 'check_rows',
    parameters: { table, count: changed.length + lost.length + unknown.length },
  }));
}

function kindProblems({ sqlite }: ReadDb): Problem[] {
  return rowsOfNoKind(sqlite).map(({ table, count }) => ({
    key: 'check_kind',
    parameters: { table, count },
  }));
}

/**
 * Finds values of source attributes that are not on sources, and values of respondent attributes that are not
 * on respondents.
 */
function valueProblems(db: ReadDb): Problem[] {
  const owners = new Map(all(db, 'attribute').map(({ id, owner, name }) => [id, { owner, name }]));
  const counts = new Map<string, number>();
  for (const { attributeId, sourceId } of all(db, 'attributeValue')) {
    const attribute = owners.get(attributeId);
    if (attribute && (attribute.owner === 'source') !== (sourceId !== null))
      counts.set(attribute.name, (counts.get(attribute.name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ key: 'check_value', parameters: { name, count } }));
}

/** Missing or damaged texts of sources. Reads only columns that every schema has. */
function textProblems({ sqlite }: ReadDb, bad: ReadonlySet<string>): Problem[] {
  const known = knownLost(sqlite).get('blob');
  const sources = sqlite
    .prepare(
      `SELECT title, text_hash, hash IS NOT NULL
       FROM source LEFT JOIN blob ON hash = text_hash ORDER BY source.id`,
    )
    .raw()
    .iterate();
  // The three columns of the statement.
  return [...(sources as IterableIterator<[string, string, 0 | 1]>)]
    .filter(([, hash, isThere]) => (isThere === 0 ? known?.has(hash) !== true : bad.has(hash)))
    .map(([title]) => ({ key: 'check_text', parameters: { title } }));
}

function anchorProblems(db: ReadDb, bad: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const known = knownLost(db.sqlite).get('blob');
  for (const source of all(db, 'source')) {
    const text = textOf(db, source.textHash, bad);
    if (text === null) {
      if (known?.has(source.textHash) === true && !bad.has(source.textHash)) continue;
      problems.push({ key: 'check_text', parameters: { title: source.title } });
      continue;
    }
    for (const coding of all(db, 'coding', { sourceId: source.id })) {
      if (coding.start === null || coding.end === null) continue;
      if (quoteDigest(text.slice(coding.start, coding.end)) !== coding.quoteDigest) {
        problems.push({ key: 'check_quote', parameters: { title: source.title, id: coding.id } });
      }
    }
  }
  return problems;
}

/** The text with this hash; null where it is missing, damaged or unreadable. */
function textOf(db: ReadDb, hash: string, bad: ReadonlySet<string>): string | null {
  if (bad.has(hash)) return null;
  try {
    return getBlob(db, hash).toString('utf8');
  } catch {
    return null;
  }
}
