import { useState, type ReactNode } from 'react';
import type { NumberRun } from '#core/report/runs.ts';
import { api } from '#renderer/api.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import type { TypedNumber } from '#renderer/editor/typed-number.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuAt } from '#renderer/ui/menu-at.tsx';
import { isApple, keyNames } from '#renderer/ui/key-names.ts';
import { notify } from '#renderer/ui/toast.tsx';
import type { Language } from '#words/words.ts';
import { focusedParagraph, paragraphAt } from './paragraph-desk.ts';
import type { ShownReport } from './use-report.ts';

interface Asked {
  readonly paragraph: string;
  readonly typed: TypedNumber;
  readonly found: readonly (NumberRun & { readonly label: string })[];
  readonly at: DOMRect;
}

/** Makes a number that was typed a live one: offers those of the report that have this value. */
export function useMakeLive(reports: readonly ShownReport[]): {
  readonly make: () => Promise<void>;
  readonly menu: ReactNode;
} {
  const { t } = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const make = async (): Promise<void> => {
    const paragraph = focusedParagraph();
    const typed = paragraph === null ? null : paragraphAt(paragraph)?.handle()?.typedNumber();
    if (paragraph === null || !typed) {
      const keys = keyNames(shownKey('report.make_live'), isApple(navigator.platform)).join(' ');
      notify(t('report_screen:live.no_number', { keys }));
      return;
    }
    const at = caretBox();
    const own = reports.find(({ report }) => paragraph.endsWith(` ${report.language}`));
    const found = own ? await numbersOf(own, typed.text) : [];
    if (found.length === 0) notify(t('report_screen:live.none', { text: typed.text }));
    else setAsked({ paragraph, typed, found, at });
  };
  const menu = (
    <MenuAt
      label={t('report_screen:live.title', { text: asked?.typed.text ?? '' })}
      at={asked?.at ?? null}
      onClose={() => setAsked(null)}
      sections={[
        {
          title: t('report_screen:live.title', { text: asked?.typed.text ?? '' }),
          entries: (asked?.found ?? []).map(({ label, ...run }) => ({
            id: `${run.id} ${run.format ?? ''}`,
            label,
            run: () => asked && paragraphAt(asked.paragraph)?.handle()?.makeLive(asked.typed, run),
          })),
        },
      ]}
    />
  );
  return { make, menu };
}

/** The numbers that are printed like this text: as the report prints them already, then all that it could print. */
async function numbersOf({ report, shown }: ShownReport, text: string): Promise<Asked['found']> {
  const isLike = (each: { readonly text: string }): boolean => each.text.toLowerCase() === text.toLowerCase();
  const printed = shown.printed
    .filter(isLike)
    .map((run) => ({ ...run, label: report.numbers[run.id]?.label ?? run.text }));
  const known = new Set(printed.map(({ id }) => id));
  // A report is read in a language of the program.
  const offered = await api.report.numbers({ language: report.language as Language });
  return [
    ...printed,
    ...offered
      .filter((each) => isLike(each) && !known.has(each.id))
      .map(({ id, label, text: own }) => ({ kind: 'number' as const, id, text: own, label })),
  ];
}

/** Where the caret is in the window. */
function caretBox(): DOMRect {
  const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : undefined;
  const box = range?.getBoundingClientRect();
  return box && box.height > 0 ? box : (document.activeElement ?? document.body).getBoundingClientRect();
}
