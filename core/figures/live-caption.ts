// Keeps edited captions up to date with the counts: where a number of the automatic caption occurs in the
// edited one, its place is stored instead of the number. A place has a meaning only with the caption it was
// taken from, so an edited caption is stored under the shape of that one: its words in its language, without
// numbers.

const NUMBER = /\d[\d,.\u202F\u00A0]*\d%?|\d%?/g;
const PLACE = /\{(\d+)\}/g;

/**
 * Edited captions, with places for numbers, each under the shape of the automatic caption that it was edited
 * from.
 */
export type KeptCaptions = Readonly<Record<string, string>>;

/** `kept` with an edited caption. If the caption was emptied, or equals the automatic one, it is automatic again. */
export function keepCaption(kept: KeptCaptions, edited: string, automatic: string): KeptCaptions {
  const shape = shapeOf(automatic);
  const others = Object.fromEntries(Object.entries(kept).filter(([each]) => each !== shape));
  if (edited === '' || edited === automatic) return others;
  return { ...others, [shape]: withPlaces(edited, automatic) };
}

/** The edited caption with the present numbers; empty where none was edited from a caption of this shape. */
export function filledCaption(kept: KeptCaptions, automatic: string): string {
  const shape = shapeOf(automatic);
  const text = Object.hasOwn(kept, shape) ? (kept[shape] ?? '') : '';
  const numbers = numbersIn(automatic);
  return text.replaceAll(PLACE, (written, place: string) => numbers[Number(place) - 1] ?? written);
}

function shapeOf(automatic: string): string {
  return automatic.replaceAll(NUMBER, '#');
}

function numbersIn(text: string): readonly string[] {
  return text.match(NUMBER) ?? [];
}

/**
 * The edited caption with `{1}`, `{2}`, … for the numbers that also occur in the automatic caption. A number
 * that occurs twice there is matched in the order of both texts.
 */
function withPlaces(edited: string, automatic: string): string {
  const left = numbersIn(automatic).map((number, index) => ({ number, place: index + 1 }));
  return edited.replaceAll(NUMBER, (number) => {
    const found = left.findIndex((each) => each.number === number);
    if (found === -1) return number;
    const [taken] = left.splice(found, 1);
    return `{${taken?.place ?? 0}}`;
  });
}
