// The files that the person has chosen by a dialog or a drop while this window is open. The page can have no other file
// read or written, whatever path it names.
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Files } from '../services/context.ts';

export class HandedFiles implements Files {
  readonly #toRead = new Set<string>();
  readonly #toWrite = new Set<string>();

  /** Allows reading this file or folder. */
  letRead(path: string): void {
    this.#toRead.add(path);
  }

  /** Allows writing this file. */
  letWrite(path: string): void {
    this.#toWrite.add(path);
  }

  readonly input = (reference: string): string => {
    if (!this.#toRead.has(reference) || !existsSync(reference)) throw unknownFile(reference);
    return reference;
  };

  readonly output = (reference: string): string => {
    if (!this.#toWrite.has(reference)) throw unknownFile(reference);
    return reference;
  };
}

function unknownFile(reference: string): AppError {
  return new AppError('not_found', 'errors:no_such_file', { name: basename(reference) });
}
