// What was typed here and not saved yet, settled onto a text that was changed elsewhere meanwhile, block by block.
import { stretchesOf } from '#core/settling/paragraphs.ts';
import type { TextEdit } from '#core/text/anchors.ts';
import type { Block, RichText } from '#core/text/rich-text.ts';
import { textChange } from '#core/text/text-change.ts';
import { nodeFromRichText, richTextFromNode } from '#renderer/editor/rich-text-node.ts';

/** Three states of one text: as it was stored when the typing began, as it is stored now, and as it is on the screen. */
export interface Versions {
  readonly base: RichText;
  readonly theirs: RichText;
  readonly mine: RichText;
}

/**
 * The stored text with what was typed here. Where both have changed the same block: with `both`, theirs and then one's own;
 * else null, since somebody has to choose.
 */
export function settledTyping({ base, theirs, mine }: Versions, both: boolean): RichText | null {
  const [was, there, here] = [base, theirs, mine].map(linesOf) as [string, string, string];
  const blocks: string[] = [];
  for (const stretch of stretchesOf(there, here, was)) {
    if ('paragraphs' in stretch) blocks.push(...stretch.paragraphs);
    else if (!both) return null;
    else blocks.push(...stretch.ours, ...stretch.theirs.filter((each) => !stretch.ours.includes(each)));
  }
  return { type: 'doc', content: blocks.map((block) => JSON.parse(block) as Block) };
}

/** The blocks of a document, one a line: JSON holds no line breaks. Equal blocks are equal lines. */
function linesOf(doc: RichText): string {
  const { content } = richTextFromNode(nodeFromRichText(doc));
  return content.map((block) => JSON.stringify(block)).join('\n');
}

/** The edits that turn one text into the other, as if somebody had typed them from the end to the beginning. */
export function editsBetween(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let [from, to] = [0, 0];
  const { kept } = textChange(before, after);
  for (const stretch of [...kept, { from: before.length, to: after.length, length: 0 }]) {
    const [removed, inserted] = [stretch.from - from, stretch.to - to];
    if (removed > 0 || inserted > 0) edits.unshift({ start: from, removed, inserted });
    [from, to] = [stretch.from + stretch.length, stretch.to + stretch.length];
  }
  return edits;
}
