import { useMemo, useState } from 'react';
import type { SideName } from '#core/comparison/counts.ts';
import { keyOfPlace, type JointCandidate, type JointPlace } from '#core/exports/joint-excerpts.ts';
import { api, host } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { showLosses } from '#renderer/app/notices/show-losses.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { citationInWords } from '#words/citation.ts';
import type { SideNames } from '#words/comparison-sides.ts';
import styles from './joint-display.module.css';
import type { ShownComparison } from './use-comparison.ts';

const formats = ['docx', 'html', 'xlsx'] as const;
type Format = (typeof formats)[number];

const sides: readonly SideName[] = ['a', 'b'];

export interface JointDisplayDialogProps {
  readonly shown: ShownComparison;
  readonly names: SideNames;
  /** The themes in the order shown, which the export keeps. */
  readonly order: readonly string[];
  readonly onClose: () => void;
}

/** A candidate excerpt and the place where it is offered. */
type Offered = JointCandidate & JointPlace;

/** Whether an excerpt is ticked by default: pinned evidence and examples, but no words from interviews. */
function isUsual({ origin, excerpt }: JointCandidate): boolean {
  // What people said in confidence leaves the project only on explicit request, which no later export remembers.
  return origin !== 'passage' && excerpt.kind !== 'interview';
}

/** Chooses the excerpts beside the numbers of a joint display, and exports it. */
export function JointDisplayDialog({ shown, names, order, onClose }: JointDisplayDialogProps) {
  const { t, language, codebookLanguage } = useWords();
  const [format, setFormat] = useChoice<Format>('compare.joint.format', 'docx');
  const id = shown.stored?.id ?? null;
  const { value: themes, error } = useAnswer(`joint ${id}`, (asking) => asking.comparisons.excerpts({ id }));
  const codes = useProject((state) => state.codebook.byId);
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const all = useMemo(
    () =>
      (themes ?? []).flatMap((theme) =>
        sides.flatMap((side) =>
          theme[side].map((each): Offered => ({ ...each, themeId: theme.themeId, side })),
        ),
      ),
    [themes],
  );
  const isTicked = (each: Offered): boolean => ticks.get(keyOfPlace(each)) ?? isUsual(each);
  const tick = (changed: readonly Offered[], isOn: boolean): void =>
    setTicks(new Map([...ticks, ...changed.map((each) => [keyOfPlace(each), isOn] as const)]));
  const ticked = all.filter(isTicked);
  const ofInterviews = all.filter(
    ({ excerpt, origin }) => excerpt.kind === 'interview' && origin !== 'passage',
  );
  const write = async (): Promise<void> => {
    const chosen = ticked.map(({ themeId, side, codingId }) => ({ themeId, side, codingId }));
    try {
      const saved = await host.saveAs(
        `${t('compare:file')}.${format}`,
        [{ name: t(`compare:exports.${format}`), extensions: [format] }],
        async (to) => {
          const file = { to, format, id, language, codebookLanguage, chosen, order: [...order] };
          showLosses((await api.exports.comparison(file)).losses);
        },
      );
      if (saved) onClose();
    } catch (failed) {
      showError(failed);
    }
  };
  return (
    <Dialog
      title={t('compare:joint.title')}
      size="wide"
      isOpen
      onClose={onClose}
      submit={{ label: t('compare:joint.export', { format }), isDisabled: !themes, run: write }}
      aside={t('compare:joint.chosen', { count: ticked.length })}
    >
      <div className={styles.head}>
        <SegmentedControl
          label={t('compare:joint.format')}
          value={format}
          onChange={setFormat}
          segments={formats.map((value) => ({ value, label: value }))}
        />
        {ofInterviews.length > 0 && (
          <LinkButton onPress={() => tick(ofInterviews, !ofInterviews.every(isTicked))}>
            {t(
              ofInterviews.every(isTicked)
                ? 'compare:joint.untick_interviews'
                : 'compare:joint.tick_interviews',
            )}
          </LinkButton>
        )}
      </div>
      <p className={styles.quiet}>{t('compare:joint.note')}</p>
      {error && <Note tone="danger">{sentenceFor(error)}</Note>}
      {(themes ?? []).map((theme) => {
        const code = codes.get(theme.themeId);
        return (
          <section key={theme.themeId} className={styles.theme}>
            <h3 className={styles.name}>
              <CodeSwatch colour={code?.colour ?? 0}>{code?.name ?? ''}</CodeSwatch>
            </h3>
            {sides.map((side) => (
              <Side
                key={side}
                label={names[side] ?? t(`comparison:side.${shown.settings[side].kind}`)}
                candidates={all.filter((each) => each.themeId === theme.themeId && each.side === side)}
                isTicked={isTicked}
                onTick={(each, isOn) => tick([each], isOn)}
              />
            ))}
          </section>
        );
      })}
    </Dialog>
  );
}

interface SideProps {
  readonly label: string;
  readonly candidates: readonly Offered[];
  readonly isTicked: (candidate: Offered) => boolean;
  readonly onTick: (candidate: Offered, isOn: boolean) => void;
}

function Side({ label, candidates, isTicked, onTick }: SideProps) {
  const words = useWords();
  const { t } = words;
  return (
    <div className={styles.side} role="group" aria-label={label}>
      <h4 className={styles.sideName}>{label}</h4>
      {candidates.length === 0 && <p className={styles.quiet}>{t('compare:joint.nothing')}</p>}
      {candidates.map((each) => (
        <Checkbox
          key={each.codingId}
          className={styles.excerpt}
          isSelected={isTicked(each)}
          onChange={(isOn) => onTick(each, isOn)}
        >
          <span className={styles.text}>{each.excerpt.text ?? t('compare:joint.whole_source')}</span>
          <span className={styles.quiet}>
            {[
              citationInWords(words, each.excerpt.citation, each.excerpt.voice),
              t(`compare:joint.${each.origin}`),
            ].join(' · ')}
          </span>
        </Checkbox>
      ))}
    </div>
  );
}
