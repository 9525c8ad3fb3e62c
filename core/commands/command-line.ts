// A line to type in a shell.
import { isHandedOn, shellWord, type Shell } from '../shell-word.ts';

/** Options in order, each with its value if it takes one. */
export type Options = readonly (readonly [option: string, value?: string])[];

/**
 * The line that runs a verb on a study; `study` is the path of the project, `named` what the verb is about, such as a
 * name. Null if the shell cannot pass on a character of it.
 */
export function commandLine(
  { verb, named = [], options }: Command,
  study: string,
  shell: Shell,
): string | null {
  const words = options.flatMap(([option, value]) => {
    if (value === undefined) return [option];
    // A value that looks like an option must be attached to its own option.
    return value.startsWith('-') ? [`${option}=${value}`] : [option, value];
  });
  const allWords = ['concord', verb, study, ...named, ...words];
  if (!allWords.every((word) => isHandedOn(word, shell))) return null;
  return allWords.map((word) => shellWord(word, shell)).join(' ');
}

/** What a line asks for. */
export interface Command {
  readonly verb: string;
  readonly named?: readonly string[];
  readonly options: Options;
}
