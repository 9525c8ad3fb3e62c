// The comments of a docx: author, date and text, and which comment answers which.
import { descendants, elementsOf, type XmlElement } from './xml.ts';

export interface DocxComment {
  readonly id: string;
  readonly author: string;
  /** As written; null if the file does not tell. */
  readonly date: string | null;
  /** Lines end with `\n`. */
  readonly text: string;
  /** The comment that this one answers; null for the first of a thread. */
  readonly answers: string | null;
}

/** The comments of the part `word/comments.xml`, linked by `word/commentsExtended.xml`. */
export function commentsOf(comments: XmlElement | null, extended: XmlElement | null): DocxComment[] {
  const parents = new Map(
    (extended ? descendants(extended, 'commentEx') : []).flatMap(({ attributes }) => {
      const parent = attributes.get('paraIdParent');
      return parent === undefined ? [] : [[attributes.get('paraId') ?? '', parent] as const];
    }),
  );
  const found = comments ? elementsOf(comments, 'w:comment') : [];
  const byParagraph = new Map<string, string>();
  for (const comment of found)
    for (const { attributes } of descendants(comment, 'w:p'))
      byParagraph.set(attributes.get('paraId') ?? '', idOf(comment));
  return found.map((comment) => {
    const paragraphs = descendants(comment, 'w:p');
    const parent = parents.get(paragraphs.at(-1)?.attributes.get('paraId') ?? '');
    return {
      id: idOf(comment),
      author: comment.attributes.get('w:author')?.trim() ?? '',
      date: comment.attributes.get('w:date') ?? null,
      text: paragraphs.map(wordsOf).join('\n').trim(),
      answers: parent === undefined ? null : (byParagraph.get(parent) ?? null),
    };
  });
}

function idOf({ attributes }: XmlElement): string {
  return attributes.get('w:id') ?? '';
}

/** The present words of a paragraph, without deleted ones. */
function wordsOf(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return '';
      if (child.name === 'w:t') return child.children.filter((text) => typeof text === 'string').join('');
      if (child.name === 'w:br' || child.name === 'w:cr') return '\n';
      if (child.name === 'w:tab') return ' ';
      return child.name === 'w:del' || child.name === 'w:moveFrom' || child.name === 'w:p'
        ? ''
        : wordsOf(child);
    })
    .join('');
}
