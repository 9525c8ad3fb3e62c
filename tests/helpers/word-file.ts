// Writes Word documents with comments, highlights and footnotes for tests.
import { docxParts, zip } from '../formats/reading/fixtures.ts';

const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WordComment {
  readonly id: number;
  readonly author?: string;
  readonly text: string;
  /** The id of the comment that this one replies to. */
  readonly answers?: number;
}

/** A run of text; `properties` are elements of `w:rPr`. */
export function run(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function highlight(colour: string): string {
  return `<w:highlight w:val="${colour}"/>`;
}

export function paragraph(...inner: string[]): string {
  return `<w:p>${inner.join('')}</w:p>`;
}

export function commentStart(id: number): string {
  return `<w:commentRangeStart w:id="${id}"/>`;
}

/** The end of a commented range, followed by the comment's reference mark, as Word writes them. */
export function commentEnd(id: number): string {
  return `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
}

/** A document of these paragraphs with these comments and footnotes. */
export function wordFile(
  body: string,
  comments: readonly WordComment[] = [],
  footnotes: readonly string[] = [],
): Buffer {
  const paraId = (id: number): string => `0000${id.toString(16).padStart(4, '0')}`;
  const written = comments.map(({ id, author = 'Ann', text }) => {
    const lines = text.split('\n');
    const paragraphs = lines.map(
      (line, index) =>
        `<w:p${index === lines.length - 1 ? ` w14:paraId="${paraId(id)}"` : ''}><w:r><w:t>${line}</w:t></w:r></w:p>`,
    );
    return `<w:comment w:id="${id}" w:author="${author}" w:date="2025-03-0${(id % 9) + 1}T10:00:00Z">${paragraphs.join('')}</w:comment>`;
  });
  const answers = comments.map(
    ({ id, answers: parent }) =>
      `<w15:commentEx w15:paraId="${paraId(id)}"${parent === undefined ? '' : ` w15:paraIdParent="${paraId(parent)}"`} w15:done="0"/>`,
  );
  const notes = footnotes.map(
    (inner, index) => `<w:footnote w:id="${index + 1}"><w:p>${inner}</w:p></w:footnote>`,
  );
  return zip([
    ...docxParts(body),
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/comments" Target="comments.xml"/><Relationship Id="r2" Type="${relations}/footnotes" Target="footnotes.xml"/></Relationships>`,
    },
    {
      name: 'word/comments.xml',
      content: `<w:comments ${main} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">${written.join('')}</w:comments>`,
    },
    {
      name: 'word/commentsExtended.xml',
      content: `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${answers.join('')}</w15:commentsEx>`,
    },
    { name: 'word/footnotes.xml', content: `<w:footnotes ${main}>${notes.join('')}</w:footnotes>` },
  ]);
}
