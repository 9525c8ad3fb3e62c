// The files that people name, whichever host they name them to: never those of the study that is open. Bringing one in
// would free its lock, and writing over one would lose the study.
import { refuseOwnFile } from '#db/own-files.ts';
import type { Files } from './services/context.ts';

/** The same files; `input` and `output` throw `conflict` for what belongs to the open study. */
export function guardedFiles(files: Files): Files {
  const refuse = (path: string): string => {
    refuseOwnFile(path);
    return path;
  };
  return {
    ...files,
    input: (reference) => refuse(files.input(reference)),
    output: (reference) => refuse(files.output(reference)),
  };
}
