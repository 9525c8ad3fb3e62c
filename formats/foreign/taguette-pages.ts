// The documents of a Taguette project, and the places of their highlights.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Remark } from '#core/refi/incoming.ts';
import { parsePage } from '../reading/html.ts';
import { textOf } from '../reading/html-nodes.ts';
import type { ByteRange, ReadText } from '../reading/result.ts';
import { asText, type ForeignDatabase } from './database.ts';
import { notPlaced, type Opening } from './opening.ts';
import type { Act } from './taguette-log.ts';
import type { ForeignPassage } from './foreign-project.ts';

export interface Highlight {
  readonly id: number;
  /** The identifier of the highlight within its document. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly snippet: string;
  readonly codes: readonly string[];
}

/** A document, as stored. */
export function contentsOf(db: ForeignDatabase, id: number): string {
  return asText(db.value('documents', 'contents', id)) ?? '';
}

/** The highlights of a document that have a place in its text, and remarks on the others. */
export async function placed(
  read: (ranges: readonly ByteRange[]) => Promise<ReadText | null>,
  highlights: readonly Highlight[],
  document: string,
  title: string,
  acts: ReadonlyMap<string, Act>,
): Promise<{ passages: ForeignPassage[]; lost: Remark[] }> {
  const passages: ForeignPassage[] = [];
  const lost: Remark[] = [];
  if (highlights.length === 0) return { passages, lost };
  const found = await read(highlights.map(({ start, end }) => [start, end]));
  for (const [place, highlight] of highlights.entries()) {
    const { words = null, spans = [] } = found?.ranges?.[place] ?? {};
    const excerpt = wordsOf(highlight.snippet);
    const key = `${document} ${highlight.name}`;
    const act = acts.get(`highlight ${highlight.id}`);
    const isThere = spans.length > 0 && isSaid(excerpt, words);
    if (!isThere) lost.push(notPlaced(title, excerpt, highlight));
    for (const [index, span] of isThere ? spans.entries() : [])
      passages.push({
        key: index === 0 ? key : `${key} ${index + 1}`,
        ...span,
        words: excerpt,
        memo: null,
        codes: highlight.codes,
        by: act?.by ?? null,
        at: act?.at ?? null,
      });
  }
  const bare = passages.filter(({ codes }) => codes.length === 0).length;
  if (bare > 0) lost.push({ key: 'exchange:without_code', parameters: { source: title, count: bare } });
  return { passages, lost };
}

/** A document as Concord reads it, with these ranges of it; null if it has no words. */
export async function pageOf(
  db: ForeignDatabase,
  id: number,
  title: string,
  { read }: Opening,
  byteRanges?: readonly ByteRange[],
): Promise<ReadText | null> {
  const path = join(db.folder, 'page.html');
  await writeFile(path, contentsOf(db, id));
  try {
    const found = await read(path, `${title}.html`, {
      encoding: 'utf-8',
      ...(byteRanges ? { byteRanges } : {}),
    });
    return found.type === 'text' ? found : null;
  } catch (error) {
    if (error instanceof AppError && /^reading:(?:no_text|empty_file)$/.test(error.key)) return null;
    throw error;
  }
}

/** The most characters of a highlight's HTML that are compared with the text; beyond that its place alone counts. */
const MAX_SNIPPET_CHARACTERS = 200_000;

/** The text of a piece of HTML. */
export function wordsOf(html: string): string {
  if (html.length > MAX_SNIPPET_CHARACTERS) return '';
  return parsePage(html, '')
    .childNodes.map((node) => ('tagName' in node ? textOf(node) : ''))
    .join('');
}

/** Whether the words at a place are those that were highlighted, ignoring white space. */
function isSaid(snippet: string, words: string | null): boolean {
  const bare = (text: string): string => text.replaceAll(/\s+/g, '');
  return words !== null && (bare(snippet) === '' || bare(snippet) === bare(words));
}
