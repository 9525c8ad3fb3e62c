// What a source session is asked and told by what stands around it: the store, the window's records, the screen.
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import type { RichText } from '#core/text/rich-text.ts';
import type { Span } from '#core/span.ts';
import type { StoredSpan, TrackedCodings } from '#renderer/editor/tracked-codings.ts';
import type { Saving } from '#renderer/state/saving.ts';

/** The text of a source with its codings, as the store gives it. */
export interface StoredSource {
  readonly source: Pick<SourceRecord, 'id' | 'textHash' | 'docHash'>;
  readonly content: RichText;
  /** Length of its text in UTF-16 units. */
  readonly length: number;
  readonly codings: readonly CodingRecord[];
  /** Whether it is known where the text stands on the pages of its original. */
  readonly hasPages: boolean;
}

/** A code to apply in the same command. */
export interface Application {
  readonly codeId: string;
  readonly span: Span | null;
}

/** What a save says: see the service `notes.save`. */
export interface SaveRequest {
  readonly sourceId: string;
  readonly textHash: string;
  readonly doc: RichText;
  readonly moved: StoredSpan[];
  readonly removed: string[];
  readonly apply: Application[];
}

/** What coding the stored text says: see the service `codings.apply`. */
export interface ApplyRequest extends Application {
  readonly sourceId: string;
  readonly textHash: string;
}

/** What is to become of codings whose every word was deleted. */
export type LostAnswer = 'remove' | 'new-words' | 'restore';

export interface SessionPorts {
  /** Saves as one command; commands with one `group` are undone together. */
  readonly save: (
    request: SaveRequest,
    group: string | undefined,
  ) => Promise<{ readonly source: Version; readonly added: readonly CodingRecord[] }>;
  /** Codes the stored text. */
  readonly apply: (request: ApplyRequest, group: string | undefined) => Promise<CodingRecord>;
  readonly load: () => Promise<StoredSource>;
  /** What the window's records say of the source now; null once it is gone. */
  readonly records: () => { readonly source: Version; readonly codings: Iterable<CodingRecord> } | null;
  /** Whether an input method is composing: a text is not saved in the middle of a word. */
  readonly isComposing: () => boolean;
  readonly onError: (error: unknown) => void;
}

export interface SessionState {
  /** What the editor is to show; another value replaces what it shows. */
  readonly content: RichText;
  readonly tracked: TrackedCodings;
  /** Length of the text on the screen, in UTF-16 units. */
  readonly length: number;
  readonly phase: Saving;
  /** Codings that wait for an answer: the words they were on, and what stands in their place. */
  readonly lost: readonly { readonly id: string; readonly was: string; readonly words: string }[];
}

/** Which text is stored. */
export type Version = Pick<SourceRecord, 'textHash' | 'docHash'>;
