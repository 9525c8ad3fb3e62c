import type { Editor, Extensions } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { createSourceEditor, replaceContent, type EditorContent } from './source-editor.ts';

/**
 * The editor mounted in `host`. It is created once per `key`; new `content` under the same key replaces the parts that
 * differ, in place. Null before the first layout. `extensions` are those at the time of creation.
 */
export function useSourceEditor(
  host: RefObject<HTMLElement | null>,
  key: string,
  content: EditorContent,
  mode: 'read' | 'write',
  onTransaction: (transaction: Transaction) => void,
  extensions?: Extensions,
): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
  const shown = useRef<EditorContent>(content);
  const listener = useRef(onTransaction);
  listener.current = onTransaction;
  const first = useRef({ content, mode, extensions });
  first.current = { content, mode, extensions };

  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    shown.current = first.current.content;
    const made = createSourceEditor({
      element,
      content: first.current.content,
      editable: first.current.mode === 'write',
      extensions: first.current.extensions,
      onTransaction: (transaction) => {
        listener.current(transaction);
      },
    });
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
      element.replaceChildren();
    };
    // Another key is another text, read through `first`.
  }, [host, key]);

  useLayoutEffect(() => {
    if (!editor || shown.current === content) return;
    shown.current = content;
    replaceContent(editor, content);
  }, [editor, content]);

  useLayoutEffect(() => {
    if (editor && editor.isEditable !== (mode === 'write')) editor.setEditable(mode === 'write', false);
  }, [editor, mode]);

  return editor;
}
