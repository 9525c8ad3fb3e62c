// One source out of a file or out of a row of a table, with the class, respondents and attributes it names.
import { attributeValue } from '#core/attribute-value.ts';
import { nextLabel, respondentOfLabel } from '#core/interview-label.ts';
import type { ErrorParameters } from '#core/errors.ts';
import type { AttributeRecord, RespondentRecord, SourceKind, SourceRecord } from '#core/records.ts';
import type { RichText } from '#core/rich-text.ts';
import type { RowAttribute } from '#core/table-sources.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, find, get, insert } from '#db/write.ts';
import { setValue } from './attributes.ts';
import type { CommandContext } from './context.ts';
import { lastPosition } from './positions.ts';
import { respondentNamed, setRespondents } from './respondents.ts';
import { keepText } from './texts.ts';

/** What is known of a source before it is one. */
export interface Incoming {
  readonly kind: SourceKind;
  readonly title: string;
  readonly content: RichText | string;
  readonly classId: string | null;
  readonly className: string | null;
  readonly date: string | null;
  readonly language: string | null;
  readonly origin: string | null;
  readonly originalHash: string | null;
  readonly originalName: string | null;
  /** How the original was decoded; null where its format says so itself. */
  readonly encoding: string | null;
  readonly respondents: readonly string[];
  readonly attributes: readonly RowAttribute[];
}

/** Remembers what an import has looked up or made, so that 2,000 rows ask once. */
export interface ImportMemory {
  readonly classes: Map<string, string>;
  readonly attributes: Map<string, AttributeRecord>;
  readonly labels: Set<string>;
  /** What rows said of a respondent who had another value already: the earlier one was kept. */
  readonly conflicts: { readonly key: string; readonly parameters: ErrorParameters }[];
}

/** Starts an import's memory with what the project has. */
export function importMemory({ db }: Pick<CommandContext, 'db'>): ImportMemory {
  return {
    classes: new Map(all(db, 'class').map(({ id, name }) => [name, id])),
    attributes: new Map(all(db, 'attribute').map((row) => [`${row.owner} ${row.name}`, row])),
    labels: new Set(all(db, 'source', { kind: 'interview' }).flatMap(({ label }) => label ?? [])),
    conflicts: [],
  };
}

/**
 * Adds the source, or returns null when the project has it already: the same text under the same title and, where
 * these are said, of the same date and people. Two people may well give the same answer.
 */
export function addSource(
  context: CommandContext,
  memory: ImportMemory,
  incoming: Incoming,
): SourceRecord | null {
  const { db, newId, now } = context;
  const text = keepText(db, incoming.content);
  if (text.length > 0 && hasTwin(context, text.textHash, incoming)) return null;
  const isInterview = incoming.kind === 'interview';
  const label = isInterview ? labelFor(incoming, memory) : null;
  const source = insert(db, 'source', {
    id: newId(),
    kind: incoming.kind,
    classId: incoming.className === null ? incoming.classId : classNamed(context, memory, incoming.className),
    title: incoming.title || (label ?? ''),
    date: incoming.date,
    language: incoming.language,
    origin: incoming.origin,
    status: 'included',
    exclusionReason: null,
    duplicateOf: null,
    ...text,
    originalHash: incoming.originalHash,
    originalName: incoming.originalName,
    encoding: incoming.encoding,
    label,
    place: null,
    mode: null,
    durationMinutes: null,
    interviewer: null,
    createdAt: now(),
  });
  if (label !== null) {
    memory.labels.add(label);
    const names = incoming.respondents.length > 0 ? incoming.respondents : [respondentOfLabel(label)];
    const people = names.map((name) => respondentNamed(db, newId, name));
    setRespondents(
      db,
      newId,
      source.id,
      people.map(({ id }) => id),
    );
    for (const person of people) addValues(context, memory, person, incoming.attributes);
  }
  addValues(context, memory, source, incoming.attributes);
  return source;
}

function hasTwin({ db }: CommandContext, textHash: string, { title, date, ...incoming }: Incoming): boolean {
  const people = incoming.kind === 'interview' ? incoming.respondents : [];
  return all(db, 'source', { textHash, title }).some(
    (source) =>
      (date === null || source.date === date) && (people.length === 0 || isWith(db, source.id, people)),
  );
}

function isWith(db: ReadDb, sourceId: string, names: readonly string[]): boolean {
  const present = all(db, 'sourceRespondent', { sourceId }).map(
    ({ respondentId }) => get(db, 'respondent', respondentId).name,
  );
  return present.length === names.length && names.every((name) => present.includes(name));
}

function labelFor(incoming: Incoming, memory: ImportMemory): string {
  const [person] = incoming.respondents;
  const titled =
    incoming.title.length > 0 && incoming.title.length <= 50 && !memory.labels.has(incoming.title);
  // A short title such as N9.2 is the label, unless it names somebody else than the respondent column does.
  if (titled && (person === undefined || respondentOfLabel(incoming.title) === person)) return incoming.title;
  return nextLabel(person ?? respondentOfLabel(incoming.title.slice(0, 40)), memory.labels);
}

function classNamed({ db, newId }: CommandContext, memory: ImportMemory, name: string): string {
  const known = memory.classes.get(name);
  if (known !== undefined && find(db, 'class', known)) return known;
  const row = { id: newId(), name, coverage: 'complete', position: lastPosition(db, 'class') } as const;
  memory.classes.set(name, insert(db, 'class', row).id);
  return row.id;
}

/** Sets what a row says of its source, or of a person interviewed, who keeps a value that is there already. */
function addValues(
  { db, newId }: CommandContext,
  memory: ImportMemory,
  subject: SourceRecord | RespondentRecord,
  values: readonly RowAttribute[],
): void {
  const owner = 'textHash' in subject ? 'source' : 'respondent';
  for (const value of values) {
    if (value.owner !== owner) continue;
    const key = `${owner} ${value.name}`;
    let attribute = memory.attributes.get(key);
    if (!attribute || !find(db, 'attribute', attribute.id)) {
      const { name, type } = value;
      attribute = insert(db, 'attribute', {
        id: newId(),
        name,
        owner,
        type,
        position: lastPosition(db, 'attribute'),
      });
      memory.attributes.set(key, attribute);
    }
    // An attribute of the project keeps its type; a value that does not fit it is left out.
    const written = attributeValue(value.value, attribute.type);
    if (written === null) continue;
    const known = owner === 'respondent' ? valueOf(db, attribute, subject.id) : undefined;
    if (known === undefined) setValue(db, newId, attribute, subject.id, written);
    else if (known !== written && 'name' in subject) {
      const parameters = { respondent: subject.name, attribute: attribute.name, kept: known, value: written };
      memory.conflicts.push({ key: 'errors:respondent_value_differs', parameters });
    }
  }
}

function valueOf(
  db: CommandContext['db'],
  attribute: AttributeRecord,
  respondentId: string,
): string | undefined {
  return all(db, 'attributeValue', { attributeId: attribute.id, respondentId })[0]?.value;
}
