// Additional keys of the editable view.
import { Extension } from '@tiptap/core';

/** Shift-Enter starts a new block like Enter, because there are no hard breaks. */
export const WriteKeys = Extension.create({
  name: 'concordKeys',
  addKeyboardShortcuts() {
    return {
      'Shift-Enter': ({ editor }) => editor.commands.keyboardShortcut('Enter'),
      // Left to the screen, which opens the palette.
      'Mod-Enter': () => true,
    };
  },
});
