import { spaceAfter } from '#words/chinese-spacing.ts';

/** A sentence that another or a button follows, with the space that its language sets between them. */
export function Sentence({ children }: { readonly children: string }) {
  return (
    <>
      {children}
      {spaceAfter(children)}
    </>
  );
}
