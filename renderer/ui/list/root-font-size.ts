import { useSyncExternalStore } from 'react';

/** Cached while watched: reading it from the page forces a style calculation. */
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

/** The interface's text size in px; row heights computed as numbers depend on it. */
export function useRootFontSize(): number {
  return useSyncExternalStore(watch, read);
}
