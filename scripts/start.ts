// `npm start`: opens the desktop window if possible, else the same app in the browser, with a sentence that says so.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { createWords, type Words } from '#words/words.ts';
import { terminalLanguage } from '../electron/cli.ts';
import { sentence } from '../electron/hosts/terminal.ts';
import { serve } from '../electron/serve.ts';
import { collectWhenIdle } from '../electron/unused-memory.ts';
import { electronProgram, fetchElectron, wasRefused } from './electron-program.ts';

/** Why there is no desktop window: the last part of a key of the `menu` catalogue. */
export type NoWindow = 'no_display' | 'root' | 'asked' | 'no_program' | 'ended';

/** If the program ends within this time, in milliseconds, its window never opened. */
const EARLY_END_MS = 10_000;

/** Why no window can be opened on this system, found without starting Electron; null if it can. */
export function hindrance(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  uid: number | undefined,
): NoWindow | null {
  const hasDisplay = Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
  if (platform === 'linux' && !hasDisplay) return 'no_display';
  if (platform === 'linux' && uid === 0) return 'root';
  return environment['CONCORD_NO_OPEN'] ? 'asked' : null;
}

/** Opens Concord and resolves when it ends. `args` may name a project. Errors are worded as one sentence. */
export async function start(root: string, args: readonly string[] = []): Promise<void> {
  const words = createWords(terminalLanguage());
  try {
    await openConcord(root, args, words);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(sentence(words, error.value));
    process.exitCode = 1;
  }
}

async function openConcord(root: string, args: readonly string[], words: Words): Promise<void> {
  const hindered = hindrance(process.platform, process.env, process.getuid?.());
  if (hindered !== null) return inBrowser(words, hindered, args);
  const program = electronProgram(root) ?? (await fetched(root, words));
  if (program === null) return inBrowser(words, 'no_program', args);
  const ended = await runWindow(program, root, args);
  if (ended !== null) await inBrowser(words, 'ended', args, ended);
}

async function fetched(root: string, words: Words): Promise<string | null> {
  if (wasRefused(root, Date.now())) return null;
  console.error(words.t('menu:fetching'));
  return fetchElectron(root);
}

/** Runs the desktop program. Resolves to how it failed if its window never opened, else to null. */
export async function runWindow(
  program: string,
  root: string,
  args: readonly string[],
): Promise<string | null> {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const begun = Date.now();
  const child = spawn(program, [root, ...args], { stdio: 'inherit', env: environment });
  // Ctrl-C also reaches the desktop program, which saves and ends; wait for that.
  const onInterrupt = (): void => undefined;
  const onTerminate = (): void => void child.kill('SIGTERM');
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  const how = await new Promise<string | null>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (status, signal) => done(status === 0 ? null : (signal ?? `${status}`)));
  });
  process.off('SIGINT', onInterrupt);
  process.off('SIGTERM', onTerminate);
  if (how !== null && Date.now() - begun < EARLY_END_MS && !['SIGINT', 'SIGTERM'].includes(how)) return how;
  process.exitCode = how === null ? 0 : 1;
  return null;
}

async function inBrowser(words: Words, why: NoWindow, args: readonly string[], how = ''): Promise<void> {
  const project = args[0] === undefined ? {} : { project: resolve(args[0]) };
  collectWhenIdle();
  const served = await serve({ language: words.language, ...project });
  const reason = words.t(`menu:because_${why}`, { how });
  const address = served.letIn(!process.env['CONCORD_NO_OPEN']);
  console.log(words.t('menu:in_browser', { reason, address }));
  await new Promise<void>((done) => {
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
  });
  await served.close();
}
