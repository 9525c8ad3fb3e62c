// What the history keeps of a file that was written out of the study: its name without its folder, and how it was made.
import { basename, extname } from 'node:path';
import { calledNow } from '#core/history/rows-of-act.ts';
import type { ExportedFile } from '#core/history/told.ts';
import type { ReadDb } from '#db/handles.ts';
import { find } from '#db/write.ts';

/** Jobs that write a file which is no export of the study as it is. */
const NO_EXPORTS: ReadonlySet<string> = new Set(['snapshots.restore']);

/** What is no choice of how the file is made: where it goes, what is in it, and in which order. */
const NO_SETTINGS: ReadonlySet<string> = new Set(['to', 'reference', 'format', 'svg', 'order']);

/** The same of a page to be printed, for which a screen may hand over its whole table or figure. */
const NO_SETTINGS_OF_PAGES: ReadonlySet<string> = new Set([
  'title',
  'about',
  'columns',
  'groups',
  'notes',
  'svg',
]);

/** Where other files lie that the job reads: nobody needs to know that later. */
const PLACES: ReadonlySet<string> = new Set(['reference']);

/** Files that are written beside it, by what is in them. */
const BESIDE = 'beside';

/** What is called the same as something else, and is not. */
const APART: Readonly<Record<string, string>> = { 'figure.language': 'figureLanguage' };

/** What is chosen piece by piece. */
const PIECES: ReadonlySet<string> = new Set(['chosen', 'uses', 'themes', 'rows']);

/** Choices that are on unless somebody turns them off: then that is what was chosen. */
const USUALLY_ON: ReadonlySet<string> = new Set(['rollup', 'counts', 'paths', 'notice', 'coded']);

/** A setting longer than so many characters, such as a list of thousands of rows, is told by its length. */
const LONGEST = 2000;

/**
 * Where a job with this input writes what the study holds: the path of a file, or the title of a page to be printed. Null
 * where nothing leaves the study.
 */
export function writtenOut(method: string, input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null;
  const to = method === 'exports.original' ? 'reference' : isPrinting(method) ? 'title' : 'to';
  const asked: unknown = (input as Readonly<Record<string, unknown>>)[to];
  return typeof asked === 'string' ? asked : null;
}

function isPrinting(method: string): boolean {
  return method.startsWith('printing.');
}

/**
 * What is kept of the file that a job with this input has written, or of the page that it made to be printed; null where it
 * made neither, or an earlier version of the study. `rows` is null where nobody counts them.
 */
export function exportedFile(method: string, input: unknown, rows: number | null): ExportedFile | null {
  const to = writtenOut(method, input);
  if (to === null || NO_EXPORTS.has(method)) return null;
  const asked = input as Readonly<Record<string, unknown>>;
  const isPrinted = isPrinting(method);
  const file = isPrinted ? to : nameOfFile(to);
  const { format } = asked;
  return {
    file,
    format: isPrinted ? 'paper' : typeof format === 'string' ? format : extname(file).slice(1).toLowerCase(),
    rows,
    settings: Object.fromEntries(
      Object.entries(asked)
        .filter(([name]) => !(isPrinted ? NO_SETTINGS_OF_PAGES : NO_SETTINGS).has(name))
        .flatMap(([name, value]) => [...settings(name, value)]),
    ),
  };
}

/** The settings in a value, each by its own name; what is left off by default or is empty is none. */
function* settings(name: string, value: unknown): Generator<[string, string]> {
  if (value === null || value === undefined || value === '') return;
  if (value === false && !USUALLY_ON.has(name)) return;
  if (typeof value === 'object' && !Array.isArray(value)) {
    const inner = Object.entries(value).filter(([each]) => !PLACES.has(each));
    if (name === BESIDE) yield [name, inner.map(([, path]) => nameOfFile(String(path))).join(', ')];
    else for (const [each, said] of inner) yield* settings(APART[`${name}.${each}`] ?? each, said);
    return;
  }
  const written = Array.isArray(value) ? listed(name, value) : word(value);
  if (written === '') return;
  yield [
    name,
    written.length > LONGEST ? `(${Array.isArray(value) ? value.length : written.length})` : written,
  ];
}

/** Several in a row. Of what was chosen piece by piece only the number is told. */
function listed(name: string, values: readonly unknown[]): string {
  if (PIECES.has(name)) return values.length === 0 ? '' : `(${values.length})`;
  return values.map(word).join(', ');
}

/** One value: `none` for what nothing is said of, `Region: north / south` for what belongs together. */
function word(value: unknown): string {
  if (value === null) return 'none';
  if (typeof value !== 'object') return `${value as string | number | boolean}`;
  const [first, ...others] = Object.values(value).flat().map(word);
  return others.length === 0 ? (first ?? '') : `${first}: ${others.join(' / ')}`;
}

/** A page names a download by its id and its name; on this machine it is a path of either system. */
function nameOfFile(path: string): string {
  return basename(path.replaceAll('\\', '/'));
}

const NAMED = [
  'code',
  'source',
  'respondent',
  'comparison',
  'coder',
  'class',
  'sample',
  'attribute',
] as const;
const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** So many things are named; an export of more is told by its numbers. */
const MOST_NAMED = 40;

/** The names of what the settings mean by its id, as they are now. */
export function namesInSettings(db: ReadDb, { settings: chosen }: ExportedFile): Record<string, string> {
  const ids = new Set(Object.values(chosen).flatMap((value) => value.match(GUID) ?? []));
  const names: Record<string, string> = {};
  for (const id of [...ids].slice(0, MOST_NAMED)) {
    const name = nameOf(db, id);
    if (name !== null) names[id] = name;
  }
  return names;
}

function nameOf(db: ReadDb, id: string): string | null {
  for (const table of NAMED) {
    const row = find(db, table, id);
    if (row) return calledNow(row);
  }
  return null;
}
