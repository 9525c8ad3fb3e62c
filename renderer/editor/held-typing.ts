// While the program replaces the text, as undo does, typing is held back and written once the new text is there.
// Otherwise it would go into the old text and be lost.
import { Extension, type Editor } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

interface HeldTypingStorage {
  /** How many replacements are under way. */
  exchanges: number;
  readonly keys: KeyboardEvent[];
}

declare module '@tiptap/core' {
  interface Storage {
    heldTyping: HeldTypingStorage;
  }
}

/** Delays keys that write while `holdTyping` is active. */
export const HeldTyping = Extension.create<object, HeldTypingStorage>({
  name: 'heldTyping',
  addStorage: () => ({ exchanges: 0, keys: [] }),
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (_, event) => {
              if (this.storage.exchanges === 0 || !writes(event)) return false;
              event.preventDefault();
              this.storage.keys.push(event);
              return true;
            },
          },
        },
      }),
    ];
  },
});

/** Holds back typing from now on. Returns a function that writes what was typed and lets keys through again. */
export function holdTyping(editor: Editor): () => void {
  const held = editor.storage.heldTyping;
  held.exchanges += 1;
  return () => {
    held.exchanges -= 1;
    if (held.exchanges > 0) return;
    for (const event of held.keys.splice(0)) if (!editor.isDestroyed) write(editor.view, event);
  };
}

/** Keys of an input method cannot be held back or replayed. */
function writes({ key, isComposing, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (isComposing || ctrlKey || metaKey || altKey) return false;
  return Array.from(key).length === 1 || key === 'Enter' || key === 'Backspace' || key === 'Delete';
}

/** Does what the key would have done: by the editor's own handling, or else by the browser's default. */
function write(view: EditorView, event: KeyboardEvent): void {
  if (view.someProp('handleKeyDown', (handle) => handle(view, event)) === true) return;
  const { tr, selection } = view.state;
  const { $from, $to, empty } = selection;
  if (Array.from(event.key).length === 1) view.dispatch(tr.insertText(event.key));
  else if (!empty) view.dispatch(tr.deleteSelection());
  else if (event.key === 'Backspace') {
    const [last = ''] = Array.from($from.parent.textBetween(0, $from.parentOffset)).slice(-1);
    view.dispatch(tr.delete($from.pos - last.length, $from.pos));
  } else if (event.key === 'Delete') {
    const [next = ''] = Array.from($to.parent.textBetween($to.parentOffset, $to.parent.content.size));
    view.dispatch(tr.delete($to.pos, $to.pos + next.length));
  }
}
