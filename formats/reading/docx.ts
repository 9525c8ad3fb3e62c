// Word documents. The archive is checked and its parts are mended; mammoth converts them to HTML, which is read like
// any other page.
import mammoth from 'mammoth';
import { AppError } from '#core/errors.ts';
import { openArchive, storedArchive } from './archive.ts';
import { DocxBreaks, pageWithBreaks } from './docx-breaks.ts';
import { commentsOf, type DocxComment } from './docx-comments.ts';
import { DocxMarks, pageWith } from './docx-marks.ts';
import { mendedPart, type Mended } from './docx-mending.ts';
import { numberMark } from './docx-properties.ts';
import { DocxStyles } from './docx-styles.ts';
import { blocksOfPage, parsePage, type HtmlBlocks } from './html.ts';
import { takeStretches } from './html-stretches.ts';
import { breaksIn } from './page-breaks.ts';
import { MAX_DOCX_BYTES } from './limits.ts';
import type { DocxMarkings, ReadNote } from './result.ts';
import { descendants, parseXml, type XmlElement } from './xml.ts';

/** Titles count as headings; Chinese office programs have Chinese names for the same styles. */
const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='副标题'] => h2:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
  // By default mammoth knows five levels of lists, Word has nine.
  ...[6, 7, 8, 9].flatMap((level) => {
    const around = 'ul|ol > li > '.repeat(level - 1);
    return [
      `p:unordered-list(${level}) => ${around}ul > li:fresh`,
      `p:ordered-list(${level}) => ${around}ol > li:fresh`,
    ];
  }),
];

/** The mark of a comment or a highlight may precede that of the number. */
const numberedItem = new RegExp(`<li>((?:<!--[^>]*-->)*)<a id="${numberMark}(\\d+)"></a>`, 'g');

/** Parts with neither text nor structure. */
const besideText =
  /^(?:customXml|docProps|word\/(?:theme|glossary|media|embeddings|charts|diagrams|fontTable|settings|webSettings|stylesWithEffects|people|header\d*|footer\d*)\b)/i;

/** Whether a part contains text or structure; pictures, fonts and settings are never unpacked. */
function isWanted(part: string): boolean {
  return /(?:\.xml|\.rels)$/i.test(part) && !besideText.test(part);
}

/** What to find beside the text. */
export interface DocxWishes {
  readonly withMarks?: boolean | undefined;
  readonly withBreaks?: boolean | undefined;
}

interface DocxRead extends HtmlBlocks {
  readonly markings: DocxMarkings | null;
  /** Where pages begin, as UTF-16 positions in the text; empty unless asked for. */
  readonly breaks: readonly number[];
}

/**
 * Reads the docx at `path`; `withMarks` also finds its comments and highlights, `withBreaks`, instead, where pages
 * begin. Throws `invalid` if it is broken, locked, or larger than a document can be.
 */
export async function blocksOfDocx(
  path: string,
  name: string,
  { withMarks = false, withBreaks = false }: DocxWishes = {},
): Promise<DocxRead> {
  const archive = await openArchive({
    from: path,
    name,
    ending: 'docx',
    wanted: isWanted,
    bytes: MAX_DOCX_BYTES,
  });
  const parts = new Map<string, Buffer>();
  const marks = new DocxMarks(withMarks);
  const pages = withBreaks ? new DocxBreaks() : null;
  let comments: readonly DocxComment[] = [];
  const mended: Mended = { tracked: 0, glosses: 0, formulas: 0, comments: 0, hidden: 0, charts: 0 };
  try {
    const tree = async (part: string): Promise<XmlElement | null> => {
      const content = await archive.read(part);
      return content ? parseXml(content, { name, ending: 'docx' }) : null;
    };
    const paragraphs = new DocxStyles(await tree('word/styles.xml'), await tree('word/numbering.xml'));
    for (const part of archive.names) {
      if (!isWanted(part)) continue;
      const content = await archive.read(part);
      if (!content) continue;
      const targets = targetsIn(await tree(part.replace(/[^/]*$/, '_rels/$&.rels')));
      parts.set(part, mendedPart(part, content, name, mended, paragraphs, pages ?? marks, targets));
    }
    if (withMarks)
      comments = commentsOf(await tree('word/comments.xml'), await tree('word/commentsExtended.xml'));
  } finally {
    archive.close();
  }

  const page = await htmlOf(await storedArchive(parts), name);
  const html = pageWithBreaks(pageWith(page)).replaceAll(numberedItem, '<li value="$2">$1');
  const document = parsePage(html, name);
  const cut = withMarks ? marks.cut(document) : null;
  const found = withBreaks ? breaksIn(document) : null;
  const read = blocksOfPage(document, 'keep', [], (cut ?? found)?.stretchOf);
  const { blocks, stretches } =
    cut || found ? takeStretches(read.blocks) : { blocks: read.blocks, stretches: null };
  const changes: ReadNote[] = [];
  const tell = (key: string, count: number): void => {
    if (count > 0) changes.push({ key, parameters: { count } });
  };
  tell('reading:tracked_changes_accepted', mended.tracked);
  tell('reading:hidden_text_kept', mended.hidden);
  if (!withMarks) {
    tell('reading:word_comments_left_out', mended.comments);
    tell('reading:word_highlights_left_out', marks.highlights);
  }
  tell('reading:glosses_left_out', mended.glosses);
  tell('reading:formulas_as_text', mended.formulas);
  tell('reading:charts_left_out', mended.charts);
  const markings = cut && stretches ? { marked: cut.spansOf(stretches), comments } : null;
  const breaks = found && stretches ? found.positionsIn(stretches) : [];
  return { blocks, notes: [...changes, ...read.notes], markings, breaks };
}

/** The ids of the targets that a part may refer to; `relations` is the part that lists them. */
function targetsIn(relations: XmlElement | null): ReadonlySet<string> {
  const known = relations ? descendants(relations, 'Relationship') : [];
  return new Set(known.flatMap(({ attributes }) => attributes.get('Id') ?? []));
}

async function htmlOf(buffer: Buffer, name: string): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: styles,
        externalFileAccess: false,
        // The picture's bytes were never unpacked; an empty address is enough to count it.
        convertImage: mammoth.images.imgElement(async () => await Promise.resolve({ src: '' })),
      },
    );
    return value;
  } catch {
    throw new AppError('invalid', 'reading:broken', { name, ending: 'docx' });
  }
}
