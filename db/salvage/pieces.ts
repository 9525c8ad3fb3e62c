// Finds states of rows in what is left of a damaged act. Where such a piece and a row in the file agree, in
// two places, both are as they were written.
import { planOf, toDriver } from '../row-plans.ts';
import { tableNames } from '#core/tables/all.ts';
import { stateOf } from '../witness.ts';

/** The id of a row and the beginning of the row, or of the pair of rows of an update. */
const ROW = /"([^"\\]{8,64})":\[?(?=\{")/g;

/**
 * The hashes, as `stateOf` computes them, of every readable row in the text of a change, for every table that
 * the row may be of.
 */
export function* statesInPieces(text: string): Generator<string> {
  for (const { index, 0: head, 1: id } of text.matchAll(ROW)) {
    let at = index + head.length;
    for (const piece of objectsAt(text, at, head.endsWith('[') ? 2 : 1)) {
      at += piece.length + 1;
      const row = parsed(piece);
      if (row && 'id' in row && row.id === id) yield* statesOf(row);
    }
  }
}

/** The hashes of the row for each table that has exactly its fields. */
function* statesOf(row: object): Generator<string> {
  const fields = Object.keys(row);
  for (const table of tableNames) {
    const plan = planOf(table);
    const names = new Set(plan.columns.map(([field]) => field));
    if (fields.every((field) => names.has(field))) yield `${plan.name} ${stateOf(plan, toDriver(row, plan))}`;
  }
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** Up to `count` complete JSON objects from `from` on, separated by commas. */
function* objectsAt(text: string, from: number, count: number): Generator<string> {
  let at = from;
  for (let index = 0; index < count && text[at] === '{'; index += 1) {
    const end = endOfObject(text, at);
    if (end === null) return;
    yield text.slice(at, end);
    at = end + 1;
  }
}

/** Longer than any row, in characters. */
const MAX_ROW_LENGTH = 1_000_000;

function endOfObject(text: string, from: number): number | null {
  let depth = 0;
  let isText = false;
  for (let at = from; at < Math.min(text.length, from + MAX_ROW_LENGTH); at += 1) {
    const letter = text[at];
    if (isText) {
      if (letter === '\\') at += 1;
      else if (letter === '"') isText = false;
    } else if (letter === '"') isText = true;
    else if (letter === '{') depth += 1;
    else if (letter === '}' && (depth -= 1) === 0) return at + 1;
  }
  return null;
}
