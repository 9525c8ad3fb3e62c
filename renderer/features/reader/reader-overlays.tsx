import type { CodingRecord } from '#core/records.ts';
import { codePath } from '#renderer/common/codes/code-path.ts';
import { CodePalette } from '#renderer/common/codes/code-palette.tsx';
import { LostCodingsDialog } from './lost-codings-dialog.tsx';
import type { ReaderDesk } from './reader-desk.ts';
import { ReaderMenu } from './reader-menu.tsx';
import type { ReaderMenuState } from './use-reader-menu.ts';
import { useSessionState } from './use-source-session.ts';

export interface ReaderOverlaysProps {
  readonly desk: ReaderDesk;
  readonly recentIds: readonly string[];
  readonly menus: ReaderMenuState;
  /** Records of all codings of the source, those of other coders among them. */
  readonly held: ReadonlyMap<string, CodingRecord>;
}

/** What opens over the text: the palette of codes, the menu, and the question about codings that would be lost. */
export function ReaderOverlays({ desk, recentIds, menus, held }: ReaderOverlaysProps) {
  const { session, focused, codebook, palette } = desk;
  const { lost } = useSessionState(session);
  const { menu } = menus;
  return (
    <>
      {palette.palette && (
        <CodePalette
          purpose={palette.palette.purpose}
          codebook={codebook}
          recentIds={recentIds}
          exceptId={palette.palette.purpose === 'recode' ? focused?.codeId : undefined}
          reach={palette.palette.passage?.reach ?? null}
          anchor={palette.anchor}
          onChoose={palette.choose}
          onCreate={palette.create}
          onWiden={palette.widen}
          onClose={palette.close}
        />
      )}
      {menu && (menu.about.what === 'words' || focused) && (
        <ReaderMenu {...menu} desk={desk} recentIds={recentIds} onClose={menus.close} />
      )}
      {lost.length > 0 && (
        <LostCodingsDialog
          lost={lost.map(({ id, was, words }) => {
            // Also those of other coders, which may not be shown in the text.
            const codeId = held.get(id)?.codeId ?? '';
            const colour = codebook.byId.get(codeId)?.colour ?? 0;
            return { id, was, words, colour, path: codePath(codebook, codeId) };
          })}
          onAnswer={(answer) => session.answer(answer)}
        />
      )}
    </>
  );
}
