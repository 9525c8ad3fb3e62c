import { CodePalette } from '#renderer/common/codes/code-palette.tsx';
import { LostCodingsDialog } from './lost-codings-dialog.tsx';
import { ReaderMenu } from './reader-menu.tsx';
import { useDesk, useMoment } from './use-desk.ts';

/** What opens over the text: the code palette, the menu, and the question about codings that would be lost. */
export function ReaderOverlays() {
  const desk = useDesk();
  const { palette, menu, focused, codebook, recentIds, held, text } = useMoment();
  return (
    <>
      {palette && (
        <CodePalette
          purpose={palette.purpose}
          codebook={codebook}
          recentIds={recentIds}
          exceptId={palette.purpose === 'recode' ? focused?.codeId : undefined}
          reach={palette.passage?.reach ?? null}
          anchor={desk.palette.anchor}
          onChoose={desk.palette.choose}
          onCreate={desk.palette.create}
          onWiden={desk.palette.widen}
          onClose={desk.palette.close}
        />
      )}
      {menu && (menu.about.what === 'words' || focused) && <ReaderMenu {...menu} />}
      {text.lost.length > 0 && (
        <LostCodingsDialog
          lost={text.lost.map(({ id, was, words }) => {
            // Includes codings of other coders, which the text may not show.
            const codeId = held.get(id)?.codeId ?? '';
            const colour = codebook.byId.get(codeId)?.colour ?? 0;
            return { id, was, words, colour, path: desk.pathOf(codeId) };
          })}
          onAnswer={(answer) => desk.session.answer(answer)}
        />
      )}
    </>
  );
}
