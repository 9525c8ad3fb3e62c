// The comments of Word documents as codings: a comment names codes for its words, and its author is the coder.
import type { DocxComment } from '../reading/docx-comments.ts';
import type { DocxMarkings } from '../reading/result.ts';
import { codesInComment } from './comment-codes.ts';
import type { ForeignNote, ForeignPassage } from './foreign-project.ts';
import { Keys, type Codes } from './word-codes.ts';

/**
 * The passages of comments. A passage is identified by its place, author and code, since Word renumbers comments; a
 * comment that was changed later keeps its passage.
 */
export function commentPassages(
  { marked, comments }: DocxMarkings,
  text: string,
  source: string,
  codes: Codes,
): { passages: ForeignPassage[]; notes: ForeignNote[]; loose: string[]; empty: number } {
  const passages: ForeignPassage[] = [];
  const notes: ForeignNote[] = [];
  const keys = new Keys();
  const loose: string[] = [];
  let empty = 0;
  const spansOf = new Map(marked.map(({ comment, spans }) => [comment, spans] as const));
  for (const comment of comments.filter(({ answers }) => answers === null)) {
    const { named, rest } = codesInComment(comment.text);
    const spans = spansOf.get(comment.id) ?? [];
    const answers = answersTo(comment, comments);
    const stamp = { by: comment.author || null, at: comment.date };
    const thoughts = [...rest, ...answers].join('\n');
    if (named.length === 0 && thoughts === '') {
      empty += 1;
      continue;
    }
    if (spans.length === 0) {
      // The comment stands at a point, or its words are gone: it becomes a memo on the document, whatever it names.
      const body = [comment.text, ...answers].filter((part) => part !== '').join('\n');
      const key = keys.next(`${source} note by ${comment.author} at ${comment.date}`);
      notes.push({ ...stamp, key, name: '', body });
      continue;
    }
    if (named.length === 0) loose.push(comment.text.replaceAll(/\s+/g, ' ').trim().slice(0, 80));
    const byCode = Map.groupBy(named, ({ name }) => codes.keyOf(name));
    for (const { start, end } of spans) {
      const at = { start, end, words: text.slice(start, end), ...stamp };
      const key = `${source} comment by ${comment.author} on ${start} to ${end}`;
      if (named.length === 0) passages.push({ ...at, key: keys.next(key), memo: thoughts, codes: [] });
      for (const [index, [code, those]] of [...byCode].entries()) {
        const memo = [...those.map((each) => each.memo), index === 0 ? thoughts : '']
          .filter((part) => part !== '')
          .join('\n');
        passages.push({ ...at, key: keys.next(`${key} as ${code}`), memo: memo || null, codes: [code] });
      }
    }
  }
  return { passages, notes, loose, empty };
}

/** The text of all answers, and answers to those, with their authors. */
function answersTo({ id }: DocxComment, comments: readonly DocxComment[]): string[] {
  return comments.flatMap((comment) =>
    comment.answers === id && comment.id !== id ? [`${comment.author}: ${comment.text}`] : [],
  );
}
