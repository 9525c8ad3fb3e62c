// A caption that a person has edited keeps up with the counts: where a number of the program's own caption stands in
// it, the place is remembered instead of the number. A place means something only beside the caption that it was taken
// from, so an edited caption is kept under the shape of that one: its words in its language, without its numbers.

const NUMBER = /\d[\d,.\u202F\u00A0]*\d%?|\d%?/g;
const PLACE = /\{(\d+)\}/g;

/** Edited captions, with places for numbers, each under the shape of the program's caption that it was edited from. */
export type KeptCaptions = Readonly<Record<string, string>>;

/**
 * `kept` with what a person has made of the program's caption: emptied, or written as the program does, it is the
 * program's again.
 */
export function keepCaption(kept: KeptCaptions, edited: string, automatic: string): KeptCaptions {
  const shape = shapeOf(automatic);
  const others = Object.fromEntries(Object.entries(kept).filter(([each]) => each !== shape));
  if (edited === '' || edited === automatic) return others;
  return { ...others, [shape]: withPlaces(edited, automatic) };
}

/** The edited caption with the numbers of today; empty where none was edited from a caption of this shape. */
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
 * The edited caption with `{1}`, `{2}`, … for the numbers that stand in the program's own caption too. A number that
 * stands there twice is taken in the order in which both texts have it.
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
