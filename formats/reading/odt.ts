// OpenDocument texts, as LibreOffice writes them: an archive with one part for the text and one for its styles.
import { AppError } from '#core/errors.ts';
import { openArchive, type Archive } from './archive.ts';
import { blocksOfHtml, type HtmlBlocks } from './html.ts';
import { MAX_ODT_BYTES } from './limits.ts';
import { odtStyles } from './odt-styles.ts';
import { formulaCharacters, OdtText, type OdtLosses } from './odt-text.ts';
import type { ReadNote } from './result.ts';
import { descendants, parseXml, type XmlElement } from './xml.ts';

const manifest = 'META-INF/manifest.xml';
/** A formula is a document of its own within the archive. */
const formulaPart = /^[^/]+\/content\.xml$/;

function isWanted(part: string): boolean {
  return part === 'content.xml' || part === 'styles.xml' || part === manifest || formulaPart.test(part);
}

/** Reads the odt at `path`. Throws `invalid` if it is broken, locked, or larger than a document can be. */
export async function blocksOfOdt(path: string, name: string): Promise<HtmlBlocks> {
  const of = { name, ending: 'odt' };
  const archive = await openArchive({ from: path, ...of, wanted: isWanted, bytes: MAX_ODT_BYTES });
  try {
    const parse = async (part: string): Promise<XmlElement | null> => {
      const content = await archive.read(part);
      return content ? parseXml(content, of) : null;
    };
    const listed = await parse(manifest);
    if (listed && descendants(listed, 'manifest:encryption-data').length > 0) {
      throw new AppError('invalid', 'reading:password_protected', { name });
    }
    const content = await parse('content.xml');
    const body = content ? descendants(content, 'office:text')[0] : undefined;
    if (!content || !body) throw new AppError('invalid', 'reading:broken', of);
    const styles = await parse('styles.xml');
    const formulas = await formulasOf(archive, parse);

    const text = new OdtText(
      odtStyles(styles ? [styles, content] : [content]),
      (part) => formulas.get(part) ?? null,
    );
    const { blocks, notes } = blocksOfHtml(text.write(body), name, 'keep');
    return { blocks, notes: [...notesOf(text.losses), ...notes] };
  } finally {
    archive.close();
  }
}

/** The characters of each formula, by the name that a frame refers to. */
async function formulasOf(
  archive: Archive,
  parse: (part: string) => Promise<XmlElement | null>,
): Promise<ReadonlyMap<string, string>> {
  const formulas = new Map<string, string>();
  for (const part of archive.names) {
    const root = formulaPart.test(part) ? await parse(part) : null;
    if (root?.name === 'math:math') formulas.set(part.replace('/content.xml', ''), formulaCharacters(root));
  }
  return formulas;
}

function notesOf(losses: OdtLosses): ReadNote[] {
  const all: readonly (readonly [string, number])[] = [
    ['reading:tracked_changes_accepted', losses.tracked],
    ['reading:comments_left_out', losses.comments],
    ['reading:formulas_as_text', losses.formulas],
  ];
  return all.flatMap(([key, count]) => (count > 0 ? [{ key, parameters: { count } }] : []));
}
