// What waits for a person in a team, and what was decided, as screens and the command line tell it.
import type { RemarkKind } from '../settling/remark.ts';
import type { TableName } from '../tables/all.ts';
import type { Take } from './deciding.ts';

/** A row that something is about. */
export interface NamedRow {
  readonly table: TableName;
  readonly id: string;
  /** The name of the thing; of a coding that of its code. Null for what has none. */
  readonly name: string | null;
  /** Of a thing that belongs to another, such as a coding or a value: the name of that one. */
  readonly of: string | null;
  /** The code that it is, or that it applies. */
  readonly codeId: string | null;
  /** The source that it is, or that it lies in. */
  readonly sourceId: string | null;
}

/**
 * Why work waits. `text`: two people have written the same paragraph; `words_gone`: a coding whose words are gone; `type`: a
 * value that is not of the type of its attribute now, or a type that values do not have; `kept`: the owners keep what it changes to
 * themselves; `gone`: it refers to something that nobody has any more.
 */
export type WaitingWhy = 'text' | 'words_gone' | 'type' | 'kept' | 'gone';

/** Work of one's own that could not be done beside that of others without choosing. */
export interface WaitingWork {
  readonly id: string;
  /** When it began to wait, ISO 8601. */
  readonly at: string;
  /** The method by which it was done. */
  readonly method: string;
  readonly why: WaitingWhy;
  readonly rows: readonly NamedRow[];
}

/** What was decided where somebody else had changed the same. */
export interface DecidedWork {
  readonly id: string;
  readonly at: string;
  readonly method: string;
  readonly kind: RemarkKind;
  readonly row: NamedRow;
  /** Whose values stand; null for the kinds that are not about two values. */
  readonly stands: Exclude<Take, 'both'> | null;
  /** The fields that both had changed, and their values on each side; null for the other kinds. */
  readonly values: {
    readonly fields: readonly string[];
    /** The values of what arrived later. */
    readonly later: readonly (string | null)[];
    /** The values that stood before. */
    readonly earlier: readonly (string | null)[];
    /** Whether the later ones stand now. */
    readonly isLater: boolean;
  } | null;
}

/** Who did one side, and when; null for what the history does not tell. */
interface SideBy {
  readonly name: string | null;
  readonly at: string | null;
}

/** A field as both have it; null where a side has no value. */
interface FieldOfBoth {
  readonly field: string;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** Paragraphs that both have changed. */
interface PartOfBoth {
  readonly ours: string;
  readonly theirs: string;
  readonly base: string;
}

export interface WaitingDetail {
  readonly id: string;
  readonly ours: SideBy;
  readonly theirs: SideBy;
  /** Whose stands; null for what waits, and where it is not about two values. */
  readonly stands: Exclude<Take, 'both'> | null;
  readonly fields: readonly FieldOfBoth[];
  /** For a text: what both have changed, in its order. */
  readonly parts: readonly PartOfBoth[];
  /** Whether a text has a form, such as headings, that it keeps only where one side is taken as a whole. */
  readonly losesForm: boolean;
  /** The words of a coding, as its person marked them; null where they are not kept. */
  readonly quote: string | null;
  /** What can be decided. */
  readonly takes: readonly Take[];
}
