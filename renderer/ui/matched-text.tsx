export interface MatchedTextProps {
  text: string;
  /** Half-open ranges `[start, end)` of the text, in order and without overlap. */
  ranges: readonly (readonly [start: number, end: number])[];
}

/** A text with the matches of a search in bold. */
export function MatchedText({ text, ranges }: MatchedTextProps) {
  const parts = ranges.map(([start, end], index) => (
    <span key={start}>
      {text.slice(ranges[index - 1]?.[1] ?? 0, start)}
      <strong>{text.slice(start, end)}</strong>
    </span>
  ));
  return (
    <>
      {parts}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}

/** The first place of `query` in `text`, ignoring case, as one range; empty if there is none. */
export function rangesOf(text: string, query: string): (readonly [number, number])[] {
  const start = query === '' ? -1 : text.toLocaleLowerCase().indexOf(query.toLocaleLowerCase());
  return start < 0 ? [] : [[start, start + query.length]];
}
