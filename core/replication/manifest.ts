// What is in a replication package, file by file with its hash, and what is not.
import type { Kept, LeftOut } from './study-rows.ts';

export interface PackagedFile {
  /** From the folder of the package, with `/` between. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** How many names were not looked for in running text, and how many codings meet others otherwise for pseudonyms. */
export interface PseudonymLimits {
  /** Of a single character, or without a letter. */
  readonly too_short: number;
  /** Labels and names that may be ordinary words. */
  readonly ordinary_words: number;
  readonly codings_changed: number;
}

export interface Manifest {
  readonly package: 'replication';
  readonly version: 1;
  /** Program and version. */
  readonly program: string;
  readonly project: string;
  /** The one time that depends on the writing: that of the last change, unless another was given. */
  readonly as_of: string;
  readonly language: string;
  readonly pseudonyms: boolean;
  /** What pseudonyms could not do; null without them. */
  readonly pseudonym_limits: PseudonymLimits | null;
  readonly interviews: Kept;
  readonly originals: boolean;
  readonly left_out: LeftOut;
  /** By path, in the order of its code units; every file but this one. */
  readonly files: readonly PackagedFile[];
}

export const MANIFEST = 'manifest.json';

/** The manifest as it is written: two spaces of indentation and a line end at the end. */
export function manifestText(manifest: Manifest): string {
  const files = manifest.files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return `${JSON.stringify({ ...manifest, files }, null, 2)}\n`;
}
