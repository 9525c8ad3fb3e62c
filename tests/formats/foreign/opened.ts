// What tests compare of a project of another program: its passages with their words.
import { everyCode } from '#core/refi/project.ts';
import type { RefiProject, RefiText } from '#core/refi/project.ts';
import { openDatabase } from '#formats/foreign/open.ts';
import type { Opening } from '#formats/foreign/opening.ts';
import type { ForeignFile } from '#formats/foreign/foreign-project.ts';
import type { FoundText } from '#formats/refi/read-text.ts';
import { readFile } from '#formats/reading/read-file.ts';
import { createWords, type Language } from '#words/words.ts';

export interface Passage {
  readonly source: string;
  readonly words: string;
  readonly codes: readonly string[];
  readonly by: string | null;
  readonly memo: string | null;
}

export interface Opened {
  readonly project: RefiProject;
  readonly remarks: ForeignFile['remarks'];
  readonly passages: readonly Passage[];
  readonly texts: ReadonlyMap<string, FoundText>;
}

export function opening(name: string, language: Language = 'en'): Opening {
  return { name, words: createWords(language), pause: () => Promise.resolve(), read: readFile };
}

/** Opens a project of another program and reads all of it. Throws when the file holds no project. */
export async function openForeign(path: string, name: string): Promise<Opened> {
  const file = await openDatabase(path, opening(name));
  if (!file) throw new Error('no project');
  try {
    return await contentsOf(file);
  } finally {
    file.close();
  }
}

/** The project, remarks, passages and texts of an open file. */
export async function contentsOf(file: ForeignFile): Promise<Opened> {
  const { project, remarks } = file;
  const codes = new Map([...everyCode(project.codes)].map(({ key, name }) => [key, name]));
  const coders = new Map(project.users.map(({ key, name }) => [key, name]));
  const texts = new Map<string, FoundText>();
  const passages: Passage[] = [];
  for (const source of project.sources) {
    if (source.kind === 'other') continue;
    const text: RefiText | null = source.kind === 'text' ? source.text : source.pdf.text;
    const found = text && (await file.textOf(text.key));
    if (!text || !found) continue;
    const title = source.kind === 'text' ? source.text.name : source.pdf.name;
    texts.set(title, found);
    for (const { start, end, codings, stamp, description } of text.selections)
      passages.push({
        source: title,
        words: found.decoded
          .replace(/^\uFEFF/, '')
          .replaceAll(/\r\n?/g, '\n')
          .slice(start, end),
        codes: codings.map(({ code }) => codes.get(code ?? '') ?? '?'),
        by: stamp.creator === null ? null : (coders.get(stamp.creator) ?? '?'),
        memo: description,
      });
  }
  return { project, remarks, passages, texts };
}
