// Paints over text with the CSS Custom Highlight API: it creates no elements and splits no text nodes, so ten thousand
// codings cost no more than those on the screen. All texts of the page share the highlight names.

/** How many lanes have underlines in code colours; all further lanes share one dotted grey line. */
const COLOURED_LANES = 2;
const COLOURS = 12;
const FURTHER = 'code-further';

/** The highlight name of an underline in a code's colour and lane. */
export function underlineName(colour: number, lane: number): string {
  return lane < COLOURED_LANES ? `code-${colour}-${lane}` : FURTHER;
}

/** The highlight name of the focused coding's tint. */
export function tintName(colour: number): string {
  return `tint-${colour}`;
}

/** Search results; `FOUND_CURRENT` is the current one. */
export const FOUND = 'found';
export const FOUND_CURRENT = 'found-current';
/** The passage that a palette refers to. */
export const MARKED = 'marked';
/** The selection, when the browser does not paint its own. */
export const SELECTED = 'selected';

/** Paints one text; painting again replaces what it painted before. */
export interface HighlightPainter {
  paint(ranges: ReadonlyMap<string, readonly AbstractRange[]>): void;
  clear(): void;
}

/** Makes a painter. In a browser without highlights it paints nothing; the margin still shows all codings. */
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
    // Search results lie above tints.
    highlight.priority = name === FOUND_CURRENT ? 2 : name === FOUND ? 1 : 0;
    CSS.highlights.set(name, highlight);
  }
  return highlight;
}

let styles: CSSStyleSheet | null = null;

/**
 * Writes the style rules of all highlights, again when the contrast setting changes; each rule covers light and dark.
 */
function installStyles(): void {
  if (styles) return;
  const sheet = (styles = new CSSStyleSheet());
  const write = (): void => sheet.replaceSync(rulesOfAll().join('\n'));
  write();
  matchMedia('(prefers-contrast: more)').addEventListener('change', write);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/**
 * The selector of painted text: an attribute of an element around it, from which the blocks inherit. Rules for all
 * elements would be tried on every line of every list, and rules for the blocks would be computed for each block.
 */
const SURFACE = ':is([data-painted], [data-printed])';

/** Generated: twelve colours in two lanes are too many to write by hand. */
function rulesOfAll(): string[] {
  const tokens = getComputedStyle(document.documentElement);
  // Values, not variables: with variables in the rules the browser would recompute them for every element that defines
  // variables, as each line of a list and each paragraph does.
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

/** The rules of an underline. Printed lines are closer together than those of a text on the screen. */
function underline(name: string, lane: number, width: string, line: string): string {
  return (
    `${SURFACE}::highlight(${name}) { text-decoration: underline ${width} ${line}; ` +
    `text-underline-offset: ${4 * (lane + 1)}px; ` +
    // An underline with gaps at descenders would look like several passages.
    'text-decoration-skip-ink: none; }' +
    `[data-printed]::highlight(${name}) { text-decoration-thickness: var(--underline-width); ` +
    `text-underline-offset: calc(var(--underline-step) * ${lane + 1}); }`
  );
}
