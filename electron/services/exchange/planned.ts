// What an exchange file would bring, before it is compared with the project.
import type { Part, Remark } from '#core/refi/incoming.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import type { StatedFields } from '#core/settling/settlement.ts';
import type { TableName } from '#core/records.ts';
import type { KeptFile } from './kept-files.ts';
import type { HistoryHead, KnownHistory, Version } from './report.ts';

/** The origin of a file, as far as the file tells it. */
export interface Lineage {
  /** The id of the Concord project that wrote the file; null for other programs. */
  readonly projectId: string | null;
  readonly origin: string;
}

/** Stores bytes that rows refer to by hash. */
export type Keep = (bytes: Uint8Array, hash: string) => void;

/**
 * The parts of one source, or of the project if `sourceId` is null. The parts of all sources at once would take too
 * much memory.
 */
export interface SourceParts {
  readonly sourceId: string | null;
  readonly parts: () => readonly Part[];
}

/** The content of a file, with the file's own ids. */
export interface Planned {
  readonly rows: LooseRows;
  /** The parts of the file, by source; empty if the file tells them as rows. */
  readonly parts: readonly SourceParts[];
  /** Files of the archive that belong to no source; absent if the file tells them as rows. */
  readonly files?: readonly KeptFile[];
  /** Entries of the archive that are known to hold texts that every convention counts alike. */
  readonly plain?: ReadonlySet<string>;
  readonly remarks: readonly Remark[];
  readonly lineage: Lineage;
  readonly head: HistoryHead | null;
  /**
   * The histories that the file knows, and the version of each of its rows by its id in the file. Absent if only the standard's
   * data is read: then only earlier imports of the same origin tell what both sides knew.
   */
  readonly histories?: {
    readonly known: readonly KnownHistory[];
    readonly versionOf: (table: TableName, id: string) => Version | undefined;
  };
  readonly statedFields: StatedFields;
  /** A row of the file in the terms of the matching row here. */
  readonly asHere: (table: TableName, theirs: Row, ours: Row) => Row;
  /** The text with this hash, which belongs to a source of the file. */
  readonly wordsOf: (textHash: string) => Promise<string>;
}
