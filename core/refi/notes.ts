// Notes become memos about what refers to them. A memo is about one thing: where several refer to it, the
// first that exists here.
import { memoHeading } from '#core/memo-heading.ts';
import type { MemoRecord } from '#core/records.ts';
import type { Codes } from './codes.ts';
import { CALLED, Ids, type Incoming, type Part, type Present, type Remark } from './incoming.ts';
import { momentOf } from './literals.ts';
import type { People } from './people.ts';
import { bodyOf, everyCode, type RefiProject, type RefiText } from './project.ts';
import { saidIn, titleFrom } from './descriptions.ts';
import type { Landmark, Sources } from './sources.ts';

type About = Pick<MemoRecord, 'about' | 'sourceId' | 'codeId' | 'codingId' | 'respondentId'>;

const nowhere: About = { about: 'free', sourceId: null, codeId: null, codingId: null, respondentId: null };

/**
 * `wordsOf` returns the text of a note, or null where the file has none. Notes that stand here as something else are left
 * out: `isHere` tells, by their key and words.
 */
export async function planNotes(
  project: RefiProject,
  present: Present,
  people: People,
  codes: Codes,
  { landmarks, annotated }: Pick<Sources, 'landmarks' | 'annotated'>,
  wordsOf: (note: RefiText) => Promise<string | null>,
  isHere: (key: string, body: string) => boolean = () => false,
): Promise<Incoming> {
  const ids = new Ids(present.newId);
  const memos: MemoRecord[] = [];
  const parts: Part[] = [];
  const remarks: Remark[] = [];
  let nameless = 0;
  // Going through all sources is expensive.
  const isAny = project.noteTexts.length > 0;
  const carriers = isAny ? carriersOf(project, people, codes, landmarks) : new Map<string, About[]>();
  const names = new Set(project.noteTexts.map(({ name }) => name.trim()));
  const aboutWords = new Map(annotated);
  // NVivo ties its annotations by links from the note to the place.
  for (const { origin, target } of project.links) {
    const there = target === null ? undefined : annotated.get(target);
    if (origin !== null && there !== undefined) aboutWords.set(origin, there);
  }
  for (const note of project.noteTexts) {
    // Only one text at a time is in memory.
    const words = await wordsOf(note);
    const body = [saidIn(note.description), words ?? ''].filter((part) => part !== '').join('\n\n');
    if (isHere(note.key, body)) continue;
    const id = ids.assign(note.key);
    const [about = nowhere] = carriers.get(note.key) ?? [];
    if (words === null && note.description === null) {
      if (note.name.trim() === '') nameless += 1;
      else remarks.push({ key: 'exchange:note_without_text', parameters: { note: note.name } });
    }
    const createdAt = momentOf(note.stamp.created) ?? present.now;
    // A note named by its own first words had no title: that is how memos without one are exported.
    const isNamed = note.name.trim() !== '' && !isCalledByWords(note.name.trim(), body, names);
    const title = isNamed ? note.name.trim() : titleFrom(aboutWords.get(note.key) ?? '');
    memos.push({
      id,
      title,
      body,
      ...about,
      coderId: people.coderOf(note.stamp.creator),
      createdAt,
      updatedAt: momentOf(note.stamp.modified) ?? createdAt,
    });
    // A note may have selections and codings of its own.
    const shell = note.whole;
    const called = isNamed ? {} : { [CALLED]: title };
    parts.push({
      kind: 'note',
      ownerId: id,
      key: note.key,
      shell: { ...shell, attributes: { ...shell.attributes, ...called } },
    });
  }
  if (nameless > 0)
    remarks.push({ key: 'exchange:nameless_notes_without_text', parameters: { count: nameless } });
  return { rows: { memo: memos }, parts, remarks };
}

/**
 * Whether a note is named by its beginning, with a number behind where several begin alike. `names` are the
 * names of all notes of the file: a number is such a suffix only if another note has the name without it;
 * otherwise it belongs to the title.
 */
export function isCalledByWords(name: string, body: string, names?: ReadonlySet<string>): boolean {
  const heading = memoHeading({ title: '', body });
  if (name === heading) return true;
  return name.replace(/ \(\d+\)$/, '') === heading && (names?.has(heading) ?? true);
}

/** For each note, by key, what refers to it, in the order of the file. */
function carriersOf(
  project: RefiProject,
  people: People,
  codes: Codes,
  landmarks: ReadonlyMap<string, Landmark>,
): ReadonlyMap<string, About[]> {
  const carriers = new Map<string, About[]>();
  const add = (notes: readonly string[], about: About): void => {
    for (const note of notes) carriers.set(note, [...(carriers.get(note) ?? []), about]);
  };
  const at = (key: string): About => {
    const found = landmarks.get(key);
    if (!found) {
      const codeId = codes.codeOf(key);
      return codeId === undefined ? nowhere : { ...nowhere, about: 'code', codeId };
    }
    return found.codingId === null
      ? { ...nowhere, about: 'source', sourceId: found.sourceId }
      : { ...nowhere, about: 'coding', codingId: found.codingId };
  };
  for (const source of project.sources) {
    if (source.kind === 'other') continue;
    const body = bodyOf(source);
    const ownText = source.kind === 'text' ? source.text : source.pdf.text;
    for (const selection of ownText?.selections ?? []) {
      add(selection.notes, at(selection.key));
      for (const coding of selection.codings) add(coding.notes, at(coding.key));
    }
    const inText = source.kind === 'pdf' ? (ownText?.codings ?? []) : [];
    for (const coding of [...body.codings, ...inText]) add(coding.notes, at(coding.key));
    add(body.notes, at(body.key));
  }
  for (const { origin, target } of project.links) {
    if (origin !== null && target !== null && at(target) !== nowhere) add([origin], at(target));
  }
  for (const code of everyCode(project.codes)) add(code.notes, at(code.key));
  const respondents = new Map(people.parts.map(({ kind, key, ownerId }) => [`${kind} ${key}`, ownerId]));
  for (const { key, notes } of project.cases) {
    const respondentId = respondents.get(`case ${key}`) ?? null;
    if (respondentId !== null) add(notes, { ...nowhere, about: 'respondent', respondentId });
  }
  add(project.notes, { ...nowhere, about: 'project' });
  return carriers;
}
