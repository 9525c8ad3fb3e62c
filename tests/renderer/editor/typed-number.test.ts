import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { nodeFromRuns } from '#renderer/editor/report-runs.ts';
import { typedNumber } from '#renderer/editor/typed-number.ts';

/** What is found with the caret at `|`, or with the words between two `|` selected; `#` is a live number. */
function found(marked: string): string | null {
  const [before = '', selected = '', after] = marked.split('|');
  const text = [before, selected, after ?? ''].join('');
  const runs = text
    .split('#')
    .flatMap((words, place) => [
      ...(place > 0 ? [{ kind: 'number', id: 'live', text: '17' } as const] : []),
      { kind: 'text', text: words } as const,
    ]);
  const doc = nodeFromRuns(runs);
  const start = 1 + before.length;
  const end = after === undefined ? start : start + selected.length;
  return (
    typedNumber(EditorState.create({ doc, selection: TextSelection.create(doc, start, end) }))?.text ?? null
  );
}

describe('the number typed at the caret', () => {
  it.each([
    ['we read 82|', '82'],
    ['we read |82 texts', '82'],
    ['we read 1,2|04 codings', '1,204'],
    ['α was 0.8|4.', '0.84'],
    ['about 12.5|% of', '12.5%'],
    ['共读 8|2 份', '82'],
    ['of # we read 9|', '9'],
    ['we |read 82 texts', null],
    ['no number|', null],
    ['#|', null],
  ])('%s', (marked, expected) => {
    expect(found(marked)).toBe(expected);
  });

  it('is what is selected, so that a number in words can be made live', () => {
    expect(found('over |seven| codes')).toBe('seven');
    expect(found('over| seven |codes')).toBe('seven');
    expect(found('over |# and| more')).toBeNull();
  });
});
