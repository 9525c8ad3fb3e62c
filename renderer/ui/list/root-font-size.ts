import { useSyncExternalStore } from 'react';

/** Kept while it is watched: asking the page has all its styles worked out, whatever is being drawn. */
let known: number | null = null;

function watch(listener: () => void): () => void {
  known = null;
  const observer = new MutationObserver(() => {
    known = null;
    listener();
  });
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['lang', 'data-text-size'],
  });
  return () => observer.disconnect();
}

function read(): number {
  return (known ??= parseFloat(getComputedStyle(document.documentElement).fontSize));
}

/** The size of the interface's text in px, which rows that are laid out by number must follow. */
export function useRootFontSize(): number {
  return useSyncExternalStore(watch, read);
}
