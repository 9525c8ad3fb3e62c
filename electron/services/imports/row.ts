// Makes one source of a file or of a row of a table, with the class, respondents and attributes that it names.
import { attributeValue } from '#core/attribute-value.ts';
import { nextLabel, respondentKey, respondentOfLabel } from '#core/interview-label.ts';
import type { ErrorParameters } from '#core/errors.ts';
import type { PageLayout } from '#core/text/page-layout.ts';
import { pageStartsJson, type PageStart } from '#core/text/pages.ts';
import type { AttributeRecord, RespondentRecord, SourceKind, SourceRecord } from '#core/records.ts';
import type { RichText } from '#core/text/rich-text.ts';
import type { RowAttribute } from '#core/imports/table-sources.ts';
import { pieceOfOriginal } from '#core/imports/articles/piece-of-original.ts';
import { initial } from '#core/tables/all.ts';
import { statusOnArrival } from '#core/tables/source.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, get, insert, update } from '#db/write.ts';
import type { CommandContext } from '../context.ts';
import { lastPosition } from '../positions.ts';
import type { MeasuredText, TextFields } from '../texts.ts';

/** The data of a source to add. */
interface SourceData {
  readonly kind: SourceKind;
  readonly title: string;
  readonly classId: string | null;
  readonly className: string | null;
  readonly date: string | null;
  readonly language: string | null;
  readonly origin: string | null;
  readonly originalHash: string | null;
  readonly originalName: string | null;
  /** The encoding of the original; null if its format defines its own. */
  readonly encoding: string | null;
  /** Which piece of the original it is, as JSON; null for the whole of it. */
  readonly article: string | null;
  readonly respondents: readonly string[];
  readonly attributes: readonly RowAttribute[];
  readonly pages: readonly PageStart[];
}

/** A source to add, with its text as read. */
export interface Incoming extends SourceData {
  readonly content: RichText | string | MeasuredText;
  readonly layout: readonly PageLayout[] | null;
}

/** A source to add whose text and layout are stored already. */
export interface KeptIncoming extends SourceData {
  /** The id that the source will have. */
  readonly id: string;
  readonly text: TextFields;
  readonly layoutHash: string | null;
}

/** Remembers within one transaction what was looked up or made, so that 2,000 rows look it up once. */
export interface ImportMemory {
  readonly classes: Map<string, string>;
  readonly attributes: Map<string, AttributeRecord>;
  /** Columns that were joined with an attribute of another spelling, by its name. */
  readonly joined: Map<string, string>;
  readonly respondents: Map<string, RespondentRecord>;
  /** The labels of all interviews; looked up when the first interview asks. */
  readonly labels: () => Set<string>;
  /** Whether a source has this text. */
  readonly hasText: (textHash: string) => boolean;
  /** The source that is this piece of this original. */
  readonly articleOf: (incoming: SourceData) => SourceRecord | undefined;
  /** Values of respondents that contradict an earlier one, which stays. */
  readonly conflicts: { readonly key: string; readonly parameters: ErrorParameters }[];
  /** How many values of each attribute do not fit its type in the project. */
  readonly lost: Map<string, number>;
}

/** The memory of a new transaction, given the project's present content. */
export function importMemory({ db }: Pick<CommandContext, 'db'>): ImportMemory {
  let labels: Set<string> | undefined;
  const pieces = new Map<string, ReadonlyMap<string | null, SourceRecord>>();
  const ofText = db.sqlite.prepare('SELECT 1 FROM source WHERE text_hash = ? LIMIT 1');
  return {
    classes: new Map(all(db, 'class').map(({ id, name }) => [name, id])),
    attributes: attributesByName(all(db, 'attribute')),
    joined: new Map(),
    respondents: new Map(all(db, 'respondent').map((row) => [respondentKey(row.name), row])),
    labels: () =>
      (labels ??= new Set(all(db, 'source', { kind: 'interview' }).flatMap(({ label }) => label ?? []))),
    hasText: (textHash) => ofText.get(textHash) !== undefined,
    articleOf: ({ originalHash, article }) => {
      const key = keyOfPiece(article);
      if (originalHash === null || key === null) return undefined;
      let ofFile = pieces.get(originalHash);
      if (!ofFile) {
        const sources = all(db, 'source', { originalHash });
        ofFile = new Map(sources.map((source) => [keyOfPiece(source.article), source]));
        pieces.set(originalHash, ofFile);
      }
      return ofFile.get(key);
    },
    conflicts: [],
    lost: new Map(),
  };
}

/** Which lines of its original a piece is. */
function keyOfPiece(article: string | null): string | null {
  return pieceOfOriginal(article)?.lines.join('-') ?? null;
}

/** Attributes by their exact spelling, and by a key that all spellings of a name share. */
function attributesByName(attributes: readonly AttributeRecord[]): Map<string, AttributeRecord> {
  const named = new Map(attributes.map((row) => [keyOfAttribute(row.owner, respondentKey(row.name)), row]));
  for (const row of attributes) named.set(keyOfAttribute(row.owner, row.name), row);
  return named;
}

function keyOfAttribute(owner: AttributeRecord['owner'], name: string): string {
  return `${owner} ${name}`;
}

/** The source that resulted: a new one, or the one that the project had already. */
export interface AddedSource {
  readonly source: SourceRecord;
  readonly isNew: boolean;
}

/**
 * Adds the source, unless the project has it already: the same text under the same title and, if given, with the same
 * date and respondents, since two people may well give the same answer. An article is the same only if it is the same
 * piece of the same file: two papers may well print the same text. Documents arrive as new, to be screened;
 * interviews as included.
 */
export function addSource(
  context: CommandContext,
  memory: ImportMemory,
  incoming: KeptIncoming,
): AddedSource {
  const { db, newId, now } = context;
  const { text } = incoming;
  const twin =
    incoming.article !== null
      ? memory.articleOf(incoming)
      : text.length > 0 && memory.hasText(text.textHash)
        ? twinOf(db, text.textHash, incoming)
        : undefined;
  if (twin) return { source: twin, isNew: false };
  const isInterview = incoming.kind === 'interview';
  const label = isInterview ? labelFor(incoming, memory) : null;
  const source = insert(db, 'source', {
    ...initial.source,
    id: incoming.id,
    kind: incoming.kind,
    classId: incoming.className === null ? incoming.classId : classNamed(context, memory, incoming.className),
    title: incoming.title || (label ?? ''),
    date: incoming.date,
    language: incoming.language,
    origin: incoming.origin,
    status: statusOnArrival(incoming.kind),
    ...text,
    originalHash: incoming.originalHash,
    originalName: incoming.originalName,
    encoding: incoming.encoding,
    article: incoming.article,
    label,
    createdAt: now(),
  });
  if (label !== null) {
    memory.labels().add(label);
    const names = incoming.respondents.length > 0 ? incoming.respondents : [respondentOfLabel(label)];
    const people = new Set(names.map((name) => personNamed(context, memory, name)));
    for (const { id: respondentId } of people)
      insert(db, 'sourceRespondent', { id: newId(), sourceId: source.id, respondentId });
    for (const person of people) addValues(context, memory, person, incoming.attributes);
  }
  addValues(context, memory, source, incoming.attributes);
  keepPages(context, source, incoming);
  return { source, isNew: true };
}

function twinOf(
  db: ReadDb,
  textHash: string,
  { title, date, ...incoming }: SourceData,
): SourceRecord | undefined {
  const people = incoming.kind === 'interview' ? incoming.respondents : [];
  return all(db, 'source', { textHash, title }).find(
    (source) =>
      (date === null || source.date === date) && (people.length === 0 || isWith(db, source.id, people)),
  );
}

function isWith(db: ReadDb, sourceId: string, names: readonly string[]): boolean {
  const present = all(db, 'sourceRespondent', { sourceId }).map(({ respondentId }) =>
    respondentKey(get(db, 'respondent', respondentId).name),
  );
  const wanted = new Set(names.map(respondentKey));
  return present.length === wanted.size && present.every((key) => wanted.has(key));
}

function labelFor(incoming: SourceData, memory: ImportMemory): string {
  const [person] = incoming.respondents;
  const titled =
    incoming.title.length > 0 && incoming.title.length <= 50 && !memory.labels().has(incoming.title);
  // A short title such as N9.2 becomes the label, unless it names another respondent than the column of respondents.
  if (
    titled &&
    (person === undefined || respondentKey(respondentOfLabel(incoming.title)) === respondentKey(person))
  )
    return incoming.title;
  return nextLabel(person ?? respondentOfLabel(incoming.title.slice(0, 40)), memory.labels());
}

function classNamed({ db, newId }: CommandContext, { classes }: ImportMemory, name: string): string {
  const known = classes.get(name);
  if (known !== undefined) return known;
  const row = {
    id: newId(),
    name,
    coverage: 'complete',
    frameSize: null,
    position: lastPosition(db, 'class'),
  } as const;
  classes.set(name, insert(db, 'class', row).id);
  return row.id;
}

function personNamed(
  { db, newId }: CommandContext,
  { respondents }: ImportMemory,
  name: string,
): RespondentRecord {
  const known = respondents.get(respondentKey(name));
  if (known) return known;
  const person = insert(db, 'respondent', {
    id: newId(),
    name,
    position: lastPosition(db, 'respondent'),
    consent: null,
  });
  respondents.set(respondentKey(name), person);
  return person;
}

/** Sets the attributes of a row on its source, or on a respondent, who keeps values that exist already. */
function addValues(
  { db, newId }: CommandContext,
  memory: ImportMemory,
  subject: SourceRecord | RespondentRecord,
  values: readonly RowAttribute[],
): void {
  const owner = 'textHash' in subject ? 'source' : 'respondent';
  for (const { owner: ownerOfValue, name, type, value } of values) {
    if (ownerOfValue !== owner) continue;
    const key = keyOfAttribute(owner, name);
    const loose = keyOfAttribute(owner, respondentKey(name));
    let attribute = memory.attributes.get(key) ?? memory.attributes.get(loose);
    if (!attribute) {
      const position = lastPosition(db, 'attribute');
      attribute = insert(db, 'attribute', { id: newId(), name, owner, type, position });
      memory.attributes.set(key, attribute).set(loose, attribute);
    }
    if (attribute.name !== name) memory.joined.set(name, attribute.name);
    // An attribute that another file has just made keeps its type; a value that does not fit is left out.
    const written = attributeValue(value, attribute.type);
    if (written === null) memory.lost.set(name, (memory.lost.get(name) ?? 0) + 1);
    if (written === null || written.trim() === '') continue;
    const of =
      owner === 'source'
        ? { sourceId: subject.id, respondentId: null }
        : { sourceId: null, respondentId: subject.id };
    const [known] = all(db, 'attributeValue', { attributeId: attribute.id, ...of });
    if (!known)
      insert(db, 'attributeValue', { id: newId(), attributeId: attribute.id, ...of, value: written });
    // If two columns mean one attribute of the source, the later column's value stays.
    else if (!('name' in subject)) update(db, 'attributeValue', known.id, { value: written });
    else if (known.value !== written) {
      const parameters = {
        respondent: subject.name,
        attribute: attribute.name,
        kept: known.value,
        value: written,
      };
      memory.conflicts.push({ key: 'errors:respondent_value_differs', parameters });
    }
  }
}

function keepPages(
  { db, newId }: CommandContext,
  { id: sourceId, textHash }: SourceRecord,
  { pages, layoutHash }: KeptIncoming,
): void {
  if (pages.length === 0 && layoutHash === null) return;
  insert(db, 'sourcePages', {
    id: newId(),
    sourceId,
    starts: pageStartsJson(pages),
    layoutHash,
    layoutTextHash: layoutHash === null ? null : textHash,
  });
}
