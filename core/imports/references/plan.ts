// What references say of the sources of a project: which source each one means, what it fills in, and where the source
// says something else already. Nothing that a source says is overwritten.
import { attributeOf, referenceAttributes, type Reference, type ReferenceAttribute } from './reference.ts';

/** A source that a reference may mean. */
export interface ReferredSource {
  readonly id: string;
  readonly title: string;
  /** Whether the title is only the name of the file, which says less than any reference. */
  readonly isNamedByFile: boolean;
  readonly originalName: string | null;
  readonly date: string | null;
  /** The outlet; null where nobody has stated it. */
  readonly origin: string | null;
  readonly language: string | null;
  readonly attributes: ReadonlyMap<ReferenceAttribute, string>;
}

export type ReferenceField = 'title' | 'date' | 'origin' | 'language' | ReferenceAttribute;

/** A value that a reference gives a source. `here` is what the source says already; null where it says nothing. */
export interface ReferenceValue {
  readonly sourceId: string;
  readonly field: ReferenceField;
  readonly value: string;
  readonly here: string | null;
}

export interface ReferencePlan {
  readonly matched: readonly { readonly reference: Reference; readonly sourceId: string }[];
  /** Values to be filled in. */
  readonly filled: readonly ReferenceValue[];
  /** Values of which the source says otherwise, and which stay. */
  readonly left: readonly (ReferenceValue & { readonly here: string })[];
  /** References to no source that have an abstract: they become sources. */
  readonly made: readonly Reference[];
  /** References to no source that have no text. */
  readonly unmatched: readonly Reference[];
  /** References that could mean several sources, or a source that an earlier reference means. */
  readonly ambiguous: readonly Reference[];
}

/** What the references would change. Titles are compared by their letters and digits, files by their names. */
export function referencePlan(
  references: readonly Reference[],
  sources: readonly ReferredSource[],
): ReferencePlan {
  const byTitle = Map.groupBy(sources, ({ title }) => keyOf(title));
  const byFile = Map.groupBy(sources, ({ originalName }) => (originalName ?? '').toLowerCase());
  const matched: { reference: Reference; sourceId: string }[] = [];
  const values: ReferenceValue[] = [];
  const made = new Map<string, Reference>();
  const unmatched: Reference[] = [];
  const ambiguous: Reference[] = [];
  const taken = new Set<string>();
  for (const reference of references) {
    const found = candidates(reference, byTitle, byFile);
    const [only, other] = found;
    if (only === undefined) {
      const key = keyOf(reference.title);
      if (reference.abstract === '' || key === '') unmatched.push(reference);
      else if (made.has(key)) ambiguous.push(reference);
      else made.set(key, reference);
    } else if (other !== undefined || taken.has(only.id)) ambiguous.push(reference);
    else {
      taken.add(only.id);
      matched.push({ reference, sourceId: only.id });
      values.push(...valuesFor(reference, only));
    }
  }
  const filled = values.filter(({ here }) => here === null);
  // Those that the source already has need not be told.
  const left = values.flatMap((value) => {
    const { here } = value;
    return here === null || sameValue(here, value.value) ? [] : [{ ...value, here }];
  });
  return { matched, filled, left, made: [...made.values()], unmatched, ambiguous };
}

/** The sources that a reference may mean: by its files; of several, or of none, by its title. */
function candidates(
  { title, files }: Reference,
  byTitle: ReadonlyMap<string, readonly ReferredSource[]>,
  byFile: ReadonlyMap<string, readonly ReferredSource[]>,
): readonly ReferredSource[] {
  const key = keyOf(title);
  const ofFiles = [...new Set(files.flatMap((file) => byFile.get(file.toLowerCase()) ?? []))];
  if (ofFiles.length === 1) return ofFiles;
  const ofTitle = key === '' ? [] : (byTitle.get(key) ?? []);
  const both = ofTitle.filter((source) => ofFiles.includes(source));
  return both.length > 0 ? both : ofTitle.length > 0 ? ofTitle : ofFiles;
}

function valuesFor(reference: Reference, source: ReferredSource): ReferenceValue[] {
  const { title, date, outlet, language } = reference;
  const value = (field: ReferenceField, written: string | null, here: string | null): ReferenceValue[] =>
    written === null || written === '' ? [] : [{ sourceId: source.id, field, value: written, here }];
  return [
    ...value('title', title, source.isNamedByFile ? null : source.title),
    ...value('date', date, source.date),
    ...value('origin', outlet, source.origin),
    ...value('language', languageTag(language), source.language),
    ...referenceAttributes.flatMap((part) =>
      value(part, attributeOf(reference, part), source.attributes.get(part) ?? null),
    ),
  ];
}

/** The tag of a language as references write it: `en-GB`, `eng`, `English`, `中文`; null for any other word. */
export function languageTag(written: string): string | null {
  const plain = written.trim().toLowerCase().replaceAll('_', '-');
  if (/^(?:zh(?:-cn|-hans(?:-cn)?)?|chi|zho|chinese|中文|汉语|简体中文|chi;)$/u.test(plain)) return 'zh-CN';
  if (/^(?:en(?:-[a-z]{2})?|eng|english|英文|英语|eng;)$/u.test(plain)) return 'en';
  return /^[a-z]{2}(?:-[a-z]{2})?$/.test(plain)
    ? plain.replace(/-[a-z]{2}$/, (region) => region.toUpperCase())
    : null;
}

function keyOf(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function sameValue(one: string, other: string): boolean {
  return one === other || (keyOf(one) !== '' && keyOf(one) === keyOf(other));
}
