import { SlidersHorizontal } from 'lucide-react';
import { useRef, useState } from 'react';
import type { SideName } from '#core/comparison/counts.ts';
import type { ComparisonFacts } from '#core/comparison/input.ts';
import type { ComparisonSettings, SideScope } from '#core/comparison/settings.ts';
import type { Denominator, LayerRequest } from '#core/counting/request.ts';
import {
  coderChoice,
  DEFAULT_LAYER,
  layerOf,
  shownLayer,
  useLayers,
} from '#renderer/common/counts/layer-choice.ts';
import { CountedByControls } from '#renderer/common/counts/counted-by.tsx';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { listed } from '#words/sentences.ts';
import styles from './compare.module.css';
import { respondentScope, shownRespondents } from '#renderer/common/counts/side-choices.ts';
import { MoreSettings } from './more-settings.tsx';
import { projectStore } from '#renderer/state/project.ts';
import { useClassChoices, useRespondentChoices } from '#renderer/common/counts/use-side-choices.ts';

export interface CompareControlsProps {
  /** The base that both sides actually use, if it is the same. */
  readonly used: Denominator | undefined;
  /** Without themes only other rows can be chosen, under “More”. */
  readonly isEmpty: boolean;
  readonly settings: ComparisonSettings;
  /** How both sides were counted; undefined while counting. */
  readonly facts: ComparisonFacts | undefined;
  /** The names of the two sides if their kinds do not name them. */
  readonly sides: Readonly<Record<SideName, string>>;
  readonly onChange: (changed: Partial<ComparisonSettings>) => void;
  readonly onSides: () => void;
}

/** Chooses what to compare and how to count it. */
export function CompareControls({
  settings,
  facts,
  sides,
  used,
  isEmpty,
  onChange,
  onSides,
}: CompareControlsProps) {
  const { t } = useWords();
  const layers = useLayers();
  const isUsual = settings.a.kind === 'document' && settings.b.kind === 'interview';
  if (isEmpty) {
    return (
      <div className={styles.controls}>
        <More settings={settings} facts={facts} onChange={onChange} sides={sides} />
      </div>
    );
  }
  return (
    <div className={styles.controls} data-narrows>
      {isUsual ? (
        <>
          <Classes side={settings.a} onChange={(a) => onChange({ a })} />
          <Respondents side={settings.b} onChange={(b) => onChange({ b })} />
        </>
      ) : (
        <Button className={styles.sides} onPress={onSides}>
          <span className={styles.quiet}>{t('compare:sides')}</span>
          {t('compare:sides_summary', sides)}
        </Button>
      )}
      <CountedByControls {...settings} used={used} onChange={onChange} />
      {layers.length > 1 && (
        <Select
          look="pill"
          label={t('counting:controls.layer')}
          value={shownLayer(layerChoice(settings.layer), layers)}
          onChange={(choice) => {
            const layer = layerOf(choice, projectStore.getState().tables);
            onChange({ layer: layer === DEFAULT_LAYER ? null : layer });
          }}
          options={layers}
        />
      )}
      <More settings={settings} facts={facts} onChange={onChange} sides={sides} />
    </div>
  );
}

function layerChoice(layer: LayerRequest | null): string {
  if (layer === null) return DEFAULT_LAYER;
  return typeof layer === 'string' ? layer : coderChoice(layer.coderId);
}

interface SideProps {
  side: SideScope;
  onChange: (side: SideScope) => void;
}

/** The classes of the document side; none chosen means all. */
function Classes({ side, onChange }: SideProps) {
  const words = useWords();
  const { t } = words;
  const options = useClassChoices(side.kind);
  const chosen = side.classIds?.map((id) => id ?? 'none') ?? options.map(({ value }) => value);
  const names = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  return (
    <MultiSelect
      label={t('compare:documents')}
      options={options}
      values={chosen}
      summary={side.classIds === undefined ? t('compare:everything') : listed(words, names)}
      onChange={(values) => {
        const { classIds: _, ...rest } = side;
        const isAll = values.length === 0 || values.length === options.length;
        onChange(isAll ? rest : { ...rest, classIds: values.map((id) => (id === 'none' ? null : id)) });
      }}
    />
  );
}

/** The interviews: everybody's, or those of respondents with one value of an attribute. */
function Respondents({ side, onChange }: SideProps) {
  const { t } = useWords();
  const options = useRespondentChoices();
  const shown = shownRespondents(side);
  return (
    <Select
      look="pill"
      label={t('compare:interviews')}
      value={options.some(({ value }) => value === shown) ? shown : 'set'}
      onChange={(choice) => {
        if (choice !== 'set') onChange(respondentScope(side, choice));
      }}
      options={
        options.some(({ value }) => value === shown)
          ? options
          : [...options, { value: 'set', label: t('compare:narrowed') }]
      }
    />
  );
}

function More({
  settings,
  facts,
  onChange,
  sides,
}: Pick<CompareControlsProps, 'settings' | 'facts' | 'onChange' | 'sides'>) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <span ref={anchor}>
      <Button
        tone="quiet"
        icon={<SlidersHorizontal size={14} aria-hidden />}
        aria-expanded={isOpen}
        onPress={() => setIsOpen(true)}
      >
        {t('compare:more')}
      </Button>
      <MoreSettings
        settings={settings}
        facts={facts}
        sides={sides}
        onChange={onChange}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        anchor={() => anchor.current?.getBoundingClientRect() ?? null}
      />
    </span>
  );
}
