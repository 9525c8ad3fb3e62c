// What must be known of all sources of a file before one of them is read: a large study has hundreds of thousands of
// selections, and its sources are held packed.
import type { Element } from './element.ts';
import type { RefiSource, RefiText } from './project.ts';

/** A source without what is in it. */
export interface SourceOutline {
  readonly kind: RefiSource['kind'];
  /** Where its text is, of a pdf that which stands for it; null where there is none. */
  readonly text: {
    readonly name: string;
    readonly plainPath: string | null;
    /** How many selections are in it. */
    readonly selections: number;
  } | null;
  /** Every path that it names. */
  readonly paths: readonly string[];
  /** How many codings there are, everywhere in it. */
  readonly codings: number;
}

/** The text of a source, of a pdf that which stands for it; null where there is none. */
export function textOf(source: RefiSource): RefiText | null {
  return source.kind === 'text' ? source.text : source.kind === 'pdf' ? source.pdf.text : null;
}

/** The outline of a source. */
export function outlineOf(source: RefiSource): SourceOutline {
  const text = textOf(source);
  return {
    kind: source.kind,
    text: text && { name: text.name, plainPath: text.plainPath, selections: text.selections.length },
    paths: pathsIn(source),
    codings: codingsIn(source),
  };
}

function pathsIn(source: RefiSource): string[] {
  if (source.kind === 'other') return [...mediaPaths(source.shell)];
  const text = textOf(source);
  const pdf = source.kind === 'pdf' ? source.pdf.path : null;
  return [pdf, text?.plainPath ?? null, text?.richPath ?? null].filter((path) => path !== null);
}

/** The paths of a picture, a sound or a film, and of its transcripts. */
function* mediaPaths({ attributes, children }: Element): Generator<string> {
  for (const name of ['path', 'plainTextPath', 'richTextPath']) {
    const path = attributes[name];
    if (path !== undefined) yield path;
  }
  for (const child of children) if (typeof child !== 'string') yield* mediaPaths(child);
}

function codingsIn(source: RefiSource): number {
  if (source.kind === 'other') return codingElements(source.shell);
  const text = textOf(source);
  const inText = text
    ? text.codings.length + text.selections.reduce((sum, { codings }) => sum + codings.length, 0)
    : 0;
  if (source.kind === 'text') return inText;
  const onPages = source.pdf.areas.reduce((sum, { codings }) => sum + codings.length, 0);
  return inText + onPages + source.pdf.codings.length;
}

function codingElements({ name, children }: Element): number {
  return children.reduce<number>(
    (sum, child) => sum + (typeof child === 'string' ? 0 : codingElements(child)),
    name === 'Coding' ? 1 : 0,
  );
}
