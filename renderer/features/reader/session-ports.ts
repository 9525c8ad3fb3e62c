// The interface of a source session with its surroundings: the store, the window's records, and the screen.
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import type { RichText } from '#core/text/rich-text.ts';
import type { Span } from '#core/span.ts';
import type { StoredSpan, TrackedCodings } from '#renderer/editor/tracked-codings.ts';
import type { Saving } from '#renderer/state/saving.ts';

/** The text of a source with its codings, as stored. */
export interface StoredSource {
  readonly source: Pick<SourceRecord, 'id' | 'textHash' | 'docHash'>;
  readonly content: RichText;
  /** The length of its text in UTF-16 units. */
  readonly length: number;
  readonly codings: readonly CodingRecord[];
  /** Whether the places of the text on the pages of its original are known. */
  readonly hasPages: boolean;
}

/** A code to apply in the same command. */
export interface Application {
  readonly codeId: string;
  readonly span: Span | null;
}

/** The parameters of a save: see the service `notes.save`. */
export interface SaveRequest {
  readonly sourceId: string;
  readonly textHash: string;
  readonly doc: RichText;
  readonly moved: StoredSpan[];
  readonly removed: string[];
  readonly apply: Application[];
}

/** The parameters of coding the stored text: see the service `codings.apply`. */
export interface ApplyRequest extends Application {
  readonly sourceId: string;
  readonly textHash: string;
}

/** What to do with codings whose words were all deleted. */
export type LostAnswer = 'remove' | 'new-words' | 'restore';

export interface SessionPorts {
  /** Saves in one command; commands with the same `group` are undone together. */
  readonly save: (
    request: SaveRequest,
    group: string | undefined,
  ) => Promise<{ readonly source: Version; readonly added: readonly CodingRecord[] }>;
  /** Codes the stored text. */
  readonly apply: (request: ApplyRequest, group: string | undefined) => Promise<CodingRecord>;
  readonly load: () => Promise<StoredSource>;
  /** The source and its codings in the window's records; null once the source is gone. */
  readonly records: () => { readonly source: Version; readonly codings: Iterable<CodingRecord> } | null;
  /** Whether an input method is composing: a text is not saved in the middle of a word. */
  readonly isComposing: () => boolean;
  readonly onError: (error: unknown) => void;
}

export interface SessionState {
  /** What the editor should show; a new value replaces its document. */
  readonly content: RichText;
  readonly tracked: TrackedCodings;
  /** The length of the text on the screen, in UTF-16 units. */
  readonly length: number;
  readonly phase: Saving;
  /** Codings that wait for an answer: the words they were on, and what was written in their place. */
  readonly lost: readonly { readonly id: string; readonly was: string; readonly words: string }[];
}

/** The version of the stored text. */
export type Version = Pick<SourceRecord, 'textHash' | 'docHash'>;
