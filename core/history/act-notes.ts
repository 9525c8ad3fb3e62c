// What is kept beside the rows of an act when it is done, since names and counts may change later.
import type { SettlingRemark } from '../settling/remark.ts';
import type { ThemeEffect } from '../counting/theme-presence.ts';

/** What an act keeps beside its change. */
export interface ActNotes {
  /** By id, the names of things that the act mentions but does not itself contain, as they were when it was done. */
  readonly names?: Readonly<Record<string, string>>;
  /** The themes whose counts the act changed, in the default layer, out of all sources. */
  readonly themes?: readonly ThemeEffect[];
  /** For a reason: its wording, and the act that it explains, by its group or its number. */
  readonly reason?: string;
  readonly about?: string;
  /** For a merge of two coders: who became whom. */
  readonly mergedCoder?: MergedCoder;
  /** For typing that was folded into one act: when it began, ISO 8601. */
  readonly since?: string;
  /** In a team: what was decided where the act met acts of others. */
  readonly remarks?: readonly SettlingRemark[];
  /** In a team: the blind round in which the act was done, where it was sent only after the unlock. */
  readonly late?: string;
  /** In a team: the blind round in which the act was sealed in time, where it came openly all the same. */
  readonly sealedIn?: string;
  /** For an export, which changes no row: the file that was written. */
  readonly exported?: ExportedFile;
}

/** A file that was exported from the study. */
export interface ExportedFile {
  /** Its name without the folder. */
  readonly file: string;
  readonly format: string;
  /** How many rows, passages or sources it holds; null where that was not counted. */
  readonly rows: number | null;
  /** The newest act that the file includes, where others were done while it was being written. */
  readonly upTo?: number;
  /** The options chosen for it, by their names in the program. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Two coders who were merged into one, with the names they had then. */
export interface MergedCoder {
  readonly goneId: string;
  readonly gone: string;
  readonly keptId: string;
  readonly kept: string;
}
