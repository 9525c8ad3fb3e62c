// Refuses the open study's own files wherever a person names a file, in every host. Importing one would release its
// lock, and writing over one would destroy the study.
import { refuseOwnFile } from '#db/own-files.ts';
import type { Files } from './services/context.ts';

/** The same files; `input` and `output` throw `conflict` for a file of the open study. */
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
