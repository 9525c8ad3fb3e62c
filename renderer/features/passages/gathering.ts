// Many small questions asked at once become one large one.

/**
 * Answers questions one by one, but asks for all that come within one task together, `most` at a time. `ask`
 * answers in the order it is asked. When it fails, every question of that call fails.
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
