import { useEffect } from 'react';
import { readCodebookIn } from '#renderer/state/project.ts';
import { useChoice, useWorkspace } from '#renderer/state/workspace.ts';
import { useWords } from '#renderer/state/words.ts';

export const interfaceSizes = ['small', 'normal', 'large', 'largest'] as const;
export type InterfaceSize = (typeof interfaceSizes)[number];

/** The text size of the interface, with its setter. */
export function useInterfaceSize(): readonly [InterfaceSize, (size: InterfaceSize) => void] {
  return useChoice<InterfaceSize>('app.interface_size', 'normal');
}

/** Keeps the page's language attributes, theme and sizes in step with the analyst's settings. */
export function useAppearance(): void {
  const { language, codebookLanguage } = useWords();
  const theme = useWorkspace((state) => state.theme);
  const textSize = useWorkspace((state) => state.textSize);
  const [interfaceSize] = useInterfaceSize();
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    setOrRemove(root, 'data-theme', theme === 'system' ? null : theme);
    setOrRemove(root, 'data-text-size', interfaceSize === 'normal' ? null : interfaceSize);
    root.style.setProperty('--source-size', `${textSize}px`);
  }, [language, theme, textSize, interfaceSize]);
  useEffect(() => readCodebookIn(codebookLanguage), [codebookLanguage]);
}

function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
