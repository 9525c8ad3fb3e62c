// A codebook as a file tells it, whatever the file's format: what it says of each code, and nothing that it does
// not say. A field that is left out is not said and changes nothing; a field that is empty is said to be empty.
import type { CodeRecord } from '../records.ts';

/** Something the analyst should know of a code or of the file: a key and its parameters. */
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
  /** As it is written in the file: `#0077BB`, `#abc`, `rgba(1, 2, 3, 0.5)`, `red`. */
  readonly colour: string;
};

/** What a file says of a code besides its name and its place. */
export type IncomingFields = { readonly [F in keyof SaidFields]?: SaidFields[F] };

export interface IncomingCode {
  /** The row of the table, its header being row 1, or the number of the code in the file. */
  readonly row: number;
  /** As it is spelt in the file; null where the file gives none. */
  readonly guid: string | null;
  /** Which of the codes it lies below; null for the roots. */
  readonly parent: number | null;
  /** Empty where the file gives none. */
  readonly name: string;
  /** The last name of its path, where the file says that beside its name. */
  readonly pathName: string | null;
  /** Whether it stands in the file only as part of the path of codes below it. */
  readonly implied: boolean;
  /** The row that has the same path, where nothing else tells the two apart. */
  readonly repeats: number | null;
  readonly fields: IncomingFields;
  /** Which of the codes this theme gathers, and which themes gather this code; null where it is not said. */
  readonly gathers: readonly number[] | null;
  readonly gatheredBy: readonly number[] | null;
  /** Written paths among these that no code of the file has: those that codes had before they were moved in it. */
  readonly formerly: { readonly gathers: readonly string[]; readonly gatheredBy: readonly string[] };
  /** Where the history stood when the file was written; null where the file does not tell. */
  readonly asOf: string | null;
  readonly notes: readonly ImportNote[];
}

export interface IncomingCodebook {
  /** In the order of the file. */
  readonly codes: readonly IncomingCode[];
  /** Whether the file says where codes stand. Codes of a mere list of names stay where they are. */
  readonly hasTree: boolean;
  /** Whether siblings may share a name, since their GUIDs tell them apart. */
  readonly keepsNames?: boolean;
  /** The program that wrote it, as it calls itself, where the file is of the exchange standard. */
  readonly origin?: string;
  readonly notes: readonly ImportNote[];
}

/** What a name may have at most, as everywhere in Concord. */
const longestName = 200;

/** The least that is to be said of a code, to be filled by a reader. A name that is too long is cut, and that is noted. */
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
  if (code.name.length <= longestName) return code;
  const name = `${code.name.slice(0, longestName - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
  const note = { key: 'codebook_import:name_shortened', parameters: { most: longestName } };
  return { ...code, name, notes: [...code.notes, note] };
}
