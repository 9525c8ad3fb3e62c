// A caption that a person has edited keeps up with the counts: where a number of the program's own caption stands in
// it, the place is remembered instead of the number.

const NUMBER = /\d[\d,.\u202F\u00A0]*\d%?|\d%?/g;
const PLACE = /\{(\d+)\}/g;

/** The numbers in a text from first to last, as they are written. */
export function numbersIn(text: string): readonly string[] {
  return text.match(NUMBER) ?? [];
}

/**
 * The edited caption with `{1}`, `{2}`, … for the numbers that stand in the program's own caption too. A number that
 * stands there twice is taken in the order in which both texts have it.
 */
export function keptCaption(edited: string, automatic: string): string {
  const left = numbersIn(automatic).map((number, index) => ({ number, place: index + 1 }));
  return edited.replaceAll(NUMBER, (number) => {
    const found = left.findIndex((each) => each.number === number);
    if (found === -1) return number;
    const [taken] = left.splice(found, 1);
    return `{${taken?.place ?? 0}}`;
  });
}

/** The kept caption with the numbers of today. A place that the program's caption has no more stays empty: “–”. */
export function filledCaption(kept: string, automatic: string): string {
  const numbers = numbersIn(automatic);
  return kept.replaceAll(PLACE, (_, place: string) => numbers[Number(place) - 1] ?? '–');
}
