// The part of a text that near-duplicates are compared by: its letters and digits, regardless of case and
// width. White space, punctuation and layout are what re-posts change first.

/** For a UTF-16 unit that is left out. */
const NOTHING = 0;
/** For a UTF-16 unit that depends on its neighbours, or becomes several. */
const CONTEXT = 1;

const LEFT_OUT = /[^\p{L}\p{N}\p{M}]/gu;
/** Jamo combine into syllables when normalised; a mark combines with the letter before it. */
const JOINING = /[\p{M}\u1100-\u11FF\uD800-\uDFFF]/u;

let table: Uint16Array | null = null;

function unitTable(): Uint16Array {
  const units = new Uint16Array(0x1_0000);
  for (let unit = 0; unit < units.length; unit += 1) {
    const character = String.fromCharCode(unit);
    if (JOINING.test(character)) units[unit] = CONTEXT;
    else {
      const bare = slowlyFolded(character);
      units[unit] = bare.length === 0 ? NOTHING : bare.length > 1 ? CONTEXT : bare.charCodeAt(0);
      if (bare.length === 1 && JOINING.test(bare)) units[unit] = CONTEXT;
    }
  }
  return units;
}

/** Compatibility forms become one form (NFKC), which also folds full and half width. */
function slowlyFolded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ').normalize('NFKC').replaceAll(LEFT_OUT, '');
}

/** The letters and digits of a text as UTF-16 units, in a new buffer. */
export function folded(text: string): Uint16Array {
  table ??= unitTable();
  const units = new Uint16Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = table[text.charCodeAt(at)]!;
    if (unit === NOTHING) continue;
    if (unit === CONTEXT) return unitsOf(slowlyFolded(text));
    units[length] = unit;
    length += 1;
  }
  return units.subarray(0, length);
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at);
  return units;
}
