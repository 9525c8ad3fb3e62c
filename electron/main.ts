// The entry of the desktop program. No top-level await here: Electron is ready only once this module has been
// evaluated.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog } from 'electron';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { clearAtStart } from './clear-leftovers.ts';
import { Settings } from './settings.ts';
import { shutBeforeReady } from './shell/closed-doors.ts';
import { openDesktop, type Desktop } from './shell/desktop.ts';
import { claimPages } from './shell/pages.ts';
import { sentenceFor, systemWords } from './shell/sentence.ts';

/** What a second instance sends to the first. Any program could send it, so it is validated. */
const askedSchema = z.object({ project: z.string().nullable() });
type Asked = z.output<typeof askedSchema>;

/** The project, or the invitation to a team, named on a command line, as an absolute path. */
function projectIn(words: readonly string[], folder: string): string | null {
  const named = words.find((word) => /\.concord(?:-invitation)?$/.test(word) && !word.startsWith('-'));
  return named === undefined ? null : resolve(folder, named);
}

const settings = new Settings();
const asked: Asked = { project: projectIn(process.argv.slice(1), process.cwd()) };
let desktop: Desktop | null = null;
let waiting = asked.project;

/** Opens a project in the window, or as soon as there is a window. */
function show(path: string | null): void {
  if (desktop) void desktop.show(path);
  else waiting = path ?? waiting;
}

function begin(): void {
  clearAtStart(settings);
  try {
    desktop = openDesktop(settings);
  } catch (error) {
    // Without its pages, as in a clone that was never built, Concord has no window to show this message.
    const what = error instanceof AppError ? sentenceFor(systemWords(), error.value) : String(error);
    dialog.showErrorBox(app.getName(), what);
    app.exit(1);
    return;
  }
  if (waiting !== null) void desktop.show(waiting);
}

app.setAppUserModelId('org.concord.desktop');
// Chromium's files, beside Concord's own, and among them the lock that prevents a second window.
const chromiumFolder = join(settings.folder, 'window');
mkdirSync(chromiumFolder, { recursive: true });
app.setPath('userData', chromiumFolder);
shutBeforeReady();
claimPages();

// On macOS this event passes on a project opened in the Finder, often before the app is ready.
app.on('open-file', (event, path) => {
  event.preventDefault();
  show(path);
});

if (app.requestSingleInstanceLock({ ...asked })) {
  app.on('second-instance', (_event, _words, _folder, other) =>
    show(askedSchema.safeParse(other).data?.project ?? null),
  );
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (!desktop) return;
    event.preventDefault();
    const ending = desktop;
    desktop = null;
    void ending.end().finally(() => app.quit());
  });
  void app.whenReady().then(begin);
} else {
  app.quit();
}
