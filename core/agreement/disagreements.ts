// Where coders differ: the units that some of them coded and others who decided on the source did not.
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import type { Span } from '../span.ts';
import { CodedBy } from './coded-by.ts';
import { inCharacters } from './in-characters.ts';
import { decidersNeeded, DEFAULT_THRESHOLD, type DisagreementsRequest, type Level } from './request.ts';
import { matchedPairs } from './segment-matching.ts';
import { codedUnits, textUnits, type UnitLevel, type UnitsOf } from './units.ts';

/** One difference. */
export interface Disagreement {
  readonly sourceId: string;
  readonly codeId: string;
  /** Where, in UTF-16 positions; null for a source. */
  readonly span: Span | null;
  /** The coders who coded it. */
  readonly present: readonly string[];
}

/**
 * Finds the differences in text order, source by source in the order of the corpus, and yields after each source how many
 * are done. With segments each coding without a match is one; with unitizing each stretch is one that not all coded with
 * the same code. `unitsOf` and what is thrown: as for `agreementOf`, except that codes of one coder may overlap.
 */
export function* disagreementsOf(
  corpus: Corpus,
  codings: CodingTable,
  request: DisagreementsRequest,
  unitsOf: UnitsOf,
): Generator<{ readonly done: number; readonly total: number }, Disagreement[]> {
  const coded = new CodedBy(corpus, codings, request);
  const total = coded.sources.length;
  const found: Disagreement[] = [];
  for (let source = 0; source < total; source += 1) {
    const here = differencesIn(coded, source, request, unitsOf).flatMap(({ differences }) => differences);
    found.push(...here.sort((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1)));
    yield { done: source + 1, total };
  }
  return found;
}

/** The differences on one row in one source. */
export interface DifferencesOn {
  /** The number of the row in `codeIds`. */
  readonly row: number;
  readonly differences: readonly Disagreement[];
}

/**
 * The differences in a source of `coded`, row by row; nothing where too few coders decided on it, and no row that none of
 * them used. The rows stay taken.
 */
export function differencesIn(
  coded: CodedBy,
  source: number,
  { level, threshold = DEFAULT_THRESHOLD }: Pick<DisagreementsRequest, 'level' | 'threshold'>,
  unitsOf: UnitsOf,
): DifferencesOn[] {
  const { deciders, record } = coded.sources[source]!;
  if (deciders < decidersNeeded(level, coded.coderIds.length)) return [];
  const rows = coded.take(source);
  // Cutting a text takes longer than comparing, so it is done only where somebody coded.
  const units =
    level === 'segments' || rows.length === 0 ? [] : textUnits(unitLevelOf(level), record, unitsOf);
  return rows.map((row) => ({
    row,
    differences:
      level === 'segments'
        ? unmatched(coded, source, row, threshold)
        : differing(coded, source, row, { level: unitLevelOf(level), units }),
  }));
}

/** How texts are cut is compared character by character. */
function unitLevelOf(level: Exclude<Level, 'segments'>): UnitLevel {
  return level === 'unitizing' ? 'character' : level;
}

function differing(
  coded: CodedBy,
  source: number,
  row: number,
  { level, units }: { readonly level: UnitLevel; readonly units: readonly Span[] },
): Disagreement[] {
  const { record, deciders } = coded.sources[source]!;
  return codedUnits(coded, row, level, record, units).flatMap(({ coded: sum, span }) => {
    const present = coded.codersIn(sum);
    if (present.length === deciders) return [];
    return [{ sourceId: record.id, codeId: coded.codeIds[row]!, span, present }];
  });
}

/** Codings of either of two coders without a match. Of more than two coders none are matched, so there are none. */
function unmatched(coded: CodedBy, source: number, row: number, threshold: number): Disagreement[] {
  const { record } = coded.sources[source]!;
  if (coded.coderIds.length !== 2) return [];
  const segments = coded.coderIds.map((_, coder) => coded.segmentsOf(coder, row));
  const [first = [], second = []] = segments.map((own) => inCharacters(record, own));
  const pairs = matchedPairs(first, second, threshold);
  const matched = [new Set(pairs.map(([one]) => one)), new Set(pairs.map(([, other]) => other))];
  return segments.flatMap((own, coder) =>
    own.flatMap((span, at) =>
      matched[coder]!.has(at)
        ? []
        : [{ sourceId: record.id, codeId: coded.codeIds[row]!, span, present: [coded.coderIds[coder]!] }],
    ),
  );
}
