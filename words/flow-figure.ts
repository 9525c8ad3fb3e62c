// The flow of the sources as a figure, in words.
import type { FlowFigure, FlowFigureBox } from '#core/figures/figure.ts';
import type { Flow, FlowBox } from '#core/triage/flow.ts';
import { countInWords } from './numbers.ts';
import { joined } from './sentences.ts';
import type { Words } from './words.ts';

/** A number of the flow: a box, or one reason for exclusion; a null reason means that none was given. */
export interface FlowNumber {
  readonly box: FlowBox;
  readonly reason?: string | null;
}

/** What a number of the flow counts. */
export function flowNumberInWords({ t }: Pick<Words, 't'>, { box, reason }: FlowNumber): string {
  if (reason === undefined) return t(`figures:flow.boxes.${box}`);
  return reason ?? t('figures:flow.no_reason');
}

const partsOf: Partial<Record<FlowBox, readonly FlowBox[]>> = {
  kept: ['included', 'second-look', 'new'],
  unreviewed: ['begun', 'untouched'],
};

/** The parts of a box as its lines list them, from top to bottom, without zeros. */
export function partsListed(flow: Flow, box: FlowBox): (FlowNumber & { readonly count: number })[] {
  if (box === 'excluded') return flow.reasons.map((each) => ({ box, ...each }));
  return (partsOf[box] ?? [])
    .map((name) => ({ box: name, count: flow.counts[name] }))
    .filter(({ count }) => count > 0);
}

/** The steps of the flow from top to bottom, each with what leaves it there. */
export const flowSteps: readonly (readonly [step: FlowBox, leaving: FlowBox | null])[] = [
  ['found', 'duplicates'],
  ['single', 'excluded'],
  ['kept', 'unreviewed'],
  ['reviewed', 'uncoded'],
  ['coded', null],
];

/** The flow from sources found to sources coded. Zeros, such as no duplicates, are shown. */
export function flowFigure(words: Words, flow: Flow, options: { notice?: string | null } = {}): FlowFigure {
  const { t, language } = words;
  const kind = flow.scope.kind ?? 'all';
  const { notice = null } = options;
  const line = (name: FlowBox) => ({
    label: flowNumberInWords(words, { box: name }),
    number: countInWords(words, flow.counts[name]),
  });
  const box = (name: FlowBox): FlowFigureBox => ({
    box: name,
    ...line(name),
    details: partsListed(flow, name).map((part) => ({
      label: flowNumberInWords(words, part),
      number: countInWords(words, part.count),
    })),
  });
  return {
    title: t(`figures:flow.title.${kind}`),
    subtitle: scopeInWords(words, flow),
    notes: [flowMethod(words, flow), ...(notice === null || notice === '' ? [] : [notice])],
    language,
    steps: flowSteps.map(([step, leaving]) => ({
      box: box(step),
      leaving: leaving === null ? null : box(leaving),
    })),
  };
}

/** What the numbers of a flow mean, in sentences to paste into a paper. */
export function flowMethod({ t }: Words, { coder }: Flow): string {
  return t('figures:flow.method', { coder: coder ?? '–' });
}

function scopeInWords(words: Words, { scope: { kind, classes } }: Flow): string {
  const { t } = words;
  const whose = kind ?? 'all';
  if (classes === null) return t(`figures:flow.subtitle.${whose}`);
  const names = classes.map((name) => name ?? t('figures:flow.subtitle.no_class'));
  return t(`figures:flow.subtitle.classes_${whose}`, {
    names: joined(words, names, 'conjunction'),
  });
}
