// Lists of words of all texts: the first time, beside cutting the same texts into words, and again, when only what is
// asked has changed.
import { openStore } from '#db/open.ts';
import { all, getText } from '#db/write.ts';
import type { Measured } from '../budget.ts';
import { NOW } from '../corpus.ts';
import { once, typical } from '../timing.ts';
import { opened, type Workbench } from '../workbench.ts';

const languages = [
  ['en', 'English'],
  ['zh-CN', 'Chinese'],
] as const;

export async function* wording({ study }: Workbench): AsyncGenerator<Measured> {
  await using project = opened(study.path);
  // The thread is started, and the codings are read.
  await project.api.wordlists.count({ language: 'fr' });
  for (const [language, name] of languages) {
    const texts = textsIn(study.path, language);
    const cutting = await once(() => segmented(texts, language));
    const count = (by?: 'kind') => () => project.api.wordlists.count({ language, by, limit: 100 });
    yield {
      work: `a list of all words, ${name}, the first time`,
      value: await once(count()),
      unit: 'ms',
      floor: { what: 'cutting the texts into words', value: cutting },
      budget: { times: 3 },
    };
    yield {
      work: `what marks documents and interviews, ${name}, then`,
      value: await typical(3, count('kind')),
      unit: 'ms',
      budget: { most: 5_000 },
    };
  }
}

function textsIn(path: string, language: string): string[] {
  const store = openStore(path, { who: 'bench', now: NOW, readOnly: true });
  try {
    return all(store.db, 'source', { language }).map(({ textHash }) => getText(store.db, textHash));
  } finally {
    store.close();
  }
}

function segmented(texts: readonly string[], language: string): number {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  let words = 0;
  for (const text of texts) for (const { isWordLike } of segmenter.segment(text)) words += isWordLike ? 1 : 0;
  return words;
}
