// What is kept with an act when it is done, beside the rows that it changed: names may change later, and counts will.
import type { ThemeEffect } from '../counting/theme-presence.ts';

export interface Told {
  /** By id, what was called how when the act was done and is named by no row of the act itself. */
  readonly names?: Readonly<Record<string, string>>;
  /** The themes whose counts the act changed, in the default layer, out of all sources. */
  readonly themes?: readonly ThemeEffect[];
  /** Of a reason that was given: why, and for which act, by its group or the number of its row. */
  readonly reason?: string;
  readonly about?: string;
  /** Of a merge of two coders: who became whom. */
  readonly mergedCoder?: MergedCoder;
  /** Of typing that was folded into one act: when it began, ISO 8601. */
  readonly since?: string;
  /** Of an export: the file that was written. It changes no row. */
  readonly exported?: ExportedFile;
}

/** A file that was written out of the study. */
export interface ExportedFile {
  /** Its name, without the folder. */
  readonly file: string;
  readonly format: string;
  /** How many rows, passages or sources it holds; null where that was not counted. */
  readonly rows: number | null;
  /** The act up to which it has the study, where others were done until it was written. */
  readonly upTo?: number;
  /** What was chosen for it, by the names that the program has for it. */
  readonly settings: Readonly<Record<string, string>>;
}

/** One coder who was found to be another, by what both were called then. */
export interface MergedCoder {
  readonly goneId: string;
  readonly gone: string;
  readonly keptId: string;
  readonly kept: string;
}
