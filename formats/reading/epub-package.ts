// Reads from a book where its package lies, the reading order of its pages, and which pages are locked.
import { posix } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Archive } from './archive.ts';
import { descendants, parseXml, type PartOf, type XmlElement } from './xml.ts';

/** Methods of obfuscating fonts, which do not lock the text (EPUB 3.3, 4.4; Adobe's before it). */
const fontScrambling = ['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'];

/** The parts of a book in reading order, each once, without the page that only lists the others. */
export async function spineOf(archive: Archive, of: PartOf): Promise<string[]> {
  const container = await partOf(archive, 'META-INF/container.xml', of);
  const root = container && descendants(container, 'container:rootfile')[0]?.attributes.get('full-path');
  const path = root === undefined || root === null ? null : partAt('', root);
  const book = path === null ? null : await partOf(archive, path, of);
  if (!book || path === null) throw new AppError('invalid', 'reading:broken', { ...of });
  const items = new Map(
    descendants(book, 'opf:item').map(({ attributes }) => [attributes.get('id') ?? '', attributes]),
  );
  const spine = descendants(book, 'opf:itemref').flatMap(({ attributes }) => {
    const item = items.get(attributes.get('idref') ?? '');
    const href = item?.get('href');
    const lists = (item?.get('properties') ?? '').split(/\s+/).includes('nav');
    return href === undefined || lists ? [] : [partAt(path, href)];
  });
  if (spine.length === 0) throw new AppError('invalid', 'reading:broken', { ...of });
  return [...new Set(spine)];
}

/** Throws `invalid` if a page of the book is locked against copying. */
export async function refuseLocked(archive: Archive, spine: readonly string[], of: PartOf): Promise<void> {
  const locks = await partOf(archive, 'META-INF/encryption.xml', of);
  if (!locks) return;
  const pages = new Set(spine);
  for (const lock of descendants(locks, 'enc:EncryptedData')) {
    const [method] = descendants(lock, 'enc:EncryptionMethod');
    if (fontScrambling.includes(method?.attributes.get('Algorithm') ?? '')) continue;
    const locked = descendants(lock, 'enc:CipherReference').map(
      ({ attributes }) => attributes.get('URI') ?? '',
    );
    if (locked.some((uri) => pages.has(partAt('', uri)))) {
      throw new AppError('invalid', 'reading:copy_protected', { name: of.name });
    }
  }
}

/** The part at an address in the part `from`. */
export function partAt(from: string, address: string): string {
  let path = address.replace(/[?#].*$/s, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // An address with an invalid escape is taken literally.
  }
  return posix.join(posix.dirname(from), path);
}

async function partOf(archive: Archive, part: string, of: PartOf): Promise<XmlElement | null> {
  const content = await archive.read(part);
  return content ? parseXml(content, of) : null;
}
