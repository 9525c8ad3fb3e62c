// One paragraph of the report as it is written: words, and live numbers among them. It knows no store.
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type Ref } from 'react';
import type { NumberRun, ReportRun } from '#core/report/runs.ts';
import { holdTyping } from './held-typing.ts';
import { Paste } from './paste.ts';
import { reportKeys, type ParagraphRequests } from './report-keys.ts';
import { nodeFromRuns, runsFromNode } from './report-runs.ts';
import { reportExtensions, reportPaste, type IsKnown, type NumberState } from './report-schema.ts';
import { dispatchExternal, isExternal } from './source-editor.ts';
import { typedNumber, type TypedNumber } from './typed-number.ts';
import { useSourceEditor } from './use-source-editor.ts';
import './prosemirror.css';

/** What others on the screen ask of a paragraph. */
export interface ReportParagraphHandle {
  /** Takes the focus, with the caret at the beginning, at the end, or where it was. */
  readonly focus: (at?: 'start' | 'end') => void;
  /** Selects a number as a whole, and takes the focus. */
  readonly selectNumber: (id: string) => void;
  /** The number written in words or digits that is selected or around the caret; null if there is none. */
  readonly typedNumber: () => TypedNumber | null;
  /** Puts a live number in place of what was typed. */
  readonly makeLive: (typed: TypedNumber, number: NumberRun) => void;
  /** Holds back typing; see `holdTyping`. */
  readonly holdTyping: () => () => void;
}

export interface ReportParagraphProps extends ParagraphRequests {
  /** Identifies the paragraph: another key creates another editor. */
  readonly textKey: string;
  readonly runs: readonly ReportRun[];
  /** How numbers look that are not as they were last read, by id. */
  readonly states: ReadonlyMap<string, NumberState>;
  /** Decides what stays alive when it is pasted. */
  readonly isKnown: IsKnown;
  readonly readOnly: boolean;
  /** The accessible name. */
  readonly label: string;
  /** The language of the words. */
  readonly language: string;
  readonly className?: string | undefined;
  /** Shown while the paragraph is empty. */
  readonly placeholder?: string;
  /** The analyst changed the paragraph. */
  readonly onWrite: (runs: readonly ReportRun[]) => void;
  /** The paragraph can be written in. */
  readonly onReady?: () => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  readonly ref?: Ref<ReportParagraphHandle>;
}

export function ReportParagraph(props: ReportParagraphProps) {
  const { textKey, runs, states, readOnly, label, language, className, placeholder, ref } = props;
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [extensions] = useState(() => [
    ...reportExtensions,
    Paste,
    reportPaste((what, id) => latest.current.isKnown(what, id)),
    reportKeys(() => latest.current),
  ]);
  const content = useMemo(
    () => nodeFromRuns(runs, states).toJSON() as { readonly type: 'doc' },
    [runs, states],
  );
  const shown = useRef<Editor | null>(null);
  useLayoutEffect(() => {
    if (shown.current) showNumbers(shown.current, nodeFromRuns(runs, states));
  }, [runs, states]);
  const editor = useSourceEditor(
    host,
    textKey,
    content,
    readOnly ? 'read' : 'write',
    (transaction) => {
      if (transaction.docChanged && !isExternal(transaction))
        latest.current.onWrite(runsFromNode(transaction.doc));
    },
    extensions,
  );
  shown.current = editor;
  useEffect(() => {
    if (!editor) return undefined;
    const { dom } = editor.view;
    dom.setAttribute('role', 'textbox');
    dom.setAttribute('aria-multiline', 'true');
    dom.setAttribute('aria-label', label);
    dom.setAttribute('aria-readonly', String(readOnly));
    dom.setAttribute('lang', language);
    const onBlur = (): void => latest.current.onBlur?.();
    const onFocus = (): void => latest.current.onFocus?.();
    dom.addEventListener('blur', onBlur);
    dom.addEventListener('focus', onFocus);
    return () => {
      dom.removeEventListener('blur', onBlur);
      dom.removeEventListener('focus', onFocus);
    };
  }, [editor, label, language, readOnly]);
  useEffect(() => {
    if (editor) latest.current.onReady?.();
  }, [editor]);
  useImperativeHandle(
    ref,
    (): ReportParagraphHandle => ({
      focus: (at) => editor && focusOn(editor, at),
      selectNumber: (id) => editor && selectNumber(editor, id),
      typedNumber: () => (editor ? typedNumber(editor.state) : null),
      makeLive: ({ from, to, text }, number) => {
        if (!editor) return;
        const { state, view } = editor;
        // Something was typed meanwhile: it is not replaced.
        if (to > state.doc.content.size || state.doc.textBetween(from, to) !== text) return;
        const { firstChild: paragraph } = state.schema.nodeFromJSON(nodeFromRuns([number]).toJSON());
        if (paragraph) view.dispatch(state.tr.replaceWith(from, to, paragraph.content));
        view.focus();
      },
      holdTyping: () => (editor ? holdTyping(editor) : () => undefined),
    }),
    [editor],
  );
  return (
    <div ref={host} className={className} data-placeholder={runs.length === 0 ? placeholder : undefined} />
  );
}

/**
 * Shows new values of numbers where nothing else differs, one by one: replacing all that lies between two of them would
 * move the caret of whoever writes there.
 */
function showNumbers(editor: Editor, next: Node): void {
  const { tr, doc, schema } = editor.state;
  const [now, then] = [doc.firstChild, next.firstChild];
  if (!now || !then || now.childCount !== then.childCount) return;
  let isSame = true;
  now.forEach((node, offset, place) => {
    const other = then.child(place);
    if (node.isText) isSame &&= node.text === other.text && node.marks.length === other.marks.length;
    else if (node.type.name !== other.type.name || node.attrs['id'] !== other.attrs['id']) isSame = false;
    else if (JSON.stringify(node.attrs) !== JSON.stringify(other.attrs))
      tr.setNodeMarkup(offset + 1, schema.nodes[node.type.name], other.attrs);
  });
  if (isSame && tr.docChanged) dispatchExternal(editor, tr);
}

function focusOn({ state, view }: Editor, at: 'start' | 'end' | undefined): void {
  const place = at === 'start' ? 1 : state.doc.content.size - 1;
  if (at) view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, place)).scrollIntoView());
  view.focus();
}

function selectNumber({ state, view }: Editor, id: string): void {
  let place: number | null = null;
  state.doc.descendants((node, at) => {
    if (node.type.name === 'number' && node.attrs['id'] === id) place ??= at;
  });
  if (place === null) return;
  view.focus();
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, place)).scrollIntoView());
}
