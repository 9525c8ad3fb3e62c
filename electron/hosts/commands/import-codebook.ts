// Importing a codebook on the command line: what was done, or would be done, code by code.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { ImportNote } from '#core/codebook-import/incoming.ts';
import type { PlannedCode } from '#core/codebook-import/plan.ts';
import { AppError } from '#core/errors.ts';
import { pathNames } from '#core/exports/written-names.ts';
import { isQdc } from '#formats/reading/codebook-file.ts';
import { HEAD_BYTES } from '#formats/reading/recognise.ts';
import { changeInWords, contestedInWords } from '#words/codebook-changes.ts';
import { paragraphOf } from '#words/sentences.ts';
import type { CodebookImport } from '../../services/codebook-import.ts';
import type { Terminal } from '../terminal.ts';
import { jsonReport } from './json-report.ts';
import { withProject } from './open-project.ts';
import { withoutSnapshot, type WithoutSnapshot } from './without-snapshot.ts';

export interface CodebookOptions extends WithoutSnapshot {
  readonly codebook?: boolean;
  readonly dryRun?: boolean;
  readonly conflicts?: 'ours' | 'theirs';
  readonly encoding?: string;
  readonly report?: string;
}

/**
 * Whether to import these files as a codebook. Throws if a codebook import was asked for several files, or for a file
 * that is no codebook.
 */
export function meansCodebook(files: readonly string[], { codebook, dryRun }: CodebookOptions): boolean {
  const isMeant = codebook === true || files.some(isCodebook);
  if (isMeant && files.length > 1) throw new AppError('invalid', 'command_line:import_one_codebook');
  if (dryRun === true && !isMeant) throw new AppError('invalid', 'command_line:import_dry_run_codebook');
  return isMeant;
}

/** Imports the codebook, or previews the import; `--report` writes the whole report as JSON. */
export async function importCodebook(
  terminal: Terminal,
  project: string,
  file: string,
  { dryRun = false, conflicts = 'ours', encoding, report, ...calls }: CodebookOptions,
): Promise<void> {
  const keep = jsonReport(report);
  const input = {
    file: { reference: resolve(file), name: basename(file) },
    conflicts,
    ...(encoding === undefined ? {} : { encoding }),
  };
  await withProject(terminal, project, dryRun ? 'read' : 'write', async ({ api }) => {
    const plan = await (dryRun
      ? api.codebookImport.preview(input)
      : api.codebookImport.run(input, withoutSnapshot(calls)));
    keep(plan);
    print(plan, dryRun, terminal);
  });
}

/** A qdc file is recognised by its ending, so that a broken one is reported as such, or by its content. */
function isCodebook(file: string): boolean {
  if (extname(file).toLowerCase() === '.qdc') return true;
  try {
    // Opening a named pipe would block for ever.
    if (!statSync(file).isFile()) return false;
    const opened = openSync(file, 'r');
    try {
      const head = new Uint8Array(HEAD_BYTES);
      return isQdc(head.subarray(0, readSync(opened, head, 0, HEAD_BYTES, 0)));
    } finally {
      closeSync(opened);
    }
  } catch {
    // The import itself refuses an unreadable file, with its own message.
    return false;
  }
}

/** How many codes of each kind an import lists by name; a dry run lists all. */
const MAX_LISTED_CODES = 20;

function print(plan: CodebookImport, dryRun: boolean, { words, print: say }: Terminal): void {
  const { t } = words;
  const noteOf = ({ key, parameters }: ImportNote): string => t(key, { ...parameters });
  const listed = (parts: string[]): string => parts.join(t('exports:list.separator'));
  const lineOf = ({ path: written, outcome, changes, contested, notes }: PlannedCode): string[] => {
    const path = pathNames(written).join(' › ');
    const because = notes.map(noteOf);
    const fields = listed(contested.map((change) => contestedInWords(words, change)));
    const both = contested.length > 0 ? [t('command_line:codebook_contested', { path, fields })] : [];
    if (outcome === 'conflict' && contested.length > 0)
      return [...both, ...because.map((note) => t('command_line:codebook_noted', { path, note }))];
    if (outcome === 'conflict')
      return [t('command_line:codebook_conflict', { path, why: paragraphOf(words, because) })];
    const noted = because.map((note) => t('command_line:codebook_noted', { path, note }));
    if (outcome === 'added') return [t('command_line:codebook_added', { path }), ...noted];
    if (outcome === 'unchanged') return noted;
    const changed = listed(changes.map((change) => changeInWords(words, change)));
    return [...both, t('command_line:codebook_changed', { path, changes: changed }), ...noted];
  };
  for (const note of plan.notes) say(noteOf(note));
  const lines = plan.codes.flatMap(lineOf);
  for (const line of dryRun ? lines : lines.slice(0, MAX_LISTED_CODES)) say(line);
  if (!dryRun && lines.length > MAX_LISTED_CODES)
    say(t('command_line:codebook_more', { count: lines.length - MAX_LISTED_CODES }));
  const { counts, absent } = plan;
  say(t(`command_line:codebook_${dryRun ? 'would' : 'done'}`, { ...counts, absent: absent.length }));
}
