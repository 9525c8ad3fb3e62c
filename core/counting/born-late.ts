// Codes born late: nobody looked for a code in the sources that were reviewed before it was created, so that
// its count may be too small.
import { bornAt, laterOf } from './births.ts';
import { closedAt } from './layer.ts';
import type { SelectedSource, Selection } from './selection.ts';

/** The sources of the base that a row's late codes concern. */
export interface LateSources {
  /** Sources that had been reviewed in the layer before one of the codes existed. */
  readonly late: readonly string[];
  /** Those of them without any of the codes: the count may be too small by their number. */
  readonly atRisk: readonly string[];
}

/**
 * Returns a function that gives, for the codes that a row counts, the sources of the base in which nobody
 * looked for one of them.
 */
export function lateSources(selection: Selection): (codeIds: ReadonlySet<string>) => LateSources {
  const { corpus, layer, sources } = selection;
  const closed = sources.flatMap((source) => {
    const at = closedAt(layer, source.record.id);
    return at === null ? [] : [{ source, at }];
  });
  const earliest = closed.reduce<string | null>(
    (first, { at }) => (first === null || at < first ? at : first),
    null,
  );
  return (codeIds) => {
    const newest = [...codeIds].reduce((latest, id) => laterOf(latest, bornAt(corpus, id)), '');
    if (earliest === null || earliest >= newest) return { late: [], atRisk: [] };
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
  /** In the order of the corpus; these are opened to look again. */
  readonly sourceIds: readonly string[];
}

/**
 * The codes among `codeIds` that were created after sources of the base had been reviewed, each with those
 * sources.
 */
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
