// Counts and estimates directly from the rows of a project file, as a reviewer with an SQL shell and a textbook might:
// one query for each set, none of the program's code, other formulas for the same numbers.
import type { Database } from 'better-sqlite3';

export interface Asked {
  readonly unit: 'sources' | 'respondents' | 'passages' | 'codings';
  readonly denominator: 'reviewed' | 'all' | 'any';
  readonly layer: 'main' | 'union' | 'majority' | 'adjudicated';
  readonly by: 'kind' | 'class' | 'year';
}

interface SourceRow {
  readonly id: string;
  readonly kind: string;
  readonly class_id: string | null;
  readonly class_name: string | null;
  readonly date: string | null;
}

interface CodingRow {
  readonly source_id: string;
  readonly code_id: string;
  readonly coder_id: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly respondent_id: string | null;
}

/** Counts of every code by column key; null if nothing can be counted. Columns without a source are absent. */
export class SqlRecount {
  readonly #db: Database;
  readonly #sources: readonly SourceRow[];
  readonly #codings: ReadonlyMap<string, CodingRow[]>;
  readonly #reviewers: ReadonlyMap<string, readonly string[]>;
  readonly #people: ReadonlyMap<string, readonly string[]>;

  constructor(db: Database) {
    this.#db = db;
    this.#sources = this.#rows<SourceRow>(`
      SELECT s.id, s.kind, s.class_id, c.name AS class_name, s.date
      FROM source s LEFT JOIN class c ON c.id = s.class_id
      WHERE s.status <> 'excluded' AND s.duplicate_of IS NULL`);
    this.#codings = gathered(
      this.#rows<CodingRow>(
        `SELECT source_id, code_id, coder_id, start, "end", respondent_id FROM coding WHERE voice IS NOT 'remark'`,
      ),
      (row) => row.source_id,
    );
    const reviews = this.#rows<{ source_id: string; coder_id: string }>(
      'SELECT source_id, coder_id FROM review',
    );
    this.#reviewers = new Map(
      [...gathered(reviews, (row) => row.source_id)].map(([id, own]) => [id, own.map((row) => row.coder_id)]),
    );
    const there = this.#rows<{ source_id: string; respondent_id: string }>(`
      SELECT sr.source_id, sr.respondent_id FROM source_respondent sr
      JOIN source s ON s.id = sr.source_id WHERE s.kind = 'interview'`);
    this.#people = new Map(
      [...gathered(there, (row) => row.source_id)].map(([id, own]) => [
        id,
        own.map((row) => row.respondent_id),
      ]),
    );
  }

  #rows<T>(sql: string, ...values: string[]): T[] {
    return this.#db.prepare(sql).all(...values) as T[];
  }

  /** The ids of all codes that are not merged. */
  codes(): string[] {
    return this.#rows<{ id: string }>('SELECT id FROM code').map(({ id }) => id);
  }

  /** The codes that a code counts: itself, its sub-codes, those that these gather, and the sub-codes of those. */
  #counted(codeId: string): Set<string> {
    return new Set(
      this.#rows<{ id: string }>(
        `WITH RECURSIVE
          own(id) AS (SELECT ? UNION SELECT c.id FROM code c JOIN own ON c.parent_id = own.id),
          more(id) AS (
            SELECT t.code_id FROM theme_code t JOIN own ON t.theme_id = own.id
            UNION SELECT c.id FROM code c JOIN more ON c.parent_id = more.id)
        SELECT id FROM own UNION SELECT id FROM more`,
        codeId,
      ).map(({ id }) => id),
    );
  }

  #coders(layer: Asked['layer']): Set<string> {
    const sql = {
      main: 'SELECT main_coder_id AS id FROM project',
      union: `SELECT id FROM coder WHERE kind = 'person'`,
      majority: `SELECT id FROM coder WHERE kind = 'person'`,
      adjudicated: `SELECT id FROM coder WHERE kind = 'adjudication'`,
    }[layer];
    return new Set(this.#rows<{ id: string }>(sql).map(({ id }) => id));
  }

  #reviewedBy(sourceId: string, coders: ReadonlySet<string>): string[] {
    return (this.#reviewers.get(sourceId) ?? []).filter((id) => coders.has(id));
  }

  /** The codings of a source in the layer; in a majority, only those of codes that won there. */
  #codingsOf(sourceId: string, { layer }: Pick<Asked, 'layer'>, coders: ReadonlySet<string>): CodingRow[] {
    const own = (this.#codings.get(sourceId) ?? []).filter(({ coder_id: id }) => coders.has(id));
    if (layer !== 'majority') return own;
    const voters = new Set(this.#reviewedBy(sourceId, coders));
    const votes = own.filter(({ coder_id: id }) => voters.has(id));
    return votes.filter(({ code_id: code }) => {
      const mine = new Set(votes.filter((vote) => vote.code_id === code).map((vote) => vote.coder_id));
      return mine.size > voters.size / 2;
    });
  }

  /** The counts of the code by column key. */
  counts(codeId: string, asked: Asked): Map<string, number | null> {
    const coders = this.#coders(asked.layer);
    const isReviewed = ({ id }: SourceRow): boolean => this.#reviewedBy(id, coders).length > 0;
    const used =
      asked.denominator === 'reviewed' && !this.#sources.some(isReviewed) ? 'all' : asked.denominator;
    const counted = this.#counted(codeId);
    const isTouched = (source: SourceRow): boolean =>
      isReviewed(source) || (this.#codings.get(source.id) ?? []).some(({ coder_id: id }) => coders.has(id));
    const isUntouched = !this.#sources.some(isTouched);
    const isUndecidable = asked.layer === 'majority' && !this.#sources.some(isReviewed);
    const columns = gathered(this.#sources, (source) => columnOf(source, asked.by));
    return new Map(
      [...columns].map(([key, inColumn]) => {
        const base = inColumn.filter(
          (source) =>
            ({
              reviewed: isReviewed(source),
              all: true,
              any: this.#codingsOf(source.id, asked, coders).length > 0,
            })[used],
        );
        const isOpen = asked.layer === 'majority' && used === 'all' && !inColumn.some(isReviewed);
        const isEmpty =
          asked.unit === 'respondents' ? !base.some(({ id }) => this.#people.has(id)) : base.length === 0;
        if (isUntouched || isUndecidable || isOpen || isEmpty) return [key, null];
        return [key, this.#count(base, counted, asked, coders)];
      }),
    );
  }

  #count(
    base: readonly SourceRow[],
    counted: ReadonlySet<string>,
    asked: Asked,
    coders: ReadonlySet<string>,
  ): number {
    const people = new Set<string>();
    let sum = 0;
    for (const { id } of base) {
      const found = this.#codingsOf(id, asked, coders).filter(({ code_id: code }) => counted.has(code));
      if (found.length === 0) continue;
      const there = this.#people.get(id) ?? [];
      for (const { respondent_id: speaker } of found) {
        if (there.length > 1 && speaker !== null && there.includes(speaker)) people.add(speaker);
        else for (const person of there) people.add(person);
      }
      if (asked.unit === 'sources') sum += 1;
      if (asked.unit === 'codings') sum += found.length;
      if (asked.unit === 'passages') sum += stretches(found);
    }
    return asked.unit === 'respondents' ? people.size : sum;
  }

  /**
   * The share of the code in the frame of a class that was sampled once and read completely, with its standard error
   * and interval: by weights of single sources and the spread of their residuals (Lumley 2010, Complex Surveys, 2.2),
   * the ends of each Wilson interval by bisection. Null if the class has no sample.
   */
  estimate(codeId: string, classId: string): Estimated | null {
    const samples = this.#rows<{ settings: string; source_ids: string }>(
      'SELECT settings, source_ids FROM sample',
    );
    const counted = this.#counted(codeId);
    const coders = this.#coders('main');
    const [sample] = samples
      .map(({ settings, source_ids: ids }) => ({
        frame: (JSON.parse(settings) as { frame: { sourceIds: string[] }[] }).frame,
        drawn: JSON.parse(ids) as string[],
      }))
      .filter(({ frame }) =>
        frame.some(({ sourceIds }) =>
          this.#sources.some((s) => s.class_id === classId && sourceIds.includes(s.id)),
        ),
      )
      .sort((a, b) => b.drawn.length - a.drawn.length);
    if (!sample) return null;
    const lost = new Set(
      this.#rows<{ id: string }>(`
        SELECT s.id FROM source s JOIN exclusion_reason r ON r.name = s.exclusion_reason
        WHERE s.status = 'excluded' AND r.mark = 'could-not-be-read'`).map(({ id }) => id),
    );
    const inScope = new Set(this.#sources.filter((s) => s.class_id === classId).map(({ id }) => id));
    const has = (id: string): boolean =>
      this.#codingsOf(id, { layer: 'main' }, coders).some(({ code_id: code }) => counted.has(code));
    const strata = sample.frame.map(({ sourceIds }) => {
      const frame = new Set(sourceIds);
      const read = sample.drawn.filter((id) => frame.has(id) && !lost.has(id));
      return {
        N: frame.size,
        read: read.map((id) => ({ e: inScope.has(id) ? 1 : 0, x: inScope.has(id) && has(id) ? 1 : 0 })),
      };
    });
    return textbook(strata);
  }
}

export interface Estimated {
  readonly share: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

interface ReadStratum {
  readonly N: number;
  /** For each source read, whether it is in the domain and has the theme. */
  readonly read: readonly { readonly e: number; readonly x: number }[];
}

/** The estimate by weighing each source, and by the spread of its differences from the whole. */
export function textbook(strata: readonly ReadStratum[]): Estimated {
  const sources = strata.flatMap(({ N, read }) => read.map((one) => ({ ...one, w: N / read.length })));
  const frame = total(sources.map(({ e, w }) => e * w));
  const share = total(sources.map(({ x, w }) => x * w)) / frame;
  let variance = 0;
  let [below, above] = [0, 0];
  for (const { N, read } of strata) {
    const n = read.length;
    const residuals = read.map(({ e, x }) => (x - share * e) / frame);
    const mean = total(residuals) / n;
    const spread = n > 1 ? total(residuals.map((each) => (each - mean) ** 2)) / (n - 1) : 0;
    variance += (N ** 2 * (1 - n / N) * spread) / n;
    const e = total(read.map((one) => one.e));
    if (e === 0) continue;
    const own = total(read.map((one) => one.x)) / e;
    const size = (N * e) / n;
    const weight = size / frame;
    // The uncertainty from the unknown size of the domain, and the width of the stratum's own interval.
    const apart =
      n > 1 ? (N ** 2 * (1 - n / N) * e * (1 - e / n) * (own - share) ** 2) / (n * (n - 1) * frame ** 2) : 0;
    const reach = (direction: -1 | 1): number => (weight * (wilsonEnd(own, e, size, direction) - own)) ** 2;
    below += reach(-1) + z ** 2 * apart;
    above += reach(1) + z ** 2 * apart;
  }
  const seen = total(sources.map(({ x }) => x)) / frame;
  const without = total(sources.map(({ e, x }) => e - x)) / frame;
  return {
    share,
    se: Math.sqrt(variance),
    low: Math.max(seen, share - Math.sqrt(below)),
    high: Math.min(1 - without, share + Math.sqrt(above)),
  };
}

const z = 1.959963984540054;

/** The true share whose distance from this share is z standard errors of a draw without replacement. */
function wilsonEnd(share: number, drawn: number, frame: number, direction: -1 | 1): number {
  if (frame <= drawn) return share;
  const correction = (frame - drawn) / (frame - 1);
  const isWithin = (truth: number): boolean =>
    (share - truth) ** 2 <= (z ** 2 * correction * truth * (1 - truth)) / drawn;
  let [inside, outside] = [share, direction < 0 ? 0 : 1];
  for (let step = 0; step < 100; step += 1) {
    const middle = (inside + outside) / 2;
    if (isWithin(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function columnOf({ kind, class_name: name, date }: SourceRow, by: Asked['by']): string {
  if (by === 'kind') return kind;
  if (by === 'class') return name ?? '(none)';
  return date?.slice(0, 4) ?? '(none)';
}

/** How many connected ranges of text: a coding continues another if they share a character. */
function stretches(codings: readonly CodingRow[]): number {
  const spans = codings
    .flatMap(({ start, end }) => (start === null || end === null ? [] : [{ start, end }]))
    .sort((a, b) => a.start - b.start);
  let count = 0;
  let reached = -1;
  for (const { start, end } of spans) {
    if (start >= reached) count += 1;
    reached = Math.max(reached, end);
  }
  return count;
}

function gathered<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const group = found.get(key(row));
    if (group) group.push(row);
    else found.set(key(row), [row]);
  }
  return found;
}
