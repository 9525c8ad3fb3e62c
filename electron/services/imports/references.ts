// References for existing sources: previewed first, then imported as one act, which fills in what sources do not say yet
// and makes sources of references with an abstract.
import * as z from 'zod';
import { attributeValue } from '#core/attribute-value.ts';
import { freeName } from '#core/free-name.ts';
import {
  referencePlan,
  languageTag,
  type ReferencePlan,
  type ReferredSource,
} from '#core/imports/references/plan.ts';
import {
  attributeOf,
  referenceAttributes,
  type Reference,
  type ReferenceAttribute,
} from '#core/imports/references/reference.ts';
import { AppError } from '#core/errors.ts';
import type { AttributeRecord } from '#core/records.ts';
import { originOf } from '#core/source-origin.ts';
import { languageOf } from '#core/text/language.ts';
import type { ReadDb } from '#db/handles.ts';
import { readWhole } from '#db/own-files.ts';
import { all, get, getText, insert, update } from '#db/write.ts';
import { fileError } from '#formats/reading/file-error.ts';
import { MAX_TEXT_BYTES } from '#formats/reading/limits.ts';
import { titleOf } from '#formats/reading/recognise.ts';
import { referencesOf } from '#formats/reading/references/references.ts';
import { languages } from '#words/words.ts';
import { setValue } from '../attribute-values.ts';
import { job, type CommandContext, type JobContext } from '../context.ts';
import { lastPosition } from '../positions.ts';
import { keepText } from '../texts.ts';
import { chosenFile, fileChosen } from './files.ts';
import { addSource, importMemory } from './row.ts';

const referencesInput = z.strictObject({
  file: chosenFile,
  /** Decode the file with this encoding (a WHATWG label) instead of detecting it. */
  encoding: z.string().min(1).max(40).nullable().default(null),
  /** The class of sources that are made, by name; added if it does not exist. */
  className: z.string().trim().min(1).max(100).nullable().default(null),
});
type ReferencesInput = z.output<typeof referencesInput>;

/** What references would do, or did. */
export interface ReferencesReport {
  readonly format: 'ris' | 'bibtex' | 'csl-json';
  readonly references: number;
  /** How many sources are meant by a reference. */
  readonly matched: number;
  readonly filled: ReferencePlan['filled'];
  /** What sources say otherwise: it stays. */
  readonly left: ReferencePlan['left'];
  /** Titles of references that become sources, that mean no source and have no text, or that could mean several. */
  readonly made: readonly string[];
  readonly unmatched: readonly string[];
  readonly ambiguous: readonly string[];
  /** Titles of the sources concerned, by id, as they were before. */
  readonly titles: Readonly<Record<string, string>>;
}

/** Previews what a file of references would fill in. Throws `unsupported` for a file without references. */
export const referencesPreview = job(referencesInput, async (context, input): Promise<ReferencesReport> => {
  const { format, references: listed } = read(context, input);
  const plan = planFor(context.db, listed, context.words);
  return reportOf(context.db, format, listed.length, plan);
});

/**
 * Fills in the title, date, outlet, language and attributes of sources that references mean by title or file, and makes
 * sources of the other references that have an abstract. A value that a source has already stays. One act.
 */
export const references = job(referencesInput, async (context, input): Promise<ReferencesReport> => {
  const { format, references: listed } = read(context, input);
  const report = context.transact((command) => {
    const plan = planFor(command.db, listed, context.words);
    const result = reportOf(command.db, format, listed.length, plan);
    apply(command, plan, input.className, context.words);
    return result;
  });
  context.files.release?.(input.file.reference);
  return report;
});

function read({ files }: JobContext, { file: chosen, encoding }: ReferencesInput) {
  const file = fileChosen(files, chosen);
  const { name } = file;
  if (file.bytes > MAX_TEXT_BYTES) {
    const [megabytes, most] = [file.bytes, MAX_TEXT_BYTES].map((bytes) => Math.round(bytes / 1024 / 1024));
    throw new AppError('unsupported', 'reading:file_too_large', {
      name,
      megabytes: megabytes ?? 0,
      most: most ?? 0,
    });
  }
  if (!file.isFile) throw new AppError('invalid', 'reading:not_a_file', { name });
  let bytes: Buffer;
  try {
    bytes = readWhole(file.path, name);
  } catch (error) {
    throw fileError(error, name);
  }
  return referencesOf(bytes, name, encoding ?? undefined);
}

function planFor(db: ReadDb, listed: readonly Reference[], words: JobContext['words']): ReferencePlan {
  const known = knownAttributes(db, words);
  const partOf = new Map([...known].map(([part, { id }]) => [id, part]));
  const values = new Map<string, Map<ReferenceAttribute, string>>();
  for (const { attributeId, sourceId, value } of all(db, 'attributeValue')) {
    const part = partOf.get(attributeId);
    if (part === undefined || sourceId === null) continue;
    const own = values.get(sourceId) ?? new Map<ReferenceAttribute, string>();
    values.set(sourceId, own.set(part, value));
  }
  const sources = all(db, 'source').map((source): ReferredSource => {
    const { id, title, originalName, date, language } = source;
    const isNamedByFile = originalName !== null && titleOf(originalName) === title;
    const attributes = values.get(id) ?? new Map<ReferenceAttribute, string>();
    return { id, title, isNamedByFile, originalName, date, origin: originOf(source), language, attributes };
  });
  return referencePlan(listed, sources);
}

/** The attributes of the project that are meant by parts of references, in whichever language they were named. */
function knownAttributes(db: ReadDb, words: JobContext['words']): Map<ReferenceAttribute, AttributeRecord> {
  const ofSources = all(db, 'attribute').filter(({ owner }) => owner === 'source');
  const byName = new Map(ofSources.map((attribute) => [attribute.name, attribute]));
  return new Map(
    referenceAttributes.flatMap((part) => {
      const names = languages.map((language) => words(language).t(`articles:reference_field.${part}`));
      const known = names.map((name) => byName.get(name)).find((attribute) => attribute !== undefined);
      return known ? [[part, known] as const] : [];
    }),
  );
}

function reportOf(
  db: ReadDb,
  format: ReferencesReport['format'],
  count: number,
  { matched, filled, left, made, unmatched, ambiguous }: ReferencePlan,
): ReferencesReport {
  const titlesOf = (list: readonly Reference[]): string[] => list.map(({ title }) => title);
  return {
    format,
    references: count,
    matched: matched.length,
    filled,
    left,
    made: titlesOf(made),
    unmatched: titlesOf(unmatched),
    ambiguous: titlesOf(ambiguous),
    titles: Object.fromEntries(
      [...filled, ...left].map(({ sourceId }) => [sourceId, get(db, 'source', sourceId).title]),
    ),
  };
}

function apply(
  context: CommandContext,
  { filled, made }: ReferencePlan,
  className: string | null,
  words: JobContext['words'],
): void {
  const { db, newId } = context;
  const attributeFor = attributesFor(context, words);
  for (const { sourceId, field, value } of filled)
    if (field === 'title' || field === 'date' || field === 'origin' || field === 'language')
      update(db, 'source', sourceId, { [field]: value });
    else setValue(db, newId, attributeFor(field, value), sourceId, value);
  const memory = importMemory(context);
  for (const reference of made) makeSource(context, memory, reference, { className, attributeFor });
}

/** The attribute for a value of a part of references. */
type AttributeFor = (part: ReferenceAttribute, value: string) => AttributeRecord;

/**
 * Finds the attributes that are meant by parts of references, whichever language they were named in, and adds those that
 * are missing. A value that is not of the attribute's type gets an attribute of its own: `Volume (2)` beside numbers.
 */
function attributesFor({ db, newId }: CommandContext, words: JobContext['words']): AttributeFor {
  const known = knownAttributes(db, words);
  const beside = new Map<ReferenceAttribute, AttributeRecord>();
  const added = (part: ReferenceAttribute): AttributeRecord => {
    const taken = new Set(all(db, 'attribute', { owner: 'source' }).map(({ name }) => name));
    const name = freeName(words().t(`articles:reference_field.${part}`), taken);
    const position = lastPosition(db, 'attribute');
    return insert(db, 'attribute', { id: newId(), name, owner: 'source', type: 'text', position });
  };
  return (part, value) => {
    const attribute = known.get(part) ?? added(part);
    known.set(part, attribute);
    if (attributeValue(value, attribute.type) !== null) return attribute;
    const other = beside.get(part) ?? added(part);
    beside.set(part, other);
    return other;
  };
}

function makeSource(
  context: CommandContext,
  memory: ReturnType<typeof importMemory>,
  reference: Reference,
  { className, attributeFor }: { readonly className: string | null; readonly attributeFor: AttributeFor },
): void {
  const text = keepText(context.db, reference.abstract);
  const { source, isNew } = addSource(context, memory, {
    id: context.newId(),
    kind: 'document',
    title: reference.title,
    classId: null,
    className,
    date: reference.date,
    language: languageTag(reference.language) ?? languageOf(getText(context.db, text.textHash)),
    origin: reference.outlet === '' ? null : reference.outlet,
    originalHash: null,
    originalName: null,
    encoding: null,
    article: null,
    respondents: [],
    attributes: [],
    pages: [],
    text,
    layoutHash: null,
  });
  if (!isNew) return;
  for (const part of referenceAttributes) {
    const value = attributeOf(reference, part);
    if (value !== '') setValue(context.db, context.newId, attributeFor(part, value), source.id, value);
  }
}
