// The reports of the corpus as files: every text as a docx and as a pdf of many pages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { Document, Packer, Paragraph } from 'docx';
import { corpusTexts, type CorpusSize, type CorpusText } from './corpus.ts';

export type ReportFormat = 'docx' | 'pdf';

/** Writes the reports into the folder, alternating between the formats; returns how many there are. */
export async function writeReports(
  folder: string,
  size: CorpusSize,
  formats: readonly ReportFormat[],
): Promise<number> {
  mkdirSync(folder, { recursive: true });
  let count = 0;
  for (const report of corpusTexts(size)) {
    if (report.className !== 'report') continue;
    const format = formats[count % formats.length] ?? 'pdf';
    // One after another: waiting ones would be kept in memory.
    const bytes = format === 'docx' ? await docxOf(report) : pdfOf(report);
    writeFileSync(join(folder, `${report.title}.${format}`), bytes);
    count += 1;
  }
  return count;
}

/** A docx with a paragraph for each line of the text. */
function docxOf({ text }: CorpusText): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({ sections: [{ children: text.split('\n').map((line) => new Paragraph(line)) }] }),
  );
}

const LINES_OF_A_PAGE = 40;

/** A pdf with compressed pages of forty lines, in a font that is not embedded, as Asian office programs write it. */
function pdfOf({ text, language }: CorpusText): Buffer {
  const width = language === 'en' ? 88 : 40;
  const lines = text.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']);
  const pages = Array.from({ length: Math.ceil(lines.length / LINES_OF_A_PAGE) }, (_, page) =>
    lines.slice(page * LINES_OF_A_PAGE, (page + 1) * LINES_OF_A_PAGE),
  );
  const firstPage = 5;
  const kids = pages.map((_, page) => `${firstPage + 2 * page} 0 R`).join(' ');
  const font =
    language === 'en'
      ? ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>', 'null']
      : [
          '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
          '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>',
        ];
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...font,
  ];
  for (const [page, shown] of pages.entries()) {
    const content = firstPage + 2 * page + 1;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      streamOf(shown, language),
    );
  }
  return fileOf(objects);
}

function streamOf(lines: readonly string[], language: CorpusText['language']): Buffer {
  const shown = lines.map((line) => {
    const hex = Buffer.from(line, language === 'en' ? 'latin1' : 'utf16le');
    return `<${(language === 'en' ? hex : hex.swap16()).toString('hex')}> Tj 0 -18 Td`;
  });
  const packed = deflateSync(`BT /F1 11 Tf 72 780 Td\n${shown.join('\n')}\nET`);
  return Buffer.concat([
    Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

/** The objects, followed by the table of their offsets. */
function fileOf(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const places: string[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    places.push(`${String(at).padStart(10, '0')} 00000 n \n`);
    parts.push(part);
    at += part.length;
  }
  const count = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
