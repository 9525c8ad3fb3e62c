// The folder of uploads and downloads of a program that serves a browser, which has no paths of its own.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { temporaryName } from '#core/leftovers.ts';
import { AppError } from '#core/errors.ts';
import type { Files } from '../services/context.ts';

const ID = /^[\w-]+$/;

/** Keeps uploads and downloads in one temporary folder, which is deleted when the host closes. */
export class TransferFolder implements Files {
  readonly #folder = mkdtempSync(join(tmpdir(), temporaryName('transfers', process.pid)));

  /** The path to write an upload of this name to, and the reference by which a job finds it. */
  newUpload(name: string): { reference: string; path: string } {
    return this.newUploadIn(randomBytes(12).toString('hex'), safeName(name));
  }

  /**
   * The path to write a file of an uploaded folder to, and the reference of that folder. `path` begins with the
   * folder's name; files with the same `id` belong to one folder. Throws `not_found` for an invalid id.
   */
  newUploadIn(id: string, path: string): { reference: string; path: string } {
    if (!ID.test(id)) throw new AppError('not_found', 'errors:no_such_file', { name: path });
    const [folder = 'file', ...within] = path.split('/').map(safeName);
    return { reference: `upload:${id}/${folder}`, path: this.#at('in', id, join(folder, ...within)) };
  }

  readonly input = (reference: string): string => this.#existing('upload:', 'in', reference);

  /** The file behind a download reference. Throws `not_found`. */
  download(reference: string): string {
    return this.#existing('download:', 'out', reference);
  }

  readonly output = (reference: string): string => {
    const [id, name] = parts('download:', reference);
    return this.#at('out', id, name);
  };

  /** Deletes an upload or a download that is no longer needed; it may be gone already. */
  readonly release = (reference: string): void => {
    for (const [scheme, folder] of [
      ['upload:', 'in'],
      ['download:', 'out'],
    ] as const) {
      if (!reference.startsWith(scheme)) continue;
      const [id] = reference.slice(scheme.length).split('/');
      if (id && ID.test(id)) rmSync(join(this.#folder, folder, id), { recursive: true, force: true });
    }
  };

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #existing(scheme: string, folder: string, reference: string): string {
    const [id, name] = parts(scheme, reference);
    const path = join(this.#folder, folder, id, name);
    if (!existsSync(path)) throw new AppError('not_found', 'errors:no_such_file', { name });
    return path;
  }

  #at(folder: string, id: string, name: string): string {
    const path = join(this.#folder, folder, id, name);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  }
}

/** The longest name that is written to the disk, in bytes: file systems take 255, and more is put before and after it. */
const MAX_NAME_BYTES = 200;

/**
 * The last part of a path as a name that every file system accepts; of a long name the end, with a hash that makes it
 * unique.
 */
function safeName(name: string): string {
  const last = basename(name.replaceAll('\\', '/')).replaceAll(/[\p{Cc}<>:"|?*]/gu, '_');
  if (last === '' || last === '.' || last === '..') return 'file';
  if (Buffer.byteLength(last) <= MAX_NAME_BYTES) return last;
  let end = '';
  for (const character of [...last].toReversed()) {
    if (Buffer.byteLength(character + end) > MAX_NAME_BYTES - 9) break;
    end = character + end;
  }
  return `${createHash('sha256').update(last).digest('hex').slice(0, 8)}-${end}`;
}

function parts(scheme: string, reference: string): [id: string, name: string] {
  const [id, name] = reference.startsWith(scheme) ? reference.slice(scheme.length).split('/') : [];
  if (!id || !name || !ID.test(id))
    throw new AppError('not_found', 'errors:no_such_file', { name: reference });
  return [id, safeName(name)];
}
