// Places as rows of numbers by source: a study has tens of thousands of them, and as objects with the names of their fields and
// long ids they take longer to send and to read than to find.
import type { PlaceDecision } from './decisions.ts';
import type { DifferingPlace, DifferingPlaces } from './places.ts';

/** The places of one source, in text order. */
export interface PlacesInSource {
  readonly sourceId: string;
  /** The coders who coded any of their units. */
  readonly present: readonly string[];
  /**
   * Seven numbers for each place: its code in `codeIds`; start and end, -1 for the whole source; differences; the coders who
   * coded any of them, as the sum of 2 to the power of their place in `coderIds`; its decision in `decisions`, -1 for none; and
   * when that was made, in milliseconds since 1970.
   */
  readonly cells: readonly number[];
}

/** What `DifferingPlaces` says, packed. */
export interface PackedPlaces extends Omit<DifferingPlaces, 'places' | 'extents'> {
  readonly codeIds: readonly string[];
  readonly decisions: readonly Omit<PlaceDecision, 'at'>[];
  readonly places: readonly PlacesInSource[];
  readonly extents: readonly PlacesInSource[];
}

const CELLS = 7;
const NONE = -1;
const undecided = { number: NONE, time: 0 };

export function packPlaces({ places, extents, ...said }: DifferingPlaces): PackedPlaces {
  const codes = new Map<string, number>();
  const decisions = new Map<string, number>();
  const known: Omit<PlaceDecision, 'at'>[] = [];
  const placeOf = new Map(said.coderIds.map((id, at) => [id, at]));
  // What was decided at once is alike, and stands together.
  let last: { readonly decision: PlaceDecision; readonly number: number; readonly time: number } | null =
    null;
  const packedDecision = (decision: PlaceDecision): { readonly number: number; readonly time: number } => {
    const { at, ...rest } = decision;
    const { outcome, takenFrom, reason, coderId, isChanged } = rest;
    const isLikeLast =
      last !== null &&
      last.decision.isChanged === isChanged &&
      last.decision.outcome === outcome &&
      last.decision.takenFrom === takenFrom &&
      last.decision.coderId === coderId &&
      last.decision.reason === reason;
    const time = last?.decision.at === at ? last.time : Date.parse(at);
    if (last !== null && isLikeLast) last = { decision, number: last.number, time };
    else {
      const key = `${outcome} ${takenFrom} ${coderId} ${isChanged} ${reason}`;
      const number = decisions.get(key) ?? known.push(rest) - 1;
      decisions.set(key, number);
      last = { decision, number, time };
    }
    return last;
  };
  const packed = (list: readonly DifferingPlace[]): PlacesInSource[] => {
    const sources: { sourceId: string; present: Set<string>; cells: number[] }[] = [];
    for (const { sourceId, codeId, span, differences, present, decision } of list) {
      let inSource = sources.at(-1);
      if (inSource?.sourceId !== sourceId)
        sources.push((inSource = { sourceId, present: new Set(), cells: [] }));
      let code = codes.get(codeId);
      if (code === undefined) codes.set(codeId, (code = codes.size));
      let who = 0;
      for (const id of present) {
        who += 2 ** placeOf.get(id)!;
        inSource.present.add(id);
      }
      const { number, time } = decision === null ? undecided : packedDecision(decision);
      inSource.cells.push(code, span?.start ?? NONE, span?.end ?? NONE, differences, who, number, time);
    }
    return sources.map(({ sourceId, present, cells }) => ({ sourceId, present: [...present], cells }));
  };
  return {
    ...said,
    places: packed(places),
    extents: packed(extents),
    codeIds: [...codes.keys()],
    decisions: known,
  };
}

export function unpackPlaces({
  places,
  extents,
  codeIds,
  decisions,
  ...said
}: PackedPlaces): DifferingPlaces {
  const coders = new Map<number, readonly string[]>();
  const codersIn = (who: number): readonly string[] => {
    const ids = coders.get(who) ?? said.coderIds.filter((_, at) => Math.floor(who / 2 ** at) % 2 === 1);
    coders.set(who, ids);
    return ids;
  };
  const unpacked = (sources: readonly PlacesInSource[]): DifferingPlace[] =>
    sources.flatMap(({ sourceId, cells }) =>
      Array.from({ length: cells.length / CELLS }, (_, place): DifferingPlace => {
        const [code, start, end, differences, who, number, time] = cells.slice(
          place * CELLS,
          (place + 1) * CELLS,
        ) as [number, number, number, number, number, number, number];
        const decided = decisions[number];
        return {
          sourceId,
          codeId: codeIds[code]!,
          span: start === NONE ? null : { start, end },
          differences,
          present: codersIn(who),
          decision: decided ? { ...decided, at: new Date(time).toISOString() } : null,
        };
      }),
    );
  return { ...said, places: unpacked(places), extents: unpacked(extents) };
}
