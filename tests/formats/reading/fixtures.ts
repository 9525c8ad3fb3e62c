import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError, type ErrorValue } from '#core/errors.ts';
import type { Block, RichText, TextBlock } from '#core/text/rich-text.ts';
import { readFile } from '#formats/reading/read-file.ts';
import type { ReadOptions, ReadTable, ReadText } from '#formats/reading/result.ts';

export { zip } from '../../../scripts/fuzz/raw-zip.ts';

/** The path of a committed document. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../../fixtures/documents/${name}`, import.meta.url));
}

export async function readText(name: string, options?: ReadOptions): Promise<ReadText> {
  const read = await readFile(fixture(name), name, options);
  if (read.type !== 'text') throw new Error(`${name} was read as a table`);
  return read;
}

export async function readTable(name: string, options?: ReadOptions): Promise<ReadTable> {
  const read = await readFile(fixture(name), name, options);
  if (read.type !== 'table') throw new Error(`${name} was read as a text`);
  return read;
}

/** A folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'concord-reading-'));
  return { path, [Symbol.asyncDispose]: async () => await rm(path, { recursive: true, force: true }) };
}

/** Reads bytes as a file of this name. */
export async function readBytes(name: string, bytes: string | Uint8Array, options?: ReadOptions) {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'file');
  await writeFile(path, bytes);
  return await readFile(path, name, options);
}

/** The error with which reading ends, as a value. */
export async function refusal(reading: Promise<unknown>): Promise<ErrorValue> {
  const error = await reading.then(
    () => new Error('the file was read'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error.value;
  throw error;
}

/** The document as one line for each block. */
export function outline(doc: RichText): string[] {
  const lines: string[] = [];
  const visit = (blocks: readonly Block[], indent: string): void => {
    for (const block of blocks) {
      if (block.type === 'bulletList' || block.type === 'orderedList') {
        for (const [index, item] of block.content.entries()) {
          const start = block.type === 'orderedList' ? (block.attrs?.start ?? 1) : 0;
          lines.push(`${indent}${block.type === 'orderedList' ? `${start + index}.` : '-'}`);
          visit(item.content, `${indent}  `);
        }
      } else if (block.type === 'table') {
        for (const row of block.content) {
          const cells = row.content.map((cell) => {
            const spans = [cell.attrs?.colspan, cell.attrs?.rowspan].map((span) => span ?? 1).join('x');
            const text = outline({ type: 'doc', content: cell.content }).join(' / ');
            return `${cell.type === 'tableHeader' ? '#' : ''}${text}${spans === '1x1' ? '' : ` (${spans})`}`;
          });
          lines.push(`${indent}| ${cells.join(' | ')}`);
        }
      } else lines.push(indent + textLine(block));
    }
  };
  visit(doc.content, '');
  return lines;
}

function textLine(block: TextBlock): string {
  const text = (block.content ?? [])
    .map((node) =>
      (node.marks ?? []).reduce((inner, mark) => {
        if (mark.type === 'bold') return `**${inner}**`;
        if (mark.type === 'italic') return `*${inner}*`;
        return `[${inner}](${mark.attrs.href})`;
      }, node.text),
    )
    .join('');
  if (block.type === 'heading') return `${'#'.repeat(block.attrs.level)} ${text}`;
  if (block.type === 'footnote') return `[^${block.attrs.label}]: ${text}`;
  return text;
}

const main = 'application/vnd.openxmlformats-officedocument';

/** The parts of a docx whose body is this XML. */
export function docxParts(body: string): { name: string; content: string }[] {
  return [
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    {
      name: 'word/document.xml',
      content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ];
}

const odf = 'urn:oasis:names:tc:opendocument:xmlns';
const odfNames = [
  `xmlns:office="${odf}:office:1.0"`,
  `xmlns:text="${odf}:text:1.0"`,
  `xmlns:style="${odf}:style:1.0"`,
  `xmlns:table="${odf}:table:1.0"`,
  `xmlns:draw="${odf}:drawing:1.0"`,
  `xmlns:svg="${odf}:svg-compatible:1.0"`,
  `xmlns:fo="${odf}:xsl-fo-compatible:1.0"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(' ');

/** The parts of an odt whose text and automatic styles are this XML. */
export function odtParts(body: string, styles = ''): { name: string; content: string }[] {
  return [
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    {
      name: 'content.xml',
      content: `<office:document-content ${odfNames}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    {
      name: 'META-INF/manifest.xml',
      content: `<manifest:manifest xmlns:manifest="${odf}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>`,
    },
  ];
}

/** The parts of a book with these chapters, by their file names, in this order. */
export function epubParts(chapters: Readonly<Record<string, string>>): { name: string; content: string }[] {
  const names = Object.keys(chapters);
  const items = names.map(
    (name, index) => `<item id="i${index}" href="${name}" media-type="application/xhtml+xml"/>`,
  );
  const spine = names.map((_, index) => `<itemref idref="i${index}"/>`);
  return [
    { name: 'mimetype', content: 'application/epub+zip' },
    {
      name: 'META-INF/container.xml',
      content:
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    },
    {
      name: 'OPS/book.opf',
      content: `<package xmlns="http://www.idpf.org/2007/opf"><manifest>${items.join('')}</manifest><spine>${spine.join('')}</spine></package>`,
    },
    ...names.map((name) => ({
      name: `OPS/${decodeURIComponent(name)}`,
      content: `<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${chapters[name]}</body></html>`,
    })),
  ];
}

/** The parts of an xlsx with one sheet whose rows are this XML. */
export function xlsxParts(rows: string): { name: string; content: string }[] {
  return [
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${main}.spreadsheetml.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    },
    {
      name: 'xl/workbook.xml',
      content:
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Notes" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    },
  ];
}
