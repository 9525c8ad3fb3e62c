// A project file of another program with the size of the corpus: about 200 MB with 100,000 codings at full scale.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { guidFrom } from '#formats/guid-from.ts';
import { chance } from '../chance.ts';
import type { CorpusSize } from './corpus.ts';
import { prose } from './prose.ts';

const SOURCES = 1000;
const CODINGS_OF_A_SOURCE = 100;
const CODES = 200;
const CHARACTERS = 60_000;
/** The size of the docx beside every other text, in bytes; pictures do not compress. */
const ORIGINAL = 320_000;

/** Writes the file, with all data that programs write for a passage; returns how many codings it contains. */
export async function writeExchangeFile(path: string, { scale }: CorpusSize): Promise<number> {
  const random = chance(4);
  const [english, chinese] = [prose(random, 'en'), prose(random, 'zh-CN')];
  const zip = new ZipFile();
  const user = guidFrom('user');
  const codes = Array.from({ length: CODES }, (_, index) => guidFrom(`code ${index}`));
  const sources: string[] = [];
  const count = Math.max(1, Math.round(SOURCES * scale));
  for (let number = 0; number < count; number += 1) {
    const id = guidFrom(`source ${number}`);
    const text = number % 2 === 0 ? chinese.text(CHARACTERS) : english.text(CHARACTERS);
    zip.addBuffer(Buffer.from(text), `sources/${id}.txt`);
    const isRich = number % 2 === 0;
    if (isRich) zip.addBuffer(noise(ORIGINAL, random), `sources/${id}.docx`, { compress: false });
    const selections = Array.from({ length: CODINGS_OF_A_SOURCE }, (_, index) => {
      const start = index * 500 + random.below(400);
      const words = text.slice(start, start + 80);
      const made = `creatingUser="${user}" creationDateTime="2024-01-${twoDigits(1 + random.below(28))}T10:00:${twoDigits(random.below(60))}Z"`;
      const coding = `<Coding guid="${guidFrom(`${id} coding ${index}`)}" ${made}><CodeRef targetGUID="${random.of(codes)}"/></Coding>`;
      return `<PlainTextSelection guid="${guidFrom(`${id} ${index}`)}" name="${inAttribute(words)}" startPosition="${start}" endPosition="${start + 80}" ${made} modifyingUser="${user}" modifiedDateTime="2024-02-01T00:00:00Z"><Description />${coding}</PlainTextSelection>`;
    });
    const rich = isRich ? ` richTextPath="internal://${id}.docx"` : '';
    sources.push(
      `<TextSource guid="${id}" name="Report ${number}" plainTextPath="internal://${id}.txt"${rich}>${selections.join('\n')}</TextSource>`,
    );
  }
  const book = codes
    .map((id, index) => `<Code guid="${id}" name="code ${index}" isCodable="true"/>`)
    .join('');
  zip.addBuffer(
    Buffer.from(
      `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="Large" origin="Bench"><Users><User guid="${user}" name="Ann"/></Users><CodeBook><Codes>${book}</Codes></CodeBook><Sources>${sources.join('\n')}</Sources></Project>`,
    ),
    'project.qde',
  );
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return count * CODINGS_OF_A_SOURCE;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function inAttribute(words: string): string {
  const escaped = { '&': '&amp;', '<': '&lt;', '"': '&quot;', '\n': '&#10;' };
  return words.replaceAll(/[&<"\n]/g, (character) => escaped[character as keyof typeof escaped]);
}

function noise(length: number, random: ReturnType<typeof chance>): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 4) bytes.writeUInt32LE(random.below(2 ** 32), at);
  return bytes;
}
