// Portraits in the form that scripts read: `concord portraits --format json`. Names and nesting are part of its contract.
import { PATH_SEPARATOR } from '../codes/codebook.ts';
import { plainKey } from '../counting/grouping.ts';
import { selectionJson, type JsonTelling, type SelectionJson } from '../counting/selection-json.ts';
import type { GridGroup } from '../summary-grid/arrange.ts';
import type { GridRows } from '../summary-grid/request.ts';
import type { Portraits } from './portraits.ts';

/** Portraits as JSON. */
export interface PortraitsJson extends SelectionJson {
  readonly of: GridRows;
  /** Carriers in the base: what `carriers` of themes are out of. */
  readonly n: number;
  /** Interviews for which no respondent is named, which nobody carries. */
  readonly without_respondent: number;
  /** Codings of whole sources that have no place in the text and are left out. */
  readonly without_place: number;
  readonly themes: readonly {
    readonly code: string;
    readonly code_id: string;
    /** Names joined by ` > `. */
    readonly path: string;
    /** Each passage once. */
    readonly passages: number;
    /** Passages of all carriers; a passage that several people share counts for each. */
    readonly carried: number;
    /** How many carriers have at least one passage. */
    readonly carriers: number;
    /** The names of those with the most passages, how many each has, and its share in `carried`. */
    readonly largest: readonly string[];
    readonly largest_passages: number;
    readonly largest_share: number | null;
    /** 1 ÷ Σp² over the shares of the carriers. */
    readonly effective_number: number | null;
  }[];
  readonly carriers: readonly {
    readonly name: string;
    readonly id: string;
    /** The values that it is grouped by; empty where nothing is grouped. */
    readonly group: readonly string[];
    readonly sources: number;
    readonly reviewed: boolean;
    /** By theme. */
    readonly passages: readonly number[];
  }[];
  readonly lines: readonly {
    readonly name: string;
    readonly id: string;
    readonly group: readonly string[];
    readonly reviewed: boolean;
    readonly language: string | null;
    readonly date: string | null;
    /** The values of the attribute that lines are sorted by. */
    readonly values: readonly string[];
    /** In UTF-16 code units, as positions are. */
    readonly length: number;
    /** By theme, the passages in text order. */
    readonly places: readonly (readonly {
      readonly start: number;
      readonly end: number;
      readonly counterexample: boolean;
    }[])[];
  }[];
  readonly method: string;
  readonly notice: string | null;
}

/** The portraits as plain JSON. */
export function portraitsJson(
  { of, themes, lines, groups, carriers, carrierGroups, inBase, withoutRespondent, layer, facts }: Portraits,
  { coderName, method, notice }: JsonTelling,
): PortraitsJson {
  const groupOfLine = keysOf(groups);
  const groupOfCarrier = keysOf(carrierGroups);
  return {
    of,
    n: inBase,
    without_respondent: withoutRespondent,
    without_place: facts.withoutPlace,
    ...selectionJson(facts, layer, facts.sources.notReviewed, coderName),
    themes: themes.map(({ codeId, path, passages, spread }) => ({
      code: path.at(-1) ?? '',
      code_id: codeId,
      path: path.join(PATH_SEPARATOR),
      passages,
      carried: spread.passages,
      carriers: spread.carriers,
      largest: spread.largest.map((place) => carriers[place]!.name),
      largest_passages: spread.most,
      largest_share: spread.share,
      effective_number: spread.effective,
    })),
    carriers: carriers.map(({ name, id, sourceIds, isReviewed, passages }, place) => ({
      name,
      id,
      group: groupOfCarrier[place] ?? [],
      sources: sourceIds.length,
      reviewed: isReviewed,
      passages,
    })),
    lines: lines.map(({ name, id, isReviewed, language, date, values, length, places }, place) => ({
      name,
      id,
      group: groupOfLine[place] ?? [],
      reviewed: isReviewed,
      language,
      date,
      values: values.map(plainKey),
      length,
      places: places.map((own) =>
        own.map(({ start, end, isCounterexample }) => ({ start, end, counterexample: isCounterexample })),
      ),
    })),
    method,
    notice,
  };
}

/** For each row the values of its group. */
function keysOf(groups: readonly GridGroup[]): string[][] {
  return groups.flatMap(({ rows, meanings }) => Array.from({ length: rows }, () => meanings.map(plainKey)));
}
