// The text surface alone, with codings kept in the page, or a paragraph of the report, for tests that press keys.
import { useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { packLanes } from '#core/lanes.ts';
import { paragraphs, plainText } from '#core/text/plain-text.ts';
import type { ReportRun } from '#core/report/runs.ts';
import type { RichText } from '#core/text/rich-text.ts';
import type { Span } from '#core/span.ts';
import type { PendingCoding, SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import type { SurfaceHandle } from '#renderer/editor/surface.ts';
import { ReportParagraph, type ReportParagraphHandle } from '#renderer/editor/report-paragraph.tsx';
import { TextSurface } from '#renderer/editor/text-surface.tsx';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';

export interface SurfacePage {
  readonly surface: SurfaceHandle;
  readonly codings: readonly SurfaceCoding[];
  readonly focusedId: string | null;
  readonly keys: readonly string[];
  focus(id: string): void;
  setMode(mode: 'read' | 'write'): void;
  setCodings(codings: readonly SurfaceCoding[]): void;
  setFound(found: readonly Span[]): void;
  setPending(pending: readonly PendingCoding[]): void;
}

/** A paragraph of the report, as the page keeps it. */
export interface ReportPage {
  readonly paragraph: ReportParagraphHandle;
  readonly runs: readonly ReportRun[];
  /** What the paragraph asked for, in order. */
  readonly asked: readonly string[];
  setRuns(runs: readonly ReportRun[]): void;
}

declare global {
  interface Window {
    surfacePage: SurfacePage;
    reportPage: ReportPage;
  }
}

const parameters = new URLSearchParams(location.search);
const size = Number(parameters.get('paragraphs') ?? 0);

const note: RichText = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { level: 2 },
      content: [{ type: 'text', text: 'What the association does' }],
    },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Joined early. The policy comes ' },
        { type: 'text', text: 'down', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' through it, and cases from the firms go back up. Sees little knowledge.' },
      ],
    },
    {
      type: 'paragraph',
      content: [{ type: 'text', text: '协会早期提出了许多新概念，让企业知道该怎么做。现在少了。' }],
    },
    { type: 'paragraph', content: [{ type: 'text', text: 'The end.' }] },
  ],
};

const long = paragraphs(
  Array.from(
    { length: size },
    (_, index) => `Paragraph ${index}. ${'The policy comes down. '.repeat(8)}`,
  ).join('\n'),
);
const content = size > 0 ? long : note;
const text = plainText(content);

function coding(id: string, words: string, colour: number): SurfaceCoding {
  const start = text.indexOf(words);
  return {
    id,
    codeId: id,
    colour,
    path: [id],
    label: [id],
    note: '',
    lane: 0,
    start,
    end: start + words.length,
  };
}

const initial =
  size > 0
    ? Array.from({ length: Number(parameters.get('codings') ?? 0) }, (_, index) => {
        const start = (index * 7_919) % (text.length - 200);
        return { ...coding(`c${index}`, 'P', index % 12), start, end: start + 60 };
      })
    : [
        coding('outer', 'The policy comes down through it, and cases from the firms go back up.', 0),
        coding('inner', 'cases from the firms', 2),
        coding('chinese', '让企业知道该怎么做', 1),
      ];

function Page() {
  const surface = useRef<SurfaceHandle>(null);
  const keys = useRef<string[]>([]);
  const [mode, setMode] = useState<'read' | 'write'>('read');
  const [found, setFound] = useState<readonly Span[]>([]);
  const [pending, setPending] = useState<readonly PendingCoding[]>([]);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [codings, setCodings] = useState<readonly SurfaceCoding[]>(() => {
    const lanes = packLanes(initial.map((each) => ({ ...each, key: each.codeId })));
    return initial.map((each) => ({ ...each, lane: lanes.get(each.id) ?? 0 }));
  });
  useLayoutEffect(() => {
    window.surfacePage = {
      get surface() {
        // The surface exists before the first key is pressed.
        return surface.current as SurfaceHandle;
      },
      codings,
      focusedId,
      keys: keys.current,
      focus: setFocusedId,
      setMode,
      setCodings,
      setFound,
      setPending,
    };
  }, [codings, focusedId]);
  return (
    <main style={{ height: '100%', display: 'flex' }}>
      <TextSurface
        ref={surface}
        textKey="note"
        content={content}
        mode={mode}
        language="en"
        codings={codings}
        pending={pending}
        focusedId={focusedId}
        found={found}
        foundIndex={0}
        labels={{
          text: 'Note',
          margin: 'Codings',
          rest: (count) => `+${count} more`,
          density: 'Density',
          start: 'Begin',
          end: 'End',
        }}
        onFocusCoding={setFocusedId}
        onResize={(id, span) => {
          setCodings((before) => before.map((each) => (each.id === id ? { ...each, ...span } : each)));
        }}
        onKey={(event) => {
          keys.current.push(event.key);
          return mode === 'read' && event.key.length === 1;
        }}
      />
    </main>
  );
}

const written: readonly ReportRun[] = [
  { kind: 'text', text: 'All ' },
  { kind: 'number', id: 'sources', text: '82' },
  { kind: 'text', text: ' sources were read by ' },
  { kind: 'number', id: 'coders', format: 'words', text: 'two' },
  { kind: 'text', text: ' coders.' },
];

const noStates = new Map<string, never>();

function Report() {
  const paragraph = useRef<ReportParagraphHandle>(null);
  const asked = useRef<string[]>([]);
  const [runs, setRuns] = useState(written);
  useLayoutEffect(() => {
    window.reportPage = {
      get paragraph() {
        return paragraph.current as ReportParagraphHandle;
      },
      runs,
      asked: asked.current,
      setRuns,
    };
  }, [runs]);
  const ask = (what: string) => void asked.current.push(what);
  return (
    <ReportParagraph
      ref={paragraph}
      textKey="paragraph"
      runs={runs}
      states={noStates}
      isKnown={(_, id) => id === 'sources' || id === 'coders'}
      readOnly={false}
      label="Procedure"
      language="en"
      onWrite={setRuns}
      onNumber={(id) => ask(`number ${id}`)}
      onCitation={({ sourceId, codingId }) => ask(`cited ${sourceId} ${codingId ?? ''}`)}
      onEnter={() => ask('enter')}
      onEmptied={() => false}
      onLeave={(way) => {
        ask(`leave ${way}`);
        return true;
      }}
    />
  );
}

createRoot(document.getElementById('page') as HTMLElement).render(
  parameters.has('report') ? <Report /> : <Page />,
);
