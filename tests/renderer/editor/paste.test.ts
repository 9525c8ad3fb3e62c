import { Fragment, Slice } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { sliceFromText, splitLines } from '#renderer/editor/paste.ts';
import { schema } from '#renderer/editor/schema.ts';

function lines(slice: Slice): string[] {
  const found: string[] = [];
  slice.content.descendants((node) => {
    if (node.isTextblock) found.push(`${node.type.name}: ${node.textContent}`);
  });
  return found;
}

describe('pasted text', () => {
  it('becomes one block for each line, empty lines included, whatever its line ends', () => {
    const slice = sliceFromText('One\r\n\r\nTwo\rThree\u2028Four', schema, []);

    expect(lines(slice)).toEqual([
      'paragraph: One',
      'paragraph: ',
      'paragraph: Two',
      'paragraph: Three',
      'paragraph: Four',
    ]);
  });

  it('joins the line it is pasted into at both ends', () => {
    const slice = sliceFromText('One\nTwo', schema, []);

    expect([slice.openStart, slice.openEnd]).toEqual([1, 1]);
  });
});

describe('pasted blocks', () => {
  it('are split at the line breaks of their page, wherever these stand', () => {
    const bold = schema.marks['bold']?.create();
    const item = schema.node('bulletList', null, [
      schema.node('listItem', null, [
        schema.node('paragraph', null, [
          schema.text('first\u2028sec'),
          schema.text('ond\u2028', bold ? [bold] : []),
          schema.text('third'),
        ]),
      ]),
    ]);

    const slice = splitLines(new Slice(Fragment.from(item), 0, 0));

    expect(lines(slice)).toEqual(['paragraph: first', 'paragraph: second', 'paragraph: third']);
    expect(slice.content.firstChild?.type.name).toBe('bulletList');
  });

  it('stay the same value without line breaks', () => {
    const slice = new Slice(Fragment.from(schema.node('paragraph', null, [schema.text('one')])), 1, 1);

    expect(splitLines(slice)).toBe(slice);
  });
});
