// Electronic books: an archive of pages, with a list of their order. The pages become one, so that a note in another
// file is found from its reference.
import { defaultTreeAdapter } from 'parse5';
import { AppError } from '#core/errors.ts';
import { openArchive, type Archive } from './archive.ts';
import { decode } from './decode.ts';
import { partAt, refuseLocked, spineOf } from './epub-package.ts';
import { blocksOfPage, parsePage, type HtmlBlocks } from './html.ts';
import type { Document, Element } from './html-nodes.ts';
import { charsetOfPage, htmlOfXhtml } from './html-source.ts';
import { MAX_EPUB_BYTES } from './limits.ts';
import type { ReadNote } from './result.ts';

/** Everything except pictures, sounds and fonts: pages may have any ending. */
function isWanted(part: string): boolean {
  return !/\.(?:jpe?g|png|gif|svg|webp|tiff?|bmp|js|[ot]tf|woff2?|mp[34]|m4[av]|ogg|web[mv]|pdf|ncx|smil|pls)$/i.test(
    part,
  );
}

/** Reads the epub at `path`. Throws `invalid` if it is broken, locked, or larger than a book can be. */
export async function blocksOfEpub(path: string, name: string): Promise<HtmlBlocks> {
  const of = { name, ending: 'epub' };
  const archive = await openArchive({ from: path, ...of, wanted: isWanted, bytes: MAX_EPUB_BYTES });
  try {
    const spine = await spineOf(archive, of);
    await refuseLocked(archive, spine, of);
    const book = parsePage('', name);
    const body = bodyOf(book);
    let missing = 0;
    let replaced = 0;
    let guess: ReadNote | null = null;
    for (const part of spine) {
      const content = isWanted(part) ? await archive.read(part) : null;
      if (!content) {
        missing += 1;
        continue;
      }
      const { text, notes } = decode(content, name, { declared: charsetOfPage(content) });
      for (const note of notes) {
        if (note.key === 'reading:characters_replaced') replaced += Number(note.parameters['count']);
        else guess = note;
      }
      const page = parsePage(htmlOfXhtml(text), name);
      placeLinks(bodyOf(page), part);
      appendAsSection(body, bodyOf(page));
    }
    if (missing === spine.length) throw new AppError('invalid', 'reading:broken', of);
    const { blocks, notes } = blocksOfPage(book, 'collapse', await sheetsOf(archive));
    const ownNotes: ReadNote[] = guess ? [guess] : [];
    if (replaced > 0) ownNotes.push({ key: 'reading:characters_replaced', parameters: { count: replaced } });
    if (missing > 0) ownNotes.push({ key: 'reading:chapters_missing', parameters: { count: missing } });
    return { blocks, notes: [...ownNotes, ...notes] };
  } finally {
    archive.close();
  }
}

/** The style sheets of a book; unreadable ones are skipped, since they only tell what is bold. */
async function sheetsOf(archive: Archive): Promise<string[]> {
  const sheets: string[] = [];
  for (const part of archive.names) {
    if (/\.css$/i.test(part)) sheets.push((await archive.read(part))?.toString('utf8') ?? '');
  }
  return sheets;
}

function bodyOf(document: Document): Element {
  const html = document.childNodes.find((node) => node.nodeName === 'html') as Element;
  return html.childNodes.find((node) => node.nodeName === 'body') as Element;
}

function appendAsSection(book: Element, chapter: Element): void {
  const section = defaultTreeAdapter.createElement('section', chapter.namespaceURI, []);
  section.childNodes = chapter.childNodes;
  for (const child of section.childNodes) child.parentNode = section;
  defaultTreeAdapter.appendChild(book, section);
}

/** Makes ids and links unique within the whole book: `#n1` and `notes.xhtml#n1` mean one place. */
function placeLinks(chapter: Element, part: string): void {
  for (const child of chapter.childNodes) {
    if (!defaultTreeAdapter.isElementNode(child)) continue;
    for (const attr of child.attrs) {
      if (attr.name === 'id' || attr.name === 'name') attr.value = `${part}#${attr.value}`;
      else if (attr.name === 'href' && !/^[a-z][a-z\d+.-]*:|^\/\//i.test(attr.value.trim())) {
        const [file = '', fragment = ''] = attr.value.trim().split('#');
        attr.value = `#${file === '' ? part : partAt(part, file)}#${fragment}`;
      }
    }
    placeLinks(child, part);
  }
}
