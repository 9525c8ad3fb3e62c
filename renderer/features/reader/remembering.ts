/** `work` with a memory of its last result, computed again only if an input has changed. */
export function remembering<Input extends readonly unknown[], Answer>(
  work: (...input: Input) => Answer,
): (...input: Input) => Answer {
  let last: { readonly input: Input; readonly answer: Answer } | null = null;
  return (...input) => {
    if (last === null || last.input.some((each, place) => !Object.is(each, input[place]))) {
      last = { input, answer: work(...input) };
    }
    return last.answer;
  };
}
