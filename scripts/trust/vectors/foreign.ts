// Imports databases of other programs and a Word document coded by comments, with a vector in every text that a person
// can enter there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import { createProject } from '#db/create-project.ts';
import { richText } from '#electron/services/rich-text-input.ts';
import { legalText } from '#formats/writing/legal-text.ts';
import { contentText } from '#formats/writing/markup.ts';
import { database, maxqdaSchema, qualCoder, taguette } from '../../foreign-databases.ts';
import type { Found } from '../found.ts';
import { withStudy } from '../with-study.ts';
import { bare, type Vector } from './vectors.ts';

const at = '2024-06-02 11:00:00';

/** A Taguette project with these texts as tags, descriptions and titles, and documents with them as markup. */
function taguetteStudy(folder: string, vectors: readonly Vector[]): string {
  return taguette(
    join(folder, 'study.sqlite3'),
    vectors.map(({ text }) => [text, text]),
    vectors.map(({ text }, index) => ({
      name: text,
      contents: `<p>Before ${contentText(text)}</p>${text}<p>After.</p>`,
      highlights: [{ words: 'Before', tags: [index + 1], by: text, snippet: text }],
    })),
  );
}

/** A QualCoder project with these texts as names, memos, values, journals and words. */
function qualCoderStudy(folder: string, vectors: readonly Vector[]): string {
  const made = { owner: 'Ann', date: at };
  return qualCoder(join(folder, 'study.qda'), 17, {
    source: vectors.map(({ text }, index) => ({
      id: index + 1,
      name: text,
      fulltext: `Before. ${text}`,
      memo: text,
      owner: text,
      date: at,
    })),
    code_cat: vectors.map(({ text }, index) => ({ catid: index + 1, name: text, memo: text, ...made })),
    code_name: vectors.map(({ text }, index) => ({
      cid: index + 1,
      name: text,
      memo: text,
      catid: index + 1,
      color: text,
      ...made,
    })),
    code_text: vectors.map(({ text }, index) => ({
      cid: index + 1,
      fid: index + 1,
      seltext: 'Before',
      pos0: 0,
      pos1: 6,
      memo: text,
      owner: text,
      date: at,
    })),
    annotation: vectors.map(({ text }, index) => ({
      anid: index + 1,
      fid: index + 1,
      pos0: 0,
      pos1: 4,
      memo: text,
      ...made,
    })),
    cases: vectors.map(({ text }, index) => ({ caseid: index + 1, name: text, memo: text, ...made })),
    attribute_type: vectors.map(({ text }) => ({
      name: text,
      caseOrFile: 'case',
      valuetype: 'character',
      memo: text,
    })),
    attribute: vectors.map(({ text }, index) => ({
      name: text,
      attr_type: 'case',
      value: text,
      id: index + 1,
    })),
    journal: vectors.map(({ text }, index) => ({ jid: index + 1, name: text, jentry: text, ...made })),
  });
}

/** A MAXQDA exchange file with these texts as codes, documents, people and words of passages. */
function maxqdaStudy(folder: string, vectors: readonly Vector[]): string {
  const numbered = vectors.map(({ text }, index) => ({ ID: index + 1, text }));
  return database(join(folder, 'study.mex'), maxqdaSchema(12), {
    sys_Setup: [
      { Key: 'APP', Value: vectors[0]?.text ?? '' },
      { Key: 'DateCreated', Value: vectors.at(-1)?.text ?? '' },
    ],
    Codewords: numbered.map(({ ID, text }) => ({
      ID,
      Idx: ID,
      WordID: 0,
      Name: text,
      Alias: text,
      Author: text,
      Color: 4_278_190_335,
    })),
    Texts: numbered.map(({ ID, text }) => ({ ID, Name: text, Author: text, LastChgUser: text })),
    Codings: numbered.map(({ ID, text }) => ({
      ID,
      TextID: ID,
      WordID: ID,
      Preview: text,
      SegPos1X: 10,
      SegPos2X: 10 + text.length,
      Author: text,
      LastChgDate: text,
    })),
    Memos: numbered.map(({ ID, text }) => ({ ID, TextID: ID, Title: text, Author: text })),
  });
}

/** A Word document in which each of these texts is a comment, its author's name, and the words it is about. */
async function wordStudy(folder: string, vectors: readonly Vector[]): Promise<string> {
  const texts = vectors.map(({ text }) => legalText(text));
  const written = new Document({
    comments: {
      children: texts.map((text, id) => ({
        id,
        author: text,
        date: new Date('2024-06-02T11:00:00Z'),
        children: [new Paragraph(text)],
      })),
    },
    sections: [
      {
        children: texts.map(
          (text, id) =>
            new Paragraph({
              children: [
                new CommentRangeStart(id),
                new TextRun(`Before. ${text}`),
                new CommentRangeEnd(id),
                new TextRun({ children: [new CommentReference(id)] }),
              ],
            }),
        ),
      },
    ],
  });
  const path = join(folder, 'study.docx');
  writeFileSync(path, await Packer.toBuffer(written));
  return path;
}

/** Imports all of them, each into a new study in `folder`: every vector must be there, as text. */
export async function tryForeign(folder: string, vectors: readonly Vector[]): Promise<Found> {
  const faults: string[] = [];
  const made = [
    ['study.sqlite3', taguetteStudy(folder, vectors)],
    ['study.qda', qualCoderStudy(folder, vectors)],
    ['study.mex', maxqdaStudy(folder, vectors)],
    ['study.docx', await wordStudy(folder, vectors)],
  ] as const;
  for (const [name, reference] of made) {
    const path = join(folder, `${name}.concord`);
    createProject(
      path,
      { name: 'Theirs', coderName: 'Wei' },
      { who: 'trust', now: '2026-03-14T09:00:00.000Z' },
    ).close();
    // One study after another.
    await withStudy(path, join(folder, 'home'), async ({ api }) => {
      await api.exchange.bringIn({ file: { reference, name } });
      const { tables } = await api.project.records();
      const named = [...tables.code, ...tables.coder].map((row) => row.name);
      const written = tables.memo.flatMap(({ title, body }) => [title, body]);
      const titles = tables.source.map(({ title }) => title);
      const texts: string[] = [];
      for (const { id, title } of tables.source) {
        // There is only one connection.
        const { doc, text } = await api.sources.text({ id });
        texts.push(text);
        const checked = doc === null ? null : richText.safeParse(doc);
        if (checked?.success === false)
          faults.push(`${name} ${JSON.stringify(title)}: a document that the editor does not take`);
      }
      const kinds = {
        names: bare(named.join('\n')),
        ...(name === 'study.docx' ? {} : { titles: bare(titles.join('\n')) }),
        ...(name === 'study.qda' ? { memos: bare(written.join('\n')) } : {}),
        // A Taguette document is markup, so its texts depend on how the markup is read.
        ...(name === 'study.sqlite3' ? {} : { texts: bare(texts.join('\n')) }),
      };
      for (const [kind, words] of Object.entries(kinds))
        for (const { number, text } of vectors)
          if (!words.includes(bare(text)))
            faults.push(`${name} ${number}: ${kind} do not hold ${JSON.stringify(text)}`);
    });
  }
  return { tried: vectors.length, came: { 'foreign projects brought in': made.length }, faults };
}
