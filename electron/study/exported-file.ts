// What the history records of an exported file: its name without its folder, and how it was made.
import { basename, extname } from 'node:path';
import { presentName } from '#core/history/rows-of-act.ts';
import type { ExportedFile } from '#core/history/act-notes.ts';
import type { ReadDb } from '#db/handles.ts';
import { find } from '#db/write.ts';

/** Jobs that write a file which is no export of the present study. */
const NO_EXPORTS: ReadonlySet<string> = new Set(['snapshots.restore']);

/** Inputs that do not say how the file is made: its path, its content, the order of its rows. */
const NO_SETTINGS: ReadonlySet<string> = new Set(['to', 'reference', 'format', 'svg', 'order', 'pictures']);

/** The same for a printed page, for which a screen may pass in its whole table or figure. */
const NO_SETTINGS_OF_PAGES: ReadonlySet<string> = new Set([
  'title',
  'about',
  'columns',
  'groups',
  'notes',
  'svg',
]);

/** Paths of other files that the job reads: nobody needs to know them later. */
const PLACES: ReadonlySet<string> = new Set(['reference']);

/** The input with further files, written beside the main one. */
const BESIDE = 'beside';

/** Settings that share a name with another one but mean something else. */
const APART: Readonly<Record<string, string>> = { 'figure.language': 'figureLanguage' };

/** Things chosen one by one. */
const PIECES: ReadonlySet<string> = new Set(['chosen', 'uses', 'themes', 'rows', 'ids']);

/** Choices that are on by default: turning them off is the choice. */
const USUALLY_ON: ReadonlySet<string> = new Set(['rollup', 'counts', 'paths', 'notice', 'coded']);

/** A longer setting, in characters, such as a list of thousands of rows, is recorded by its length. */
const MAX_SETTING_CHARACTERS = 2000;

/**
 * Where a job with this input writes the study's content: the path of a file, or the title of a printed page. Null if
 * nothing leaves the study.
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
 * The record of the file that a job with this input has written, or of the page that it made to print; null if it made
 * neither, or an earlier version of the study. `rows` is null if the job does not count rows.
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

/** The settings in a value, each under its own name; defaults that are off and empty values are none. */
function* settings(name: string, value: unknown): Generator<[string, string]> {
  if (value === null || value === undefined || value === '') return;
  if (value === false && !USUALLY_ON.has(name)) return;
  if (typeof value === 'object' && !Array.isArray(value)) {
    const inner = Object.entries(value).filter(([each]) => !PLACES.has(each));
    if (name === BESIDE) yield [name, inner.map(([, path]) => nameOfFile(String(path))).join(', ')];
    else for (const [each, setting] of inner) yield* settings(APART[`${name}.${each}`] ?? each, setting);
    return;
  }
  const written = Array.isArray(value) ? listed(name, value) : word(value);
  if (written === '') return;
  yield [
    name,
    written.length > MAX_SETTING_CHARACTERS
      ? `(${Array.isArray(value) ? value.length : written.length})`
      : written,
  ];
}

/** A list of values. Of things chosen one by one, only the number is recorded. */
function listed(name: string, values: readonly unknown[]): string {
  if (PIECES.has(name)) return values.length === 0 ? '' : `(${values.length})`;
  return values.map(word).join(', ');
}

/** One value: `none` if there is none, `Region: north / south` for values that belong together. */
function word(value: unknown): string {
  if (value === null) return 'none';
  if (typeof value !== 'object') return `${value as string | number | boolean}`;
  const [first, ...others] = Object.values(value).flat().map(word);
  return others.length === 0 ? (first ?? '') : `${first}: ${others.join(' / ')}`;
}

/** A page refers to a download by its id and name; on this machine the path may be that of either system. */
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
/** How many things are named; of any others only the ids are recorded. */
const MAX_NAMED = 40;

/** The present names of what the settings refer to by id. */
export function namesInSettings(db: ReadDb, { settings: chosen }: ExportedFile): Record<string, string> {
  const ids = new Set(Object.values(chosen).flatMap((value) => value.match(GUID) ?? []));
  const names: Record<string, string> = {};
  for (const id of [...ids].slice(0, MAX_NAMED)) {
    const name = nameOf(db, id);
    if (name !== null) names[id] = name;
  }
  return names;
}

function nameOf(db: ReadDb, id: string): string | null {
  for (const table of NAMED) {
    const row = find(db, table, id);
    if (row) return presentName(row);
  }
  return null;
}
