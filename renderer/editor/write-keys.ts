// Keys of the editable view beside ProseMirror's own.
import { Extension } from '@tiptap/core';

/** Shift-Enter begins a block like Enter: there are no hard breaks, a line is a block. */
export const WriteKeys = Extension.create({
  name: 'concordKeys',
  addKeyboardShortcuts() {
    return {
      'Shift-Enter': ({ editor }) => editor.commands.keyboardShortcut('Enter'),
      // Left to the screen: the palette opens with it.
      'Mod-Enter': () => true,
    };
  },
});
