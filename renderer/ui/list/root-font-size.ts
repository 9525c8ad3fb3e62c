import { useSyncExternalStore } from 'react';

/** Cached while watched: reading it from the page forces a style calculation. */
let known: number | null = null;

let watchers = 0;

function watch(listener: () => void): () => void {
  // While others watch it is up to date.
  if (watchers === 0) known = null;
  watchers += 1;
  const observer = new MutationObserver(() => {
    known = null;
    listener();
  });
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['lang', 'data-text-size'],
  });
  return () => {
    observer.disconnect();
    watchers -= 1;
  };
}

function read(): number {
  return (known ??= parseFloat(getComputedStyle(document.documentElement).fontSize));
}

/** The interface's text size in px; row heights computed as numbers depend on it. */
export function useRootFontSize(): number {
  return useSyncExternalStore(watch, read);
}
