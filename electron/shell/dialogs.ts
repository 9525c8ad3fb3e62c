// The dialogs of the system, as calls of the page: `shell.chooseFiles` and the like.
import { statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { dialog, shell, type BrowserWindow, type FileFilter } from 'electron';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { guardedFiles } from '../guarded-files.ts';
import { jobFor } from '../rpc/method.ts';
import type { Settings } from '../settings.ts';
import type { Words } from '#words/words.ts';
import type { HandedFiles } from './handed-files.ts';

export interface DialogContext {
  readonly window: () => BrowserWindow | null;
  readonly settings: Settings;
  readonly files: HandedFiles;
  readonly words: () => Words;
}

const job = jobFor<DialogContext>();
const filters = z.array(z.strictObject({ name: z.string(), extensions: z.array(z.string()) }));

export const dialogs = {
  /** The path of an existing or a new project; null if the person cancels. */
  chooseProject: job(
    z.strictObject({ kind: z.enum(['open', 'new']), suggestedName: z.string().optional() }),
    async (context, { kind, suggestedName }) => {
      const ofProjects = [{ name: context.words().t('menu:concord_project'), extensions: ['concord'] }];
      if (kind === 'new') return askWhereToSave(context, suggestedName ?? '', ofProjects);
      const [path] = await askForFiles(context, ofProjects, ['openFile']);
      return path ?? null;
    },
  ),

  /** Files or folders to read; empty if the person cancels. */
  chooseFiles: job(
    z.strictObject({ filters, folder: z.boolean().default(false) }),
    async (context, { filters: wanted, folder }) => {
      const kinds = folder ? (['openDirectory'] as const) : (['openFile'] as const);
      const paths = await askForFiles(context, folder ? [] : wanted, [...kinds, 'multiSelections']);
      return paths.map((path) => {
        context.files.letRead(path);
        return { reference: path, name: basename(path), size: sizeOf(path) };
      });
    },
  ),

  /** The path of a file to write; null if the person cancels. */
  chooseSave: job(
    z.strictObject({ suggestedName: z.string(), filters }),
    async (context, { suggestedName, filters: wanted }) => {
      const path = await askWhereToSave(context, suggestedName, wanted);
      if (path !== null) context.files.letWrite(path);
      return path;
    },
  ),

  /**
   * Writes bytes that the page has made to a path that the person chooses; returns the path, or null if they cancel.
   */
  saveBytes: job(
    z.strictObject({ suggestedName: z.string(), filters, base64: z.base64() }),
    async (context, { suggestedName, filters: wanted, base64 }) => {
      const path = await askWhereToSave(context, suggestedName, wanted);
      if (path === null) return null;
      context.files.letWrite(path);
      const to = guardedFiles(context.files).output(path);
      try {
        await writeFile(to, Buffer.from(base64, 'base64'));
      } catch {
        throw new AppError('invalid', 'errors:folder_not_writable', { folder: dirname(path) });
      }
      return path;
    },
  ),

  /** Shows a saved file in the system's file manager. */
  showSaved: job(z.strictObject({ path: z.string() }), async (context, { path }) => {
    shell.showItemInFolder(context.files.output(path));
  }),
};

type Property = 'openFile' | 'openDirectory' | 'multiSelections';

async function askForFiles(
  context: DialogContext,
  wanted: z.output<typeof filters>,
  properties: Property[],
): Promise<string[]> {
  const options = { defaultPath: context.settings.value.folder, filters: asFilters(wanted), properties };
  const window = context.window();
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return answer.canceled ? [] : answer.filePaths;
}

async function askWhereToSave(
  context: DialogContext,
  suggestedName: string,
  wanted: z.output<typeof filters>,
): Promise<string | null> {
  // Only the name: the folder is the last one used, not one that the page names.
  const defaultPath = join(context.settings.value.folder, basename(suggestedName.replaceAll('\\', '/')));
  const options = { defaultPath, filters: asFilters(wanted) };
  const window = context.window();
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

function asFilters(wanted: z.output<typeof filters>): FileFilter[] {
  return wanted.map(({ name, extensions }) => ({ name, extensions }));
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
