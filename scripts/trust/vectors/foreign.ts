// The databases of other programs, and a Word document that was coded by comments, with a vector in every text that
// somebody gave there, brought into a study of ours.
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

/** A project of Taguette: tags, descriptions and titles of these texts, and documents that have them for markup. */
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

/** A study of QualCoder that has these texts for names, memos, values, journals and words. */
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

/** An exchange file of MAXQDA that has these texts for codes, documents, people and the words of passages. */
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

/** A Word document in which each of these texts is a comment, the name of its author, and what it is about. */
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

/** Brings all of them in, each into a new study in `folder`: every vector is there, and is a text. */
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
        // One connection.
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
        // A document of Taguette's is markup: what is a text there depends on what it is taken for.
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
