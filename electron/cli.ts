#!/usr/bin/env node
// The entry of the command line.
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { languageFor, type Language } from '#words/words.ts';
import { runCommandLine } from './hosts/command-line.ts';

/** The terminal's language, according to the environment variables. */
export function terminalLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return languageFor(LC_ALL || LC_MESSAGES || LANG);
}

/** Runs one command and returns its exit status: 0 done, 1 failed, 2 wrong usage, 130 interrupted. */
export function main(words: readonly string[]): Promise<number> {
  return runCommandLine(words, terminalLanguage());
}

// An installed command is a link to this file.
if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  process.exitCode = await main(process.argv.slice(2));
}
