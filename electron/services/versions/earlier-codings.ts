// Codings made before the present definition of their code, as a list of work: those not read again since.
import type { RereadBasis } from '#core/versions/reread.ts';
import type { RuleThroughTime } from '#core/versions/definitions.ts';
import type { ReadDb } from '#db/handles.ts';
import { statement } from '#db/statements.ts';
import { all } from '#db/write.ts';
import { versionsInOrder } from './moments.ts';
import { rulesThroughTime } from './definitions-in-history.ts';

/** How many codings of a code were made before its present definition. */
export interface EarlierCounts {
  readonly codeId: string;
  /** Codings of the code now. */
  readonly codings: number;
  /** Made under another definition, read again since or not. */
  readonly earlier: number;
  /** Of these, read again under the present one. */
  readonly reread: number;
  /** When the present definition came to stand. */
  readonly since: string | null;
}

/** A coding made before the present definition of its code. */
export interface EarlierCoding {
  readonly codingId: string;
  readonly sourceId: string;
  /** Null for a whole-source coding. */
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly createdAt: string;
  /** When it was last read again under the present definition. */
  readonly rereadAt: string | null;
}

interface DatedCoding {
  readonly id: string;
  readonly codeId: string;
  readonly sourceId: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly createdAt: string;
}

const DATED = `
  SELECT id, code_id AS codeId, source_id AS sourceId, start, "end", created_at AS createdAt
  FROM coding WHERE coder_id = ? AND code_id IN (SELECT value FROM json_each(?)) ORDER BY source_id, start, id`;

/** The codings of a coder in these codes, with their times. */
function datedCodings(db: ReadDb, coderId: string, codeIds: Iterable<string>): DatedCoding[] {
  return statement(db.sqlite, DATED).all(coderId, JSON.stringify([...codeIds])) as DatedCoding[];
}

/** When each coding was last read again, by `coding code`, by anybody whose marks may be read. */
function rereadings(db: ReadDb): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const { basis, at } of all(db, 'rereading')) {
    const { codingId, codeId } = JSON.parse(basis) as RereadBasis;
    const key = `${codingId} ${codeId}`;
    if ((last.get(key) ?? '') < at) last.set(key, at);
  }
  return last;
}

/** The code of each of these codings was defined otherwise when they were made. */
function* earlierIn(
  codings: readonly DatedCoding[],
  rules: ReadonlyMap<string, RuleThroughTime>,
  read: ReadonlyMap<string, string>,
): Generator<EarlierCoding & { readonly codeId: string }> {
  for (const { id, codeId, sourceId, start, end, createdAt } of codings) {
    const rule = rules.get(codeId);
    if (!rule?.isOther(createdAt)) continue;
    const at = read.get(`${id} ${codeId}`);
    const rereadAt = at === undefined || rule.isOther(at) ? null : at;
    const span = start === null || end === null ? null : { start, end };
    yield { codingId: id, codeId, sourceId, span, createdAt, rereadAt };
  }
}

/** The codes that were defined otherwise before and have codings of this coder from then, in the order of the codebook rows. */
export function earlierCounts(db: ReadDb, coderId: string): EarlierCounts[] {
  const rules = rulesThroughTime(db);
  const redefined = [...rules].filter(([, { since }]) => since !== null).map(([id]) => id);
  const codings = datedCodings(db, coderId, redefined);
  const allOf = Map.groupBy(codings, ({ codeId }) => codeId);
  const earlier = Map.groupBy(earlierIn(codings, rules, rereadings(db)), ({ codeId }) => codeId);
  return [...earlier].map(([codeId, those]) => ({
    codeId,
    codings: allOf.get(codeId)?.length ?? 0,
    earlier: those.length,
    reread: those.filter(({ rereadAt }) => rereadAt !== null).length,
    since: rules.get(codeId)?.since ?? null,
  }));
}

/** The codings of this code and coder from before its present definition, by source and place. */
export function earlierCodings(db: ReadDb, coderId: string, codeId: string): EarlierCoding[] {
  const found = earlierIn(datedCodings(db, coderId, [codeId]), rulesThroughTime(db), rereadings(db));
  return Array.from(found, ({ codeId: _code, ...coding }) => coding);
}

/** How many codings were made under a version. */
export interface MadeUnder {
  /** The number of the version; null for before the first. */
  readonly number: number | null;
  readonly codings: number;
}

/** How many codings of this code and coder were made under which version, oldest first; those without codings are left out. */
export function madeUnder(db: ReadDb, coderId: string, codeId: string): MadeUnder[] {
  const versions = versionsInOrder(db);
  const counts = new Map<string | null, MadeUnder>(
    [null, ...versions].map((version) => [
      version?.id ?? null,
      { number: version?.number ?? null, codings: 0 },
    ]),
  );
  for (const { createdAt } of datedCodings(db, coderId, [codeId])) {
    const under = versions.findLast(({ at }) => at <= createdAt)?.id ?? null;
    const before = counts.get(under);
    if (before) counts.set(under, { ...before, codings: before.codings + 1 });
  }
  return [...counts.values()].filter(({ codings }) => codings > 0);
}
