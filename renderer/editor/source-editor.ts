// The Tiptap editor of one source: the same for Read, where it cannot be edited, and for Write.
import { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import type { RichText } from '#core/text/rich-text.ts';
import { HeldTyping } from './held-typing.ts';
import { Paste } from './paste.ts';
import { documentExtensions } from './schema.ts';
import { WriteKeys } from './write-keys.ts';

const EXTERNAL = 'concord:external';

export interface SourceEditorOptions {
  readonly element: HTMLElement;
  readonly content: RichText;
  readonly editable: boolean;
  readonly onTransaction: (transaction: Transaction) => void;
}

/** Makes the editor. It keeps no history and injects no style; destroy it when done. */
export function createSourceEditor({
  element,
  content,
  editable,
  onTransaction,
}: SourceEditorOptions): Editor {
  let isPressed = false;
  const editor = new Editor({
    // Made apart from the page: ProseMirror asks for the selection as it draws, and would have all of the page
    // laid out for the answer.
    element: element.ownerDocument.createElement('div'),
    extensions: [...documentExtensions, Paste, WriteKeys, HeldTyping],
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
    editable,
    injectCSS: false,
    // What is pasted stays as it was written.
    enablePasteRules: false,
    coreExtensionOptions: {
      clipboardTextSerializer: { blockSeparator: '\n' },
      tabindex: { value: '0' },
    },
    editorProps: {
      attributes: { spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' },
      handleDOMEvents: {
        pointerdown: () => {
          isPressed = true;
          requestAnimationFrame(() => (isPressed = false));
          return false;
        },
        // Focus given back by a closing palette or dialog brings the browser's caret to the start of the text; a
        // press brings its own. Without this, what one types next would stand there.
        focus: (view) => {
          if (!isPressed && view.editable) view.focus();
          return false;
        },
        // The browser's own undo knows nothing of codings; the project's comes by its shortcut.
        // ProseMirror would keep the keys of undo from it.
        keydown: (_, event) => (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key),
        beforeinput: (_, event) => {
          if (event.inputType.startsWith('history')) event.preventDefault();
          return false;
        },
      },
    },
    onTransaction: ({ transaction }) => {
      onTransaction(transaction);
    },
  });
  // Tiptap draws its first document twice, once before its plugins are there. So it begins with an empty one.
  const { schema, state } = editor;
  const doc = schema.nodeFromJSON(content);
  editor.view.updateState(EditorState.create({ doc, plugins: state.plugins }));
  element.append(editor.view.dom);
  return editor;
}

/**
 * Replaces the document by `content`, touching only what differs, so that the place on the screen and the
 * caret stay. The transaction is marked: it is not the analyst's own edit.
 */
export function replaceContent(editor: Editor, content: RichText): void {
  const { state, schema } = editor;
  const next = schema.nodeFromJSON(content);
  const transaction = differenceTo(state, next);
  if (transaction) editor.view.dispatch(transaction.setMeta(EXTERNAL, true));
}

/** Whether a transaction brought in a document from outside, rather than the analyst's hand. */
export function isExternal(transaction: Transaction): boolean {
  return transaction.getMeta(EXTERNAL) === true;
}

function differenceTo(state: EditorState, next: Node): Transaction | null {
  const start = state.doc.content.findDiffStart(next.content);
  if (start === null) return null;
  const ends = state.doc.content.findDiffEnd(next.content);
  if (!ends) return null;
  // Where the same words repeat, the equal tail may reach back over the equal head.
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  return state.tr.replace(start, ends.a + overlap, next.slice(start, ends.b + overlap));
}
