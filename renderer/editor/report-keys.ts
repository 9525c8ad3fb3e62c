// Keys and clicks in a paragraph of the report that are about the paragraph as a whole, or about one of its numbers.
import { Extension, type Editor } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { citedBy, selectedCitation, selectedNumber, type Cited } from './report-schema.ts';

/** What the screen does about a paragraph; each is looked up when a key is pressed. */
export interface ParagraphRequests {
  /** Shows the card of a number. */
  readonly onNumber: (id: string) => void;
  /** Opens what a citation cites. */
  readonly onCitation: (cited: Cited) => void;
  /** Begins a paragraph below this one. */
  readonly onEnter: () => void;
  /** Backspace in an empty paragraph. Returns whether the paragraph goes. */
  readonly onEmptied: () => boolean;
  /** The caret leaves the paragraph at its beginning (-1) or its end (1). Returns whether there is another paragraph. */
  readonly onLeave: (way: -1 | 1) => boolean;
}

/** The caret passes from paragraph to paragraph; Enter on a number opens its card, on a citation what it cites. */
export const reportKeys = (requests: () => ParagraphRequests) =>
  Extension.create({
    name: 'reportKeys',
    priority: 200,
    addKeyboardShortcuts() {
      const leave = (way: -1 | 1, isAtEdge: (editor: Editor) => boolean) => () =>
        isAtEdge(this.editor) && requests().onLeave(way);
      const isAt = (edge: 'start' | 'end') => (editor: Editor) => {
        const { empty, $head } = editor.state.selection;
        return empty && $head.parentOffset === (edge === 'start' ? 0 : $head.parent.content.size);
      };
      const enter = (): boolean => {
        const id = selectedNumber(this.editor);
        const cited = selectedCitation(this.editor);
        if (id !== null) requests().onNumber(id);
        else if (cited !== null) requests().onCitation(cited);
        else requests().onEnter();
        return true;
      };
      return {
        Backspace: ({ editor }) => editor.state.doc.firstChild?.childCount === 0 && requests().onEmptied(),
        Enter: enter,
        'Shift-Enter': enter,
        'Mod-Enter': () => true,
        ArrowUp: leave(-1, ({ view }) => view.endOfTextblock('up')),
        ArrowDown: leave(1, ({ view }) => view.endOfTextblock('down')),
        ArrowLeft: leave(-1, isAt('start')),
        ArrowRight: leave(1, isAt('end')),
      };
    },
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            handleClickOn: (_view, _pos, node, _at, _event, isDirect) => {
              if (isDirect && node.type.name === 'number') requests().onNumber(String(node.attrs['id']));
              const cited = isDirect ? citedBy(node) : null;
              if (cited !== null) requests().onCitation(cited);
              // The click also selects it.
              return false;
            },
          },
        }),
      ];
    },
  });
