// Batches many small questions asked at once into one call.

/**
 * Returns a function that answers single questions, but batches those of one task, at most `most` per call. `ask` must
 * answer in order. If a call fails, all its questions fail.
 */
export function gathering<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  most: number,
): (question: Question) => Promise<Answer> {
  interface Waiting {
    readonly question: Question;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  const askAll = async (together: readonly Waiting[]): Promise<void> => {
    try {
      const answers = await ask(together.map(({ question }) => question));
      together.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
  };
  const flush = (): void => {
    const all = waiting;
    waiting = [];
    for (let first = 0; first < all.length; first += most) void askAll(all.slice(first, first + most));
  };
  return (question) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) queueMicrotask(flush);
      waiting.push({ question, resolve, reject });
    });
}
