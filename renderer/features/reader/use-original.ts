import { useEffect, useState } from 'react';
import type { PageLayout } from '#core/text/page-layout.ts';
import type { SourceRecord } from '#core/records.ts';
import { api, host } from '#renderer/api.ts';
import { openPdf, type PdfFile } from '#renderer/pages/pdf-file.ts';
import { useTeam } from '#renderer/app/services/team-state.tsx';
import { useAnswer } from '#renderer/app/services/use-answer.ts';

/**
 * Why the pages of an original cannot be drawn: there is no file, it is still to come from the team, it cannot be opened as a
 * pdf, or some of its pages fail.
 */
export type OriginalFailure = 'missing' | 'coming' | 'broken' | 'damaged';

export interface Original {
  /** Null until loaded. */
  readonly layout: readonly PageLayout[] | null;
  readonly file: PdfFile | null;
  readonly failure: OriginalFailure | null;
  /** Called if a page could not be drawn. */
  readonly onFailure: () => void;
}

/** The original of a source, opened for drawing, and the places of the current text on it. */
export function useOriginal({ id, textHash, originalHash }: SourceRecord): Original {
  // The layout of a long document takes megabytes; without this, saving any source would fetch it again.
  const { value: layout } = useAnswer(
    `layout ${id} ${textHash} ${originalHash ?? ''}`,
    (asking) => asking.sources.layout({ id }),
    { isFixed: true },
  );
  const [file, setFile] = useState<PdfFile | null>(null);
  const [failure, setFailure] = useState<OriginalFailure | null>(null);
  // Asked again whenever an original has come.
  const coming = useTeam()?.coming.count ?? 0;
  const asked = failure === 'coming' ? coming : null;
  const [onFailure] = useState(() => () => setFailure((before) => before ?? 'damaged'));
  useEffect(() => {
    let gone = false;
    let opened: PdfFile | null = null;
    const open = async (): Promise<void> => {
      const bytes = originalHash === null ? null : await host.original(id);
      if (gone) return;
      if (!bytes) {
        const { isComing } = await api.team.openOriginal({ sourceId: id });
        if (!gone) setFailure(isComing ? 'coming' : 'missing');
        return;
      }
      setFailure((before) => (before === 'coming' ? null : before));
      opened = await openPdf(bytes);
      if (gone) opened.close();
      else setFile(opened);
    };
    open().catch(() => {
      if (!gone) setFailure('broken');
    });
    return () => {
      gone = true;
      opened?.close();
      setFile(null);
    };
  }, [id, originalHash, asked]);
  return { layout: layout ?? null, file, failure, onFailure };
}
