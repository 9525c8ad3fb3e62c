// Writes small files of many formats by hand, as other programs would write them.
import { once } from 'node:events';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import yazl from 'yazl';
import { rawPdf } from '../../scripts/fuzz/raw-pdf.ts';

const encoders = new Map<string, ReadonlyMap<string, Buffer>>();

/** From each character to its bytes, for the one-byte and two-byte sequences of an encoding. */
function encoderOf(label: string): ReadonlyMap<string, Buffer> {
  const known = encoders.get(label);
  if (known) return known;
  const decoder = new TextDecoder(label);
  const map = new Map<string, Buffer>();
  const learn = (...bytes: number[]): void => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== '\uFFFD' && !map.has(character))
      map.set(character, Buffer.from(bytes));
  };
  for (let byte = 0; byte < 0x100; byte += 1) learn(byte);
  if (!label.startsWith('windows')) {
    for (let lead = 0x81; lead < 0xff; lead += 1)
      for (let trail = 0x40; trail < 0xff; trail += 1) learn(lead, trail);
  }
  encoders.set(label, map);
  return map;
}

/** The text in an encoding other than Unicode. Throws for a character that the encoding lacks. */
export function encodedAs(label: string, text: string): Buffer {
  const encoder = encoderOf(label);
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = encoder.get(character);
      if (!bytes) throw new Error(`${label} has no ${character}`);
      return bytes;
    }),
  );
}

/** A docx with a heading and one paragraph for each line. */
export function docxOf(title: string, lines: readonly string[]): Promise<Buffer> {
  const heading = new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 });
  return Packer.toBuffer(
    new Document({ sections: [{ children: [heading, ...lines.map((line) => new Paragraph(line))] }] }),
  );
}

/** An odt with a heading and one paragraph for each line. */
export async function odtOf(title: string, lines: readonly string[]): Promise<Buffer> {
  const office = 'urn:oasis:names:tc:opendocument:xmlns';
  const body = [
    `<text:h text:outline-level="1">${title}</text:h>`,
    ...lines.map((line) => `<text:p>${line}</text:p>`),
  ];
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content
    xmlns:office="${office}:office:1.0" xmlns:text="${office}:text:1.0" office:version="1.2"
    ><office:body><office:text>${body.join('')}</office:text></office:body></office:document-content>`;
  const type = 'application/vnd.oasis.opendocument.text';
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest
    xmlns:manifest="${office}:manifest:1.0" manifest:version="1.2"
    ><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/><manifest:file-entry
    manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(type), 'mimetype', { compress: false });
  zip.addBuffer(Buffer.from(content), 'content.xml');
  zip.addBuffer(Buffer.from(manifest), 'META-INF/manifest.xml');
  zip.end();
  const parts: Buffer[] = [];
  zip.outputStream.on('data', (part: Buffer) => parts.push(part));
  await once(zip.outputStream, 'end');
  return Buffer.concat(parts);
}

/** An rtf with one paragraph for each line; characters beyond ASCII are escaped by number. */
export function rtfOf(lines: readonly string[]): Buffer {
  const escaped = (line: string): string =>
    line
      .replaceAll(/[\\{}]/g, '\\$&')
      .replaceAll(/[^\0-\x7F]/g, (unit) => `\\u${((unit.charCodeAt(0) + 0x8000) & 0xffff) - 0x8000}?`);
  return Buffer.from(
    `{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}${lines.map((line) => `${escaped(line)}\\par\n`).join('')}}`,
  );
}

/** A pdf of one page with one line of Latin letters below another, in a font that every reader has. */
export function pdfOf(lines: readonly string[]): Buffer {
  const shown = lines.map((line) => `(${line.replaceAll(/[\\()]/g, '\\$&')}) Tj 0 -16 Td`).join('\n');
  const stream = `BT /F1 11 Tf 72 760 Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ];
  return rawPdf(objects);
}
