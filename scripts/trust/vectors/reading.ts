// Reads every readable format with every vector inside: the result must be text, or a worded refusal.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Block } from '#core/text/rich-text.ts';
import { richText } from '#electron/services/rich-text-input.ts';
import { readFile } from '#formats/reading/read-file.ts';
import type { Format } from '#formats/reading/recognise.ts';
import type { ReadResult } from '#formats/reading/result.ts';
import { countIn, type Found } from '../found.ts';
import { makers } from './files.ts';
import { bare, type Vector } from './vectors.ts';

/** The findings of reading, and the blocks that were read, by format, for a window to show. */
export interface ReadVectors extends Found {
  readonly blocks: ReadonlyMap<string, readonly Block[]>;
}

/** Reads a file of each format for each vector; writes files into `folder` and removes them. */
export async function tryReading(folder: string, vectors: readonly Vector[]): Promise<ReadVectors> {
  const came: Record<string, number> = {};
  const faults: string[] = [];
  const blocks = new Map<string, Block[]>();
  let tried = 0;
  for (const format of Object.keys(makers) as Format[]) {
    const { isText, make } = makers[format];
    const shown: Block[] = [];
    for (const { number, text } of vectors) {
      // One file after another: each is read alone, as in an import.
      const bytes = await make(text);
      if (bytes === null) continue;
      tried += 1;
      const path = join(folder, `vector.${format}`);
      writeFileSync(path, bytes);
      const read = await readFile(path, `vector.${format}`).catch((error: unknown) => {
        if (!(error instanceof AppError)) faults.push(`${format} ${number}: ${String(error)}`);
        return null;
      });
      rmSync(path, { force: true });
      countIn(came, read ? 'taken' : 'refused');
      if (!read) continue;
      for (const what of broken(read, isText ? text : null)) faults.push(`${format} ${number}: ${what}`);
      shown.push(...blocksOf(read));
    }
    blocks.set(format, shown);
  }
  return { tried, came: { 'files read': tried, ...came }, faults, blocks };
}

function* broken(read: ReadResult, text: string | null): Generator<string> {
  const words = read.type === 'text' ? read.text : [...read.columns, ...read.rows.flat()].join('\n');
  if (text !== null && !bare(words).includes(bare(text))) yield `its words are not there: ${text}`;
  if (read.type !== 'text' || !read.doc) return;
  // The editor's own validation: it rejects unknown nodes, marks and addresses.
  const checked = richText.safeParse(read.doc);
  if (!checked.success) yield `a document that the editor does not take: ${checked.error.message}`;
}

function blocksOf(read: ReadResult): readonly Block[] {
  if (read.type === 'text' && read.doc) return read.doc.content;
  const lines = read.type === 'text' ? read.text.split('\n') : read.rows.flat();
  return lines.map((line) =>
    line === ''
      ? { type: 'paragraph' }
      : { type: 'paragraph', content: [{ type: 'text', text: line.replaceAll('\n', ' ') }] },
  );
}
