// Files of every readable format, each containing one hostile text.
import { Document, ExternalHyperlink, Packer, Paragraph, TextRun } from 'docx';
import Papa from 'papaparse';
import type { Format } from '#formats/reading/recognise.ts';
import { contentText } from '#formats/writing/markup.ts';
import { legalText } from '#formats/writing/legal-text.ts';
import { writeTableXlsx } from '#formats/writing/table-xlsx.ts';
import { zip } from '../../fuzz/raw-zip.ts';
import { rawPdf } from '../../fuzz/raw-pdf.ts';

export interface Maker {
  /**
   * Whether the format stores the text as text, so that it must be read unchanged; in a page or a subtitle it is
   * markup.
   */
  readonly isText: boolean;
  /** The bytes of a file with the text; null if the format cannot contain it. */
  readonly make: (text: string) => Promise<Uint8Array> | Uint8Array | null;
}

export const makers: Readonly<Record<Format, Maker>> = {
  txt: { isText: true, make: (text) => Buffer.from(`Before.\n${text}\nAfter.\n`) },
  md: { isText: false, make: (text) => Buffer.from(`# Before\n\n${text}\n\nAfter.\n`) },
  html: { isText: false, make: (text) => Buffer.from(page(text)) },
  mhtml: { isText: false, make: (text) => Buffer.from(savedPage(text)) },
  docx: { isText: true, make: wordDocument },
  odt: { isText: true, make: openDocument },
  rtf: { isText: true, make: (text) => Buffer.from(richTextFormat(text)) },
  epub: { isText: false, make: book },
  pdf: { isText: true, make: (text) => (/^[\x20-\x7E]+$/.test(text) ? portableDocument(text) : null) },
  csv: {
    isText: true,
    make: (text) =>
      Buffer.from(
        Papa.unparse([
          ['Title', 'Text', text],
          [text, `Before. ${text}`, text],
        ]),
      ),
  },
  xlsx: { isText: true, make: workbook },
  srt: { isText: false, make: (text) => Buffer.from(`1\n00:00:01,000 --> 00:00:02,000\n${text}\nAfter.\n`) },
  vtt: {
    isText: false,
    make: (text) =>
      Buffer.from(
        `WEBVTT ${text.replaceAll(/\s/g, ' ')}\n\n00:01.000 --> 00:02.000\n<v ${text}>${text}\nAfter.\n`,
      ),
  },
};

function page(text: string): string {
  return `<!doctype html><meta charset="utf-8"><title>${contentText(text)}</title><p>Before.</p>${text}<p>After.</p>`;
}

function savedPage(text: string): string {
  const head = [
    'From: <Saved by Blink>',
    `Subject: ${text.replaceAll(/[\r\n]+/g, ' ')}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="b"',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    `Content-Location: ${text.replaceAll(/[\r\n]+/g, ' ')}`,
    '',
  ];
  return [...head, page(text), '--b--', ''].join('\r\n');
}

/** With the text as its words, as a link address and as its properties. */
async function wordDocument(text: string): Promise<Uint8Array> {
  const legal = legalText(text);
  const link = new ExternalHyperlink({ link: legal, children: [new TextRun(legal)] });
  return await Packer.toBuffer(
    new Document({
      title: legal,
      creator: legal,
      description: legal,
      sections: [{ children: [new Paragraph(legal), new Paragraph({ children: [link] })] }],
    }),
  );
}

function openDocument(text: string): Uint8Array {
  const office = 'urn:oasis:names:tc:opendocument:xmlns';
  const words = contentText(text);
  const address = words.replaceAll('"', '&quot;');
  const type = 'application/vnd.oasis.opendocument.text';
  return zip([
    { name: 'mimetype', content: type },
    {
      name: 'content.xml',
      content: `<office:document-content xmlns:office="${office}:office:1.0" xmlns:text="${office}:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text><text:p>${words}</text:p><text:p><text:a xlink:href="${address}">${words}</text:a></text:p></office:text></office:body></office:document-content>`,
    },
    {
      name: 'META-INF/manifest.xml',
      content: `<manifest:manifest xmlns:manifest="${office}:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/></manifest:manifest>`,
    },
  ]);
}

function richTextFormat(text: string): string {
  const words = text
    .replaceAll(/[\\{}]/g, String.raw`\$&`)
    .replaceAll(/[\r\n]+/g, String.raw`\line `)
    // Each code unit as a signed number.
    .replaceAll(/[^\x20-\x7E]/g, (unit) => `\\u${((unit.charCodeAt(0) + 0x8000) & 0xffff) - 0x8000}?`);
  const link = `{\\field{\\*\\fldinst HYPERLINK "${words.replaceAll('"', '')}"}{\\fldrslt ${words}}}`;
  return `{\\rtf1\\ansi{\\info{\\title ${words}}}${words}\\par ${link}\\par}`;
}

function book(text: string): Uint8Array {
  const title = contentText(text);
  return zip([
    { name: 'mimetype', content: 'application/epub+zip' },
    {
      name: 'META-INF/container.xml',
      content:
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
    },
    {
      name: 'book.opf',
      content: `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
    },
    {
      name: 'a.xhtml',
      content: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${title}</title></head><body><p>Before.</p>${text}<p>After.</p></body></html>`,
    },
  ]);
}

/** With the text as its words, its title, a script that runs on opening, and a link address. */
function portableDocument(text: string): Uint8Array {
  const words = text.replaceAll(/[\\()]/g, String.raw`\$&`);
  const stream = `BT /F1 6 Tf 20 760 Td (${words}) Tj ET`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (${words}) >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 842] /Contents 5 0 R /Annots [7 0 R] /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    `<< /Title (${words}) /Author (${words}) >>`,
    `<< /Type /Annot /Subtype /Link /Rect [0 0 900 842] /A << /S /URI /URI (${words}) >> >>`,
  ];
  return rawPdf(objects, ' /Info 6 0 R');
}

async function workbook(text: string): Promise<Uint8Array> {
  const columns = [
    { key: 'Title', kind: 'text' },
    { key: 'Text', kind: 'long' },
    { key: text, kind: 'text' },
  ] as const;
  return await writeTableXlsx(
    { columns, rows: [[text, `Before. ${text}`, text]] },
    text,
    '2026-03-14T09:00:00.000Z',
  );
}
