// What lay under a cell when its summary was last edited or confirmed, and what has changed there since. The basis does
// not depend on the scope or the filters of the screen: it is all that the theme counts for that respondent or in that
// source, interviewers' remarks left out, in the layer in which the author worked.
import type { GridPlace, SummaryBasis } from '../basis.ts';
import { countedCodes } from '../codes/codebook.ts';
import type { CodingRow, CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { layerOf } from '../counting/layer.ts';
import type { LayerRequest } from '../counting/request.ts';
import { select, type SelectedSource, type Selection } from '../counting/selection.ts';
import { seesCoder } from '../sealing/sight.ts';

/** How many codings under a cell have changed. Each is counted once, under the first that applies in this order. */
export interface BasisChanges {
  readonly added: number;
  readonly removed: number;
  /** Codings that have another code now, of the theme or not. */
  readonly recoded: number;
  /** Codings on other words of the same text. */
  readonly moved: number;
  /** Codings whose words were changed. */
  readonly reworded: number;
}

/** What lies under cells now, layer by layer. Valid until the corpus or the table changes. */
export class CellsNow {
  readonly #corpus: Corpus;
  readonly #codings: CodingTable;
  readonly #counted = new Map<string, ReadonlySet<string>>();
  readonly #selections = new Map<string, LayerSources | null>();

  constructor(corpus: Corpus, codings: CodingTable) {
    this.#corpus = corpus;
    this.#codings = codings;
  }

  /** The layer with its coder named, so that it stays the same if the project gets another main coder. */
  layer(request: LayerRequest | undefined): LayerRequest {
    const { mainCoderId, sourcesInOrder } = this.#corpus;
    const layer = layerOf(this.#corpus, request ?? null, sourcesInOrder).request;
    return layer === 'main' && mainCoderId !== null ? { coderId: mainCoderId } : layer;
  }

  /** Whether blind work hides the codings of a layer from the one who asks. */
  isHidden(layer: LayerRequest): boolean {
    const { sight } = this.#corpus;
    return typeof layer !== 'string' && sight !== null && !seesCoder(sight, layer.coderId);
  }

  /** The codings under a cell, source by source in text order; none in a layer whose coder is gone or hidden. */
  under(place: GridPlace, layer: LayerRequest): CodingRow[] {
    const found = this.#sourcesIn(layer);
    if (!found) return [];
    const { selection, byPerson, bySource } = found;
    const person = place.respondentId === null ? -1 : selection.people.find(place.respondentId);
    const sources =
      place.respondentId === null ? [bySource.get(place.sourceId ?? '')] : (byPerson.get(person) ?? []);
    const counted = this.#codesOf(place.themeId);
    const { code } = this.#codings.columns;
    return sources.flatMap((source) =>
      source === undefined
        ? []
        : [...source.slots]
            .filter(
              (slot) =>
                counted.has(this.#codings.codes.idOf(code[slot]!)) &&
                selection.accepts(slot) &&
                (place.respondentId === null || selection.creditedTo(source, slot).includes(person)),
            )
            .map((slot) => this.#codings.rowAt(slot)),
    );
  }

  #codesOf(themeId: string): ReadonlySet<string> {
    const known = this.#counted.get(themeId) ?? countedCodes(this.#corpus.codebook, themeId);
    this.#counted.set(themeId, known);
    return known;
  }

  #sourcesIn(layer: LayerRequest): LayerSources | null {
    const key = typeof layer === 'string' ? layer : `coder ${layer.coderId}`;
    const known = this.#selections.get(key);
    if (known !== undefined) return known;
    const isGone = typeof layer !== 'string' && !this.#corpus.tables.coder.has(layer.coderId);
    const found =
      isGone || this.isHidden(layer)
        ? null
        : layerSources(select(this.#corpus, this.#codings, { layer, denominator: 'all' }));
    this.#selections.set(key, found);
    return found;
  }
}

interface LayerSources {
  readonly selection: Selection;
  readonly byPerson: ReadonlyMap<number, readonly SelectedSource[]>;
  readonly bySource: ReadonlyMap<string, SelectedSource>;
}

function layerSources(selection: Selection): LayerSources {
  const byPerson = new Map<number, SelectedSource[]>();
  for (const source of selection.sources)
    for (const person of source.people) byPerson.set(person, [...(byPerson.get(person) ?? []), source]);
  return { selection, byPerson, bySource: new Map(selection.sources.map((one) => [one.record.id, one])) };
}

/** What must be looked up to compare a basis with the present. */
export interface PresentFacts {
  /** The hash of the text of a source. */
  readonly textHashOf: (sourceId: string) => string | undefined;
  /** The present digest of the words of a coding. */
  readonly digestOf: (codingId: string) => string | null | undefined;
  /** The present code of a coding; undefined where the coding is gone. */
  readonly codeOf: (codingId: string) => string | undefined;
}

/** Compares a basis with what lies under the cell now; null where nothing has changed. */
export function changesUnder(
  { codings, texts }: SummaryBasis,
  now: readonly CodingRow[],
  { textHashOf, digestOf, codeOf }: PresentFacts,
): BasisChanges | null {
  const present = new Map(now.map((coding) => [coding.id, coding]));
  const hashes = new Map(texts);
  const changes = { added: 0, removed: 0, recoded: 0, moved: 0, reworded: 0 };
  for (const [id, codeId, sourceId, start, end, digest] of codings) {
    const coding = present.get(id);
    present.delete(id);
    const codeNow = coding?.codeId ?? codeOf(id);
    if (codeNow !== undefined && codeNow !== codeId) changes.recoded += 1;
    else if (!coding) changes.removed += 1;
    else if (textHashOf(sourceId) === hashes.get(sourceId)) {
      if (coding.start !== start || coding.end !== end) changes.moved += 1;
    } else if (digestOf(id) !== digest) changes.reworded += 1;
  }
  changes.added = present.size;
  return Object.values(changes).some((count) => count > 0) ? changes : null;
}
