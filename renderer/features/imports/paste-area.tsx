import { useEffect, useRef, useState } from 'react';
import type { RichText } from '#core/text/rich-text.ts';
import '#renderer/editor/prosemirror.css';
import { richTextFromNode } from '#renderer/editor/rich-text-node.ts';
import { useSourceEditor } from '#renderer/editor/use-source-editor.ts';
import { cx } from '#renderer/ui/class-names.ts';
import fieldStyles from '#renderer/ui/field.module.css';
import styles from './imports.module.css';

interface PasteAreaProps {
  label: string;
  description: string;
  /** The initial content. */
  initial: RichText;
  onChange: (doc: RichText) => void;
}

/** A field for rich text that keeps headings, lists and tables from the clipboard. */
export function PasteArea({ label, description, initial, onChange }: PasteAreaProps) {
  const host = useRef<HTMLDivElement>(null);
  const [begun] = useState(initial);
  const editor = useSourceEditor(host, 'paste', begun, 'write', (transaction) => {
    if (transaction.docChanged) onChange(richTextFromNode(transaction.doc));
  });
  useEffect(() => {
    if (!editor) return;
    const { dom } = editor.view;
    dom.setAttribute('role', 'textbox');
    dom.setAttribute('aria-multiline', 'true');
    dom.setAttribute('aria-label', label);
    editor.view.focus();
  }, [editor, label]);
  return (
    <div className={fieldStyles.field}>
      <span className={fieldStyles.label}>{label}</span>
      <div ref={host} className={cx(fieldStyles.box, styles.pasteArea)} />
      <span className={fieldStyles.description}>{description}</span>
    </div>
  );
}
