// The files the person has handed over while this window is open, by a dialog or a drop. Nothing else is read or
// written for the page, whatever path it names.
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Files } from '../services/context.ts';

export class HandedFiles implements Files {
  readonly #toRead = new Set<string>();
  readonly #toWrite = new Set<string>();

  /** The person chose this file or folder to be read. */
  letRead(path: string): void {
    this.#toRead.add(path);
  }

  /** The person said that this file is to be written. */
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
