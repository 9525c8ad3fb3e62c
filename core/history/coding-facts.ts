// Acts on codings: coding passages and whole sources, changing the code, resizing, adding details.
import type { CodingRecord } from '../records.ts';
import { plainFacts, type ActFacts, type Thing } from './facts.ts';
import { changedFields, type ActRows } from './rows-of-act.ts';

/** The facts of an act on codings; null for any other act. */
export function codingFacts(rows: ActRows): ActFacts | null {
  const [added, removed, updated] = [rows.added('coding'), rows.removed('coding'), rows.updated('coding')];
  if (rows.removed('source').length > 0 || rows.removed('coder').length > 0) return null;
  if (added.length > 0 && removed.length > 0 && updated.length === 0)
    return replacedFacts(rows, removed, added);
  if (updated.length > 0) return updatedFacts(rows, updated);
  if (added.length === 1 && added[0]!.suggestedBy !== null)
    return { ...plainFacts('accepted_suggestion'), things: shared(rows, added) };
  if (added.length > 0) return aboutCodings(rows, 'coded', added);
  if (removed.length > 0) return aboutCodings(rows, 'uncoded', removed);
  const [example] = rows.added('codeExample');
  const [lost] = rows.removed('codeExample');
  const link = example ?? lost;
  if (!link) return null;
  return {
    ...plainFacts(example ? 'pinned_example' : 'unpinned_example'),
    things: { code: rows.code(link.codeId) },
  };
}

/** The facts of refusing suggested passages of one code, or of allowing them again; null for any other act. */
export function refusalFacts(rows: ActRows): ActFacts | null {
  const [refused, allowed] = [rows.added('refusedPassage'), rows.removed('refusedPassage')];
  const [first] = [...refused, ...allowed];
  if (!first || [...refused, ...allowed].some(({ codeId }) => codeId !== first.codeId)) return null;
  const code = rows.code(first.codeId);
  if (refused.length === 1 && allowed.length === 0)
    return { ...plainFacts('refused_suggestion'), things: { code, source: rows.source(first.sourceId) } };
  if (refused.length > 0) return null;
  return { ...plainFacts('allowed_suggestion', allowed.length), things: { code } };
}

/** The facts of moving codings from one source to another; null for any other act. */
export function movedCodingsFacts(rows: ActRows): ActFacts | null {
  const moved = rows.updated('coding').filter(([from, to]) => from.sourceId !== to.sourceId);
  const [first] = moved;
  if (!first) return null;
  const goneIds = rows.removed('coding').map(({ sourceId }) => sourceId);
  const fromIds = new Set([...moved.map(([{ sourceId }]) => sourceId), ...goneIds]);
  const [fromId] = fromIds;
  const into = rows.source(first[1].sourceId);
  const things: Record<string, Thing> =
    fromIds.size === 1 && fromId !== undefined ? { source: rows.source(fromId), into } : { into };
  return {
    ...plainFacts(things['source'] ? 'moved_codings' : 'moved_codings_to', moved.length + goneIds.length),
    things,
  };
}

/** The code and the source that all codings have in common. */
function shared(rows: ActRows, codings: readonly CodingRecord[]): Record<string, Thing> {
  const codes = new Set(codings.map(({ codeId }) => codeId));
  const sources = new Set(codings.map(({ sourceId }) => sourceId));
  const [codeId] = codes;
  const [sourceId] = sources;
  return {
    ...(codes.size === 1 && codeId !== undefined ? { code: rows.code(codeId) } : {}),
    ...(sources.size === 1 && sourceId !== undefined ? { source: rows.source(sourceId) } : {}),
  };
}

/** The key `coded_whole_with`, `uncoded_in` …, and the code or source that the codings have in common. */
function aboutCodings(rows: ActRows, verb: 'coded' | 'uncoded', codings: readonly CodingRecord[]): ActFacts {
  const things = shared(rows, codings);
  const whole = codings.every(({ start }) => start === null) ? '_whole' : '';
  const common = things['code'] ? (things['source'] ? '_both' : '_with') : things['source'] ? '_in' : '';
  return { ...plainFacts(`${verb}${whole}${common}`, codings.length), things };
}

/** The facts of replacing codings: by codings of another code, or several by one. */
function replacedFacts(
  rows: ActRows,
  removed: readonly CodingRecord[],
  added: readonly CodingRecord[],
): ActFacts {
  const [then, now] = [shared(rows, removed), shared(rows, added)];
  if (then['code'] && now['code'] && then['code'].id !== now['code'].id)
    return { ...plainFacts('recoded', added.length), things: { code: then['code'], into: now['code'] } };
  return { ...plainFacts('replaced_codings', removed.length), things: now };
}

function updatedFacts(rows: ActRows, updated: readonly (readonly [CodingRecord, CodingRecord])[]): ActFacts {
  const now = updated.map(([, to]) => to);
  const things = shared(rows, now);
  const changed = new Set(updated.flatMap(([from, to]) => changedFields(from, to)));
  if (changed.has('codeId')) {
    const then = shared(
      rows,
      updated.map(([from]) => from),
    );
    return recodedFacts(updated.length, then['code'], things['code']);
  }
  if (rows.tables.has('source')) return { ...plainFacts('wrote', updated.length), things };
  if (changed.has('start') || changed.has('end')) return { ...plainFacts('resized', updated.length), things };
  const { source } = things;
  // Somebody looked at the words and left the coding on them.
  if (changed.has('quoteDigest') && source)
    return { ...plainFacts('kept_on_words', updated.length), things: { source } };
  const [field] = changed;
  if (field === undefined) return { ...plainFacts('changed_codings', updated.length), things };
  const values = (place: 0 | 1) => new Set(updated.map((pair) => pair[place][field]));
  const [from, to] = [values(0), values(1)];
  const only = (set: ReadonlySet<unknown>): string | null => {
    const [value] = set;
    if (set.size !== 1 || value === null || value === undefined) return null;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return {
    ...plainFacts('changed_coding_field', updated.length),
    things,
    field,
    value:
      field === 'respondentId'
        ? null
        : { of: field === 'translation' ? 'text' : field, from: only(from), to: only(to) },
  };
}

/** The facts of moving codings of one or several codes to one or several others. */
function recodedFacts(count: number, code: Thing | undefined, into: Thing | undefined): ActFacts {
  if (!into) return plainFacts('recoded_several', count);
  return code
    ? { ...plainFacts('recoded', count), things: { code, into } }
    : { ...plainFacts('recoded_into', count), things: { into } };
}
