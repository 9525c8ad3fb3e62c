// Paint over text by the CSS Custom Highlight API: no element is made and no text node is split, so that ten
// thousand codings cost no more than what is on the screen. Names are shared by all texts of the page.

/** How many lanes have underlines in the colours of their codes; all further ones share one dotted grey line. */
const COLOURED_LANES = 2;
const COLOURS = 12;
const FURTHER = 'code-further';

/** The underline of a code's colour in a lane. */
export function underlineName(colour: number, lane: number): string {
  return lane < COLOURED_LANES ? `code-${colour}-${lane}` : FURTHER;
}

/** The tint of the coding in focus. */
export function tintName(colour: number): string {
  return `tint-${colour}`;
}

/** Passages found, and the one that is shown. */
export const FOUND = 'found';
export const FOUND_CURRENT = 'found-current';
/** The passage that a palette is about. */
export const MARKED = 'marked';
/** What is selected, where the browser's own selection is not painted. */
export const SELECTED = 'selected';

/** One painter paints for one text; what it painted before goes when it paints anew. */
export interface HighlightPainter {
  paint(ranges: ReadonlyMap<string, readonly AbstractRange[]>): void;
  clear(): void;
}

/** Makes a painter. Where the browser knows no highlights it paints nothing; the margin still shows all. */
export function createPainter(): HighlightPainter {
  let painted: (readonly [Highlight, AbstractRange])[] = [];
  const clear = (): void => {
    for (const [highlight, range] of painted) highlight.delete(range);
    painted = [];
  };
  if (!('highlights' in CSS)) return { paint: () => undefined, clear };
  installStyles();
  return {
    paint(ranges) {
      clear();
      for (const [name, list] of ranges) {
        const highlight = highlightNamed(name);
        for (const range of list) {
          highlight.add(range);
          painted.push([highlight, range]);
        }
      }
    },
    clear,
  };
}

function highlightNamed(name: string): Highlight {
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    // What is found lies over tints.
    highlight.priority = name === FOUND_CURRENT ? 2 : name === FOUND ? 1 : 0;
    CSS.highlights.set(name, highlight);
  }
  return highlight;
}

let styles: CSSStyleSheet | null = null;

/** Writes the rules of all names, and again where other colours hold: light and dark are both in each, but one contrast. */
function installStyles(): void {
  if (styles) return;
  const sheet = (styles = new CSSStyleSheet());
  const write = (): void => sheet.replaceSync(rulesOfAll().join('\n'));
  write();
  matchMedia('(prefers-contrast: more)').addEventListener('change', write);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/**
 * What is painted on: named by an element around the text, from which the blocks inherit. Rules for any element would be tried
 * on each line of each list; those for the blocks themselves would be worked out for each block.
 */
const SURFACE = ':is([data-painted], [data-printed])';

/** Twelve colours in two lanes are too many to write by hand. */
function rulesOfAll(): string[] {
  const tokens = getComputedStyle(document.documentElement);
  // As values, not as names: where rules name variables, the browser works all of them out again for each element that has
  // variables of its own, as every line of a list and every paragraph of a text does.
  const valueOf = (name: string): string => tokens.getPropertyValue(name).trim();
  const rules: string[] = [];
  for (let colour = 0; colour < COLOURS; colour += 1) {
    for (let lane = 0; lane < COLOURED_LANES; lane += 1) {
      rules.push(
        underline(underlineName(colour, lane), lane, '2.5px', `solid ${valueOf(`--code-${colour}`)}`),
      );
    }
    rules.push(
      `${SURFACE}::highlight(${tintName(colour)}) ` +
        `{ background-color: color-mix(in srgb, ${valueOf(`--code-${colour}`)} 18%, transparent); }`,
    );
  }
  rules.push(
    `${SURFACE}::highlight(${MARKED}), ${SURFACE}::highlight(${SELECTED}) { background-color: ${valueOf('--selection')}; }`,
    `${SURFACE}::highlight(${FOUND}) { background-color: ${valueOf('--accent-soft')}; }`,
    `${SURFACE}::highlight(${FOUND_CURRENT}) { background-color: ${valueOf('--accent')}; color: ${valueOf('--on-accent')}; }`,
  );
  rules.push(underline(FURTHER, COLOURED_LANES, '2px', `dotted ${valueOf('--ink-third')}`));
  return rules;
}

/** The rules of an underline. Lines of a printed page stand closer than those of a text set for coding. */
function underline(name: string, lane: number, width: string, line: string): string {
  return (
    `${SURFACE}::highlight(${name}) { text-decoration: underline ${width} ${line}; ` +
    `text-underline-offset: ${4 * (lane + 1)}px; ` +
    // Ink is not skipped: an underline with gaps looks like several passages.
    'text-decoration-skip-ink: none; }' +
    `[data-printed]::highlight(${name}) { text-decoration-thickness: var(--underline-width); ` +
    `text-underline-offset: calc(var(--underline-step) * ${lane + 1}); }`
  );
}
