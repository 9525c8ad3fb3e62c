// The index of an annex as bytes: numbers of seven bits a byte, the last of each below 128. It says where each passage
// stands in the shown text of its source, and which passages each cell opens.
//
// For each source: the length of its shown text, the number of its passages, and for each passage its flags; unless it has
// no words here, the distance from the start of the one before, and its length; if it is cut, the distance from there to
// its end, the length of that, and how many characters lie between; then the number of its codes, and these. After the
// sources, for each cell the number of its passages, and the distances between these.
import type { Stance, Voice } from '../records.ts';
import type { AnnexContents, AnnexPassage } from './contents.ts';

/** The bits of the flags of a passage. */
export const passageFlags = {
  whole: 1,
  wordless: 2,
  cut: 4,
  supports: 8,
  qualifies: 16,
  contradicts: 32,
  paraphrase: 64,
  'verbatim-notes': 128,
  'verbatim-recorded': 256,
  remark: 512,
} as const satisfies Readonly<Record<'whole' | 'wordless' | 'cut' | Stance | Voice, number>>;

/** The index as bytes. */
export function indexBytes({ sources, cells }: Pick<AnnexContents, 'sources' | 'cells'>): Uint8Array {
  const bytes: number[] = [];
  const write = (number: number): void => {
    let rest = number;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  };
  for (const { text, passages } of sources) {
    write(text.length);
    write(passages.length);
    let before = 0;
    for (const passage of passages) {
      const { head, tail, omitted, codes } = passage;
      write(flagsOf(passage));
      if (head) {
        write(head.start - before);
        write(head.end - head.start);
        before = head.start;
      }
      if (head && omitted > 0) {
        write(tail ? tail.start - head.end : 0);
        write(tail ? tail.end - tail.start : 0);
        write(omitted);
      }
      for (const number of [codes.length, ...codes]) write(number);
    }
  }
  for (const numbers of cells) {
    write(numbers.length);
    let before = 0;
    for (const number of numbers) {
      write(number - before);
      before = number;
    }
  }
  return Uint8Array.from(bytes);
}

function flagsOf({ head, omitted, isWhole, stances, voices }: AnnexPassage): number {
  return [
    isWhole ? passageFlags.whole : 0,
    head ? 0 : passageFlags.wordless,
    omitted > 0 ? passageFlags.cut : 0,
    ...[...stances, ...voices].map((each) => passageFlags[each]),
  ].reduce((sum, flag) => sum + flag, 0);
}

/** The smallest block of texts, in UTF-16 units: a reader's browser unpacks one whole to show a passage in it. */
const BLOCK_LENGTH = 256 * 1024;

/** Texts that are packed together. */
export interface TextBlock {
  /** The number of its first source. */
  readonly first: number;
  readonly text: string;
}

/** The shown texts in blocks, cut between sources. */
export function textBlocks(
  sources: readonly { readonly text: string }[],
  least: number = BLOCK_LENGTH,
): TextBlock[] {
  const blocks: TextBlock[] = [];
  let first = 0;
  let texts: string[] = [];
  let length = 0;
  sources.forEach(({ text }, number) => {
    texts.push(text);
    length += text.length;
    if (length < least && number < sources.length - 1) return;
    blocks.push({ first, text: texts.join('') });
    [first, texts, length] = [number + 1, [], 0];
  });
  return blocks;
}
