import type { AnnexIndex } from '#core/annex/read-index.ts';
import type { AnnexData } from './data.ts';

/** The words of a passage: the end is empty unless it is cut. */
export interface PassageWords {
  readonly head: string;
  readonly tail: string;
}

/** Reads the packed parts of the file. */
export interface AnnexTexts {
  /** The bytes of a part, by the id of its element. */
  readonly bytes: (id: string) => Promise<Uint8Array>;
  /** The words of a passage. Its block is unpacked the first time, and kept. */
  readonly words: (index: AnnexIndex, passage: number) => Promise<PassageWords>;
}

/** Texts are unpacked in blocks, when a passage in them is first shown. */
export function annexTexts(data: Pick<AnnexData, 'blocks'>): AnnexTexts {
  const { blocks } = data;
  const texts = new Map<number, Promise<string>>();
  const bytes = async (id: string): Promise<Uint8Array> => {
    const packed = document.getElementById(id)?.textContent ?? '';
    const raw = Uint8Array.from(atob(packed.trim()), (character) => character.charCodeAt(0));
    const stream = new Blob([raw]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  const blockOf = (source: number): number => {
    let block = 0;
    while (block + 1 < blocks.length && (blocks[block + 1] ?? 0) <= source) block += 1;
    return block;
  };
  const textOf = (block: number): Promise<string> => {
    // A byte-order mark that begins a text is one of its characters.
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const known = texts.get(block) ?? bytes(`text-${block}`).then((found) => decoder.decode(found));
    texts.set(block, known);
    return known;
  };
  return {
    bytes,
    words: async (index, passage) => {
      const source = index.source[passage] ?? 0;
      const block = blockOf(source);
      const text = await textOf(block);
      let from = 0;
      for (let each = blocks[block] ?? 0; each < source; each += 1) from += index.textLength[each] ?? 0;
      const cut = (start = 0, length = 0): string => text.slice(from + start, from + start + length);
      return {
        head: cut(index.start[passage], index.length[passage]),
        tail: cut(index.tail[passage], index.tailLength[passage]),
      };
    },
  };
}
