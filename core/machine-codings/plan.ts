// What becomes of each row of codings that were made elsewhere: a new coding, one that is there already, or none, with the
// reason. Rows are planned source by source, so that each text is read once.
import { branchMates, type Codebook } from '../codes/codebook.ts';
import type { SourceRecord } from '../records.ts';
import type { Span } from '../span.ts';
import { placeOf } from './place.ts';
import type { RefusedRow, RowProblem } from './problem.ts';
import type { SheetColumns, SheetField } from './columns.ts';

/** A coding that an import will add. */
export interface PlannedCoding {
  readonly line: number;
  readonly sourceId: string;
  readonly codeId: string;
  /** Null for the whole source. */
  readonly span: Span | null;
  readonly rationale: string | null;
  readonly confidence: number | null;
}

/** The codings of one source that are there already. */
export interface PlacedCoding {
  readonly codeId: string;
  readonly start: number | null;
  readonly end: number | null;
}

/** What a plan needs to know of the study. */
export interface StudyAtHand {
  readonly codebook: Codebook;
  /** The sources that a cell may mean. */
  readonly sourcesCalled: (cell: string) => readonly SourceRecord[];
  readonly codeCalled: (cell: string) => { readonly codeId: string | null; readonly isAmbiguous: boolean };
  readonly textOf: (source: SourceRecord) => string;
  /** The coder's codings of a source. */
  readonly codingsOf: (sourceId: string) => readonly PlacedCoding[];
}

export interface CodingPlan {
  /** In the order of the sources met first, and of the lines in each. */
  readonly codings: readonly PlannedCoding[];
  /** Lines whose coding the coder has already. */
  readonly already: number;
  /** Lines that repeat an earlier line of the table. */
  readonly repeated: number;
  /** In the order of the lines. */
  readonly refused: readonly RefusedRow[];
}

interface Row {
  readonly line: number;
  readonly cell: (field: SheetField) => string;
}

/** A piece of work: how many rows are planned of how many. */
export interface Planned {
  readonly done: number;
  readonly total: number;
}

/**
 * Plans the rows; empty ones are passed over. `firstLine` is the number of the first row. Yields after every source, so that
 * a long table can be stopped.
 */
export function* planRows(
  rows: readonly (readonly string[])[],
  columns: SheetColumns,
  firstLine: number,
  study: StudyAtHand,
): Generator<Planned, CodingPlan> {
  const plan = new Plan(study);
  const lines = rows.flatMap((cells, at): Row[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    return [{ line: firstLine + at, cell: (field) => cells[columns[field] ?? -1] ?? '' }];
  });
  let done = 0;
  for (const ofSource of Map.groupBy(lines, ({ cell }) => cell('source').trim()).values()) {
    plan.takeSource(ofSource);
    done += ofSource.length;
    yield { done, total: lines.length };
  }
  return plan.made();
}

class Plan {
  readonly #study: StudyAtHand;
  readonly #codings: PlannedCoding[] = [];
  readonly #refused: RefusedRow[] = [];
  /** The places taken in each source, by the coder or by an earlier line. */
  readonly #taken = new Map<string, { there: Set<string>; planned: Set<string>; wholes: PlacedCoding[] }>();
  #already = 0;
  #repeated = 0;

  constructor(study: StudyAtHand) {
    this.#study = study;
  }

  made(): CodingPlan {
    return {
      codings: this.#codings,
      already: this.#already,
      repeated: this.#repeated,
      refused: this.#refused.toSorted((a, b) => a.line - b.line),
    };
  }

  /** Takes the rows that name one source alike. */
  takeSource(rows: readonly Row[]): void {
    const called = rows[0]!.cell('source').trim();
    const found = called === '' ? [] : this.#study.sourcesCalled(called);
    const [source] = found;
    if (!source || found.length > 1) {
      const problem = called === '' ? 'no_source' : source ? 'several_sources' : 'unknown_source';
      for (const row of rows) this.#refuse(row, problem, { count: found.length, value: called });
      return;
    }
    const text = { text: this.#study.textOf(source), astral: JSON.parse(source.astral) as number[] };
    for (const row of rows) {
      const codeId = this.#codeOf(row);
      if (codeId === null) continue;
      const confidence = numberIn(row.cell('confidence'));
      if (Number.isNaN(confidence)) {
        this.#refuse(row, 'no_confidence', { value: row.cell('confidence').trim() });
        continue;
      }
      const cells = { start: row.cell('start'), end: row.cell('end'), quote: row.cell('quote') };
      const place = placeOf(text, cells);
      if (place !== null && 'problem' in place) {
        this.#refuse(row, place.problem, place);
        continue;
      }
      const rationale = row.cell('rationale').trim() || null;
      this.#add({ line: row.line, sourceId: source.id, codeId, span: place, rationale, confidence }, row);
    }
  }

  /** The code of a row that can be applied; null if the row was refused. */
  #codeOf(row: Row): string | null {
    const called = row.cell('code').trim();
    const { codeId, isAmbiguous } =
      called === '' ? { codeId: null, isAmbiguous: false } : this.#study.codeCalled(called);
    const code = codeId === null ? undefined : this.#study.codebook.byId.get(codeId);
    const problem: RowProblem | null =
      called === ''
        ? 'no_code'
        : isAmbiguous
          ? 'several_codes'
          : !code
            ? 'unknown_code'
            : code.status === 'retired' || code.status === 'merged'
              ? 'retired_code'
              : code.codable
                ? null
                : 'heading_code';
    if (problem === null) return codeId;
    this.#refuse(row, problem, { value: called });
    return null;
  }

  #add(coding: PlannedCoding, row: Row): void {
    const { sourceId, codeId, span } = coding;
    const taken = this.#takenIn(sourceId);
    const key = keyOf({ codeId, start: span?.start ?? null, end: span?.end ?? null });
    if (taken.there.has(key)) this.#already += 1;
    else if (taken.planned.has(key)) this.#repeated += 1;
    else if (span === null && branchMates(this.#study.codebook, codeId, taken.wholes).length > 0)
      this.#refuse(row, 'one_per_source', { value: row.cell('code').trim() });
    else {
      taken.planned.add(key);
      if (span === null) taken.wholes.push({ codeId, start: null, end: null });
      this.#codings.push(coding);
    }
  }

  #takenIn(sourceId: string) {
    const known = this.#taken.get(sourceId);
    if (known) return known;
    const there = this.#study.codingsOf(sourceId);
    const taken = {
      there: new Set(there.map(keyOf)),
      planned: new Set<string>(),
      wholes: there.filter(({ start }) => start === null),
    };
    this.#taken.set(sourceId, taken);
    return taken;
  }

  #refuse(
    { line, cell }: Row,
    problem: RowProblem,
    { count = 0, value = '' }: { readonly count?: number; readonly value?: string },
  ): void {
    const [source, code, start, end] = (['source', 'code', 'start', 'end'] as const).map((field) =>
      cell(field).trim(),
    );
    this.#refused.push({
      line,
      problem,
      source: source!,
      code: code!,
      start: start!,
      end: end!,
      quote: cell('quote'),
      count,
      value,
    });
  }
}

function keyOf({ codeId, start, end }: PlacedCoding): string {
  return `${codeId} ${start} ${end}`;
}

/** The number in a cell, with a point or a comma; null for an empty cell, NaN for any other. */
function numberIn(cell: string): number | null {
  const written = cell.trim();
  if (written === '') return null;
  if (!/^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[-+]?\d+)?$/i.test(written)) return Number.NaN;
  const number = Number(written.replace(',', '.'));
  // Too large a number would be infinite, which no file can hold.
  return Number.isFinite(number) ? number : Number.NaN;
}
