import { useMemo, useState } from 'react';
import {
  dayAfter,
  recodingFrames,
  sourcesToRecode,
  type Recoding,
  type RecodingFrame,
} from '#core/recoding/recoding.ts';
import { sampleDesignFrom } from '#core/sampling/sample-design.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { showAgreement } from '#renderer/common/openers/agreement-view.ts';
import { DrawFields, SizeField } from '#renderer/common/sampling/draw-fields.tsx';
import { useDrawing } from '#renderer/common/sampling/use-drawing.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { dateInWords } from '#words/citation.ts';
import styles from './rounds.module.css';

import { usePersonId } from '#renderer/state/use-working-coder.ts';

/** How many sources are drawn unless another number is given. */
const USUAL_SIZE = 12;
const USUAL_WEEKS = 4;
const MAX_WEEKS = 520;

const framesOf = derived(({ tables: { source, review } }, personId: string) =>
  Object.fromEntries(
    recodingFrames.map((frame) => [
      frame,
      sourcesToRecode(source.values(), review.values(), personId, frame),
    ]),
  ),
);

export interface RecodingDialogProps {
  /** Whose work is coded again at first; the person who works if not given. */
  readonly of?: string | undefined;
  /** The plan whose sample is drawn again; without it a new one is made. */
  readonly plan?: Recoding;
  readonly onClose: () => void;
}

/** Draws a sample of what somebody has reviewed, to be coded again after some weeks. */
export function RecodingDialog({ of, plan, onClose }: RecodingDialogProps) {
  const words = useWords();
  const { t } = words;
  const coders = useProject((state) => state.tables.coder);
  const samples = useProject((state) => state.tables.sample);
  const here = usePersonId();
  const persons = [...coders.values()].filter(({ kind }) => kind === 'person');
  const [personId, setPersonId] = useState(plan?.personId ?? of ?? here ?? persons[0]?.id ?? '');
  const frames = useProject(framesOf(personId));
  const [frame, setFrame] = useState<RecodingFrame>('all');
  const fromIds = useMemo(() => frames[frame] ?? [], [frames, frame]);
  const drawn = plan && samples.get(plan.sampleId);
  const before = drawn && sampleDesignFrom(drawn.settings);
  const drawing = useDrawing(fromIds, before?.size ?? USUAL_SIZE, 'class');
  const [weeks, setWeeks] = useChoice<number>('recoding.weeks', USUAL_WEEKS);
  const name = coders.get(personId)?.name ?? '';
  const [today] = useState(() => new Date().toISOString());
  const day = dateInWords(words, dayAfter(today, weeks));
  const { settings, seed, preview, change } = drawing;
  const [problem, setProblem] = useProblem([personId, frame, weeks, settings, seed]);
  const run = async (): Promise<void> => {
    try {
      if (plan) {
        await api.recodings.redraw({ id: plan.id, settings, seed, frame });
        notify(t('blind_rounds:recode.redrawn'));
      } else {
        const passName = t('blind_rounds:recode.pass_name', { name });
        const sampleName = t('blind_rounds:recode.sample_name', { name });
        await api.recodings.plan({ personId, passName, sampleName, weeks, settings, seed, frame });
        notify(t('blind_rounds:recode.planned', { count: settings.size, date: day }));
        showAgreement('rounds');
      }
      onClose();
    } catch (error) {
      setProblem(sentenceFor(error));
    }
  };
  return (
    <Dialog
      title={t(plan ? 'blind_rounds:recode.title_redraw' : 'blind_rounds:recode.title')}
      isOpen
      onClose={onClose}
      submit={{
        label: t(plan ? 'blind_rounds:recode.action_redraw' : 'blind_rounds:recode.action'),
        isDisabled: typeof preview === 'string',
        run,
      }}
    >
      <div className={styles.form}>
        <p className={styles.lead}>{t('blind_rounds:recode.intro')}</p>
        <FormRow>
          {!plan && (
            <Select
              label={t('blind_rounds:recode.person')}
              value={personId}
              onChange={(next) => {
                setPersonId(next);
                change({ guesses: {} });
              }}
              options={persons.map(({ id, name: called }) => ({ value: id, label: called }))}
            />
          )}
          <Select<RecodingFrame>
            label={t('blind_rounds:recode.from')}
            value={frame}
            onChange={(next) => {
              setFrame(next);
              change({ guesses: {} });
            }}
            options={recodingFrames.map((value) => ({
              value,
              label: t(`blind_rounds:recode.frames.${value}`),
              note: t('triage:of_sources', { count: frames[value]?.length ?? 0 }),
            }))}
          />
          <SizeField drawing={drawing} />
        </FormRow>
        {!plan && (
          <NumberField
            label={t('blind_rounds:recode.weeks')}
            description={t('blind_rounds:recode.reminds_on', { date: day })}
            value={weeks}
            minValue={0}
            maxValue={MAX_WEEKS}
            formatOptions={{ maximumFractionDigits: 0 }}
            onChange={(next) => setWeeks(next ?? USUAL_WEEKS)}
          />
        )}
        {fromIds.length === 0 ? (
          <Note tone="warning">{t('errors:recoding_nothing_reviewed', { name })}</Note>
        ) : (
          <DrawFields drawing={drawing} />
        )}
        {problem !== undefined && <Note tone="danger">{problem}</Note>}
      </div>
    </Dialog>
  );
}
