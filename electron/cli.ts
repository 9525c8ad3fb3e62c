#!/usr/bin/env node
// The entry of the command line.
import { pathToFileURL } from 'node:url';
import { languageFor } from '#words/words.ts';
import { runCommandLine } from './hosts/command-line.ts';

/** Runs one command and returns its exit status: 0 done, 1 failed, 2 wrong usage. */
export function main(words: readonly string[]): Promise<number> {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return runCommandLine(words, languageFor(LC_ALL || LC_MESSAGES || LANG));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2));
}
