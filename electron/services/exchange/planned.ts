// What an exchange file would bring, before it is held against the project.
import type { Part, Remark } from '#core/refi/incoming.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import type { Told } from '#core/settling/settlement.ts';
import type { TableName } from '#core/records.ts';
import type { KeptFile } from './kept-files.ts';
import type { KnownHistory, Version } from './histories.ts';

/** Where a file comes from, as far as it says. */
export interface Lineage {
  /** The id of the Concord project that wrote it; null for other programs. */
  readonly projectId: string | null;
  readonly origin: string;
}

/** Bytes that rows name by their hash. */
export type Keep = (bytes: Uint8Array, hash: string) => void;

/** The parts that stand with a source, null for the project's. Those of all sources at once are more than should be in memory. */
export interface PartsOfOne {
  readonly sourceId: string | null;
  readonly parts: () => readonly Part[];
}

/** What a file would bring, in its own ids. */
export interface Planned {
  readonly rows: LooseRows;
  /** Parts of the file by what they stand with; none where they are rows. */
  readonly parts: readonly PartsOfOne[];
  /** Files of the archive that are no source's; left out where they are rows. */
  readonly files?: readonly KeptFile[];
  readonly remarks: readonly Remark[];
  readonly lineage: Lineage;
  /** How far the history of the project that wrote it had come. */
  readonly head: { readonly acts: number; readonly mark: string } | null;
  /**
   * What the file knows of histories, and what made its rows, by `table id`, what they are. Left out for one that is read
   * by the standard alone: then only what earlier files of its origin brought tells what both sides knew.
   */
  readonly histories?: {
    readonly known: readonly KnownHistory[];
    readonly versionOf: (key: string) => Version | undefined;
  };
  readonly told: Told;
  /** A row of the file in the terms of what it is here. */
  readonly asHere: (table: TableName, theirs: Row, ours: Row) => Row;
  /** The text of this hash, which a source of the file has. */
  readonly wordsOf: (textHash: string) => Promise<string>;
}
