// Which file is being cut into articles, or read as references. It belongs to no screen, so that any import can lead to
// it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ChosenFile } from '#renderer/transport/host.ts';

export interface ArticlesDesk {
  readonly dialog: 'articles' | 'references' | null;
  readonly file: ChosenFile | null;
}

const closed: ArticlesDesk = { dialog: null, file: null };
const store = createStore<ArticlesDesk>(() => closed);

/** The dialog that is open, with its file. */
export function useArticlesDesk(): ArticlesDesk {
  return useStore(store);
}

/** Opens the dialog that cuts a file into articles. */
export function cutIntoArticles(file: ChosenFile): void {
  store.setState({ dialog: 'articles', file });
}

/** Opens the dialog that fills in sources from references. */
export function readReferences(file: ChosenFile): void {
  store.setState({ dialog: 'references', file });
}

/** Closes the open dialog. */
export function closeArticlesDesk(): void {
  store.setState(closed);
}
