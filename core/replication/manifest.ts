// The manifest of a replication package: its files with their hashes, and what was left out.
import type { Kept, LeftOut } from './study-rows.ts';

/** One file of a package. */
export interface PackagedFile {
  /** The path from the package's folder, separated by `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** The limits of pseudonyms: names not searched for in running text, and codings whose overlaps changed. */
export interface PseudonymLimits {
  /** Names of a single character, or without a letter. */
  readonly too_short: number;
  /** Labels and names that may be ordinary words. */
  readonly ordinary_words: number;
  readonly codings_changed: number;
}

/** The content of `manifest.json`. */
export interface Manifest {
  readonly package: 'replication';
  readonly version: 1;
  /** Program and version. */
  readonly program: string;
  readonly project: string;
  /** The one time that depends on when the package was made: that of the last change, unless another was given. */
  readonly as_of: string;
  readonly language: string;
  readonly pseudonyms: boolean;
  /** What pseudonyms could not do; null where there are none. */
  readonly pseudonym_limits: PseudonymLimits | null;
  readonly interviews: Kept;
  readonly originals: boolean;
  readonly left_out: LeftOut;
  /** Interviews whose texts are here by choice, although somebody heard there agreed to be paraphrased only. */
  readonly paraphrased: number;
  /** Whether coders are named; where respondents have pseudonyms they are numbered unless it is asked for. */
  readonly names_coders: boolean;
  /** Sorted by path in code units; every file except this one. */
  readonly files: readonly PackagedFile[];
}

export const MANIFEST = 'manifest.json';

/** The text of the manifest, indented by two spaces and ending with a line end. */
export function manifestText(manifest: Manifest): string {
  const files = manifest.files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return `${JSON.stringify({ ...manifest, files }, null, 2)}\n`;
}
