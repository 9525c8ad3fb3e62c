// Codes born late: a code that was created after sources were reviewed was never looked for in them, so that its
// count may be too small.
import { bornAt, laterOf } from './births.ts';
import { closedAt } from './layer.ts';
import type { SelectedSource, Selection } from './selection.ts';

/** What a row's codes born late come to, over the base. */
export interface LateSources {
  /** Sources that had been reviewed in the layer before one of the codes existed. */
  readonly late: readonly string[];
  /** Those of them without any of the codes: the count may be too small by these. */
  readonly atRisk: readonly string[];
}

/** For the codes that a row counts, the sources of the base in which one of them was never looked for. */
export function lateSources(selection: Selection): (codeIds: ReadonlySet<string>) => LateSources {
  const { corpus, layer, sources } = selection;
  const closed = sources.flatMap((source) => {
    const at = closedAt(layer, source.record.id);
    return at === null ? [] : [{ source, at }];
  });
  const times = closed.map(({ at }) => at).sort();
  return (codeIds) => {
    const newest = [...codeIds].reduce((latest, id) => laterOf(latest, bornAt(corpus, id)), '');
    if (times.length === 0 || times[0]! >= newest) return { late: [], atRisk: [] };
    const late = closed.filter(({ at }) => at < newest).map(({ source }) => source);
    return {
      late: late.map(({ record }) => record.id),
      atRisk: late.filter((source) => !isPresent(selection, source, codeIds)).map(({ record }) => record.id),
    };
  };
}

/** The sources of the base that have any of the codes, in the order of the corpus. */
export function sourcesWith(selection: Selection, codeIds: ReadonlySet<string>): readonly string[] {
  return selection.sources
    .filter((source) => isPresent(selection, source, codeIds))
    .map(({ record }) => record.id);
}

function isPresent(
  { codings, accepts, creditedTo }: Selection,
  source: SelectedSource,
  codeIds: ReadonlySet<string>,
): boolean {
  const { code } = codings.columns;
  return source.slots.some(
    (slot) =>
      codeIds.has(codings.codes.idOf(code[slot]!)) &&
      accepts(slot) &&
      (!source.isGroup || creditedTo(source, slot).length > 0),
  );
}

/** A code with the sources that had been reviewed before it was created. */
export interface LateCode {
  readonly codeId: string;
  /** In the order of the corpus: what one opens to look again. */
  readonly sourceIds: readonly string[];
}

/** The codes among `codeIds` that were created after sources of the base had been reviewed, each with these. */
export function lateCodes({ corpus, layer, base }: Selection, codeIds: Iterable<string>): LateCode[] {
  const closed = base.sources.flatMap(({ id }) => {
    const at = closedAt(layer, id);
    return at === null ? [] : [{ id, at }];
  });
  return [...codeIds].flatMap((codeId) => {
    const born = bornAt(corpus, codeId);
    const sourceIds = closed.filter(({ at }) => at < born).map(({ id }) => id);
    return sourceIds.length === 0 ? [] : [{ codeId, sourceIds }];
  });
}
