import { Dices, Plus } from 'lucide-react';
import { useState } from 'react';
import type { SampleRecord } from '#core/records.ts';
import { sampleDesignFrom } from '#core/sampling/sample-design.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { DrawDialog } from './draw-dialog.tsx';
import { deleteSample, openSample } from './sample-acts.ts';
import { useSamples } from './samples-place.ts';
import styles from './triage-lists.module.css';

/** The samples, and a button to draw another one. */
export function SampleList() {
  const { t } = useWords();
  const { samples, chosen, choose } = useSamples();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const sources = useProject((state) => state.tables.source.size);
  const [isDrawing, setDrawing] = useState(false);
  const canDraw = !readOnly && sources > 0;
  useActions(canDraw ? { 'edit.new': { run: () => setDrawing(true), label: t('triage:draw') } } : {});
  return (
    <>
      <div className={styles.choice}>
        <Button icon={<Plus size={15} aria-hidden />} isDisabled={!canDraw} onPress={() => setDrawing(true)}>
          {t('triage:draw')}
        </Button>
      </div>
      {samples.length > 0 && (
        <VirtualList<SampleRecord>
          label={t('triage:view_samples')}
          items={samples}
          idOf={({ id }) => id}
          estimate={50}
          selected={new Set(chosen ? [chosen.id] : [])}
          onSelectedChange={([id]) => {
            if (id !== undefined) choose(id);
          }}
          onOpen={openSample}
          {...(readOnly
            ? {}
            : {
                onDelete: () => chosen && void deleteSample(chosen),
                menu: ([sample]) =>
                  sample
                    ? [
                        {
                          entries: [
                            {
                              id: 'open',
                              label: t('triage:open_as_queue'),
                              keys: 'Enter',
                              run: () => openSample(sample),
                            },
                            {
                              id: 'delete',
                              label: t('triage:delete'),
                              keys: 'Delete',
                              danger: true,
                              run: () => void deleteSample(sample),
                            },
                          ],
                        },
                      ]
                    : [],
              })}
          render={(sample) => <SampleLine sample={sample} />}
        />
      )}
      {isDrawing && <DrawDialog onClose={() => setDrawing(false)} onDrawn={choose} />}
    </>
  );
}

function SampleLine({ sample }: { sample: SampleRecord }) {
  const { t } = useWords();
  const { size } = sampleDesignFrom(sample.settings);
  return (
    <span className={styles.line}>
      <Dices size={14} aria-hidden className={styles.mark} />
      <span className={styles.lineWords}>
        <span className={styles.lineTitle}>{sample.name}</span>
        <span className={styles.lineFacts}>
          {t('triage:sample_facts', { count: size, seed: String(sample.seed) })}
        </span>
      </span>
    </span>
  );
}
