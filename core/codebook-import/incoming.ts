// A codebook as a file has it, whatever the format: what the file says of each code, and nothing else. A
// missing field changes nothing; an empty field means that the value is empty.
import type { CodeRecord } from '../records.ts';

/** Something the analyst should know about a code or the file: a key and its parameters. */
export interface ImportNote {
  /** A key of the catalogues, such as `codebook_import:colour_unknown`. */
  readonly key: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

type SaidFields = Pick<
  CodeRecord,
  | 'name2'
  | 'aliases'
  | 'codable'
  | 'isTheme'
  | 'shortDefinition'
  | 'fullDefinition'
  | 'whenToUse'
  | 'whenNotToUse'
  | 'definition2'
  | 'origin'
  | 'prompted'
  | 'onePerSource'
  | 'pin'
  | 'createdAt'
> & {
  readonly status: 'draft' | 'stable' | 'retired';
  /** As written in the file: `#0077BB`, `#abc`, `rgba(1, 2, 3, 0.5)`, `red`. */
  readonly colour: string;
};

/** What a file says of a code besides its name and place. */
export type IncomingFields = { readonly [F in keyof SaidFields]?: SaidFields[F] };

/** One code of a file. */
export interface IncomingCode {
  /** The row of the table, counting the header as row 1, or the number of the code in the file. */
  readonly row: number;
  /** As spelled in the file; null where there is none. */
  readonly guid: string | null;
  /** The index of its parent; null for roots. */
  readonly parent: number | null;
  /** Empty where the file has none. */
  readonly name: string;
  /** The last name of its path, where the file states the path besides the name. */
  readonly pathName: string | null;
  /** Whether it appears in the file only as part of the paths of other codes. */
  readonly implied: boolean;
  /** The row with the same path, where nothing else distinguishes the two. */
  readonly repeats: number | null;
  readonly fields: IncomingFields;
  /**
   * Indices of the codes added to this theme, and of the themes that this code is added to; null where the
   * file does not say.
   */
  readonly gathers: readonly number[] | null;
  readonly gatheredBy: readonly number[] | null;
  /** Written paths among these that no code of the file has: paths from before codes were moved in the file. */
  readonly formerly: { readonly gathers: readonly string[]; readonly gatheredBy: readonly string[] };
  /** The newest act when the file was exported; null where the file does not say. */
  readonly asOf: string | null;
  readonly notes: readonly ImportNote[];
}

/** The codebook in a file. */
export interface IncomingCodebook {
  /** In the order of the file. */
  readonly codes: readonly IncomingCode[];
  /** Whether the file gives the places of codes. Codes of a mere list of names stay where they are. */
  readonly hasTree: boolean;
  /** Whether siblings may share a name, because their GUIDs distinguish them. */
  readonly keepsNames?: boolean;
  /** For a file of the exchange standard, the name of the program that wrote it. */
  readonly origin?: string;
  readonly notes: readonly ImportNote[];
}

/** The maximum length of a name, as everywhere in Concord. */
const MAX_NAME_LENGTH = 200;

/** A code with defaults, for a reader to fill in. A name that is too long is cut, and that is noted. */
export function incomingCode(
  given: Pick<IncomingCode, 'row' | 'name'> & Partial<IncomingCode>,
): IncomingCode {
  const code: IncomingCode = {
    guid: null,
    parent: null,
    pathName: null,
    implied: false,
    repeats: null,
    fields: {},
    gathers: null,
    gatheredBy: null,
    formerly: { gathers: [], gatheredBy: [] },
    asOf: null,
    notes: [],
    ...given,
  };
  if (code.name.length <= MAX_NAME_LENGTH) return code;
  const name = `${code.name.slice(0, MAX_NAME_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
  const note = { key: 'codebook_import:name_shortened', parameters: { most: MAX_NAME_LENGTH } };
  return { ...code, name, notes: [...code.notes, note] };
}
