// A bibliographic reference, as Zotero and library catalogues export it, with what of it describes a source.

export interface Reference {
  /** What it is in the words of its format: `newspaper-article`, `JOUR`, `article`. */
  readonly type: string;
  readonly title: string;
  /** People and bodies, `Doe, Jane` or `张三`. */
  readonly creators: readonly string[];
  /** A partial ISO date; no more of it than the reference says. */
  readonly date: string | null;
  /** The newspaper, journal or book in which it appeared. */
  readonly outlet: string;
  readonly publisher: string;
  readonly volume: string;
  readonly issue: string;
  readonly pages: string;
  readonly language: string;
  readonly address: string;
  readonly doi: string;
  readonly keywords: readonly string[];
  readonly abstract: string;
  /** The names of its attached files, without folders. */
  readonly files: readonly string[];
}

/** The parts of a reference that become attributes of a source. */
export const referenceAttributes = [
  'creators',
  'publisher',
  'volume',
  'issue',
  'pages',
  'address',
  'doi',
  'keywords',
] as const satisfies readonly (keyof Reference)[];
export type ReferenceAttribute = (typeof referenceAttributes)[number];

/** The value of such a part; several names or words are separated by `; `. */
export function attributeOf(reference: Reference, part: ReferenceAttribute): string {
  const value = reference[part];
  return typeof value === 'string' ? value : value.join('; ');
}
