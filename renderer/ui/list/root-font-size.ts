import { useSyncExternalStore } from 'react';

function watch(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['lang', 'data-text-size'],
  });
  return () => observer.disconnect();
}

function read(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** The size of the interface's text in px, which rows that are laid out by number must follow. */
export function useRootFontSize(): number {
  return useSyncExternalStore(watch, read);
}
