// The flow of the sources as a figure, in words.
import type { FlowFigure, FlowFigureBox } from '#core/figure.ts';
import type { Flow, FlowBox } from '#core/triage/flow.ts';
import { countInWords } from './numbers.ts';
import type { Words } from './words.ts';

/** The flow from what was found to what is coded. What is none, such as duplicates, is shown as none. */
export function flowFigure(words: Words, flow: Flow, options: { notice?: string | null } = {}): FlowFigure {
  const { t, language } = words;
  const kind = flow.scope.kind ?? 'all';
  const { notice = null } = options;
  const line = (box: FlowBox) => ({
    label: t(`figures:flow.boxes.${box}`),
    number: countInWords(words, flow.counts[box]),
  });
  const box = (name: FlowBox, details: FlowFigureBox['details'] = []): FlowFigureBox => ({
    box: name,
    ...line(name),
    details,
  });
  const parts = (names: readonly FlowBox[]) => names.filter((name) => flow.counts[name] > 0).map(line);
  const reasons = flow.reasons.map(({ reason, count }) => ({
    label: reason ?? t('figures:flow.no_reason'),
    number: countInWords(words, count),
  }));
  return {
    title: t(`figures:flow.title.${kind}`),
    subtitle: scopeInWords(words, flow),
    notes: [flowMethod(words, flow), ...(notice === null || notice === '' ? [] : [notice])],
    language,
    steps: [
      { box: box('found'), leaving: box('duplicates') },
      { box: box('single'), leaving: box('excluded', reasons) },
      {
        box: box('kept', parts(['included', 'second-look', 'new'])),
        leaving: box('unreviewed', parts(['begun', 'untouched'])),
      },
      { box: box('reviewed'), leaving: box('uncoded') },
      { box: box('coded'), leaving: null },
    ],
  };
}

/** What the numbers of a flow mean, in sentences to paste into a paper. */
export function flowMethod({ t }: Words, { coder }: Flow): string {
  return t('figures:flow.method', { coder: coder ?? '–' });
}

function scopeInWords({ t, language }: Words, { scope: { kind, classes } }: Flow): string {
  const whose = kind ?? 'all';
  if (classes === null) return t(`figures:flow.subtitle.${whose}`);
  const names = classes.map((name) => name ?? t('figures:flow.subtitle.no_class'));
  return t(`figures:flow.subtitle.classes_${whose}`, {
    names: new Intl.ListFormat(language, { type: 'conjunction' }).format(names),
  });
}
