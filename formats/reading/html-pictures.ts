// Leaves pictures out. Where one had meaning for the reader, a marker stands in its place, with its alternative text.
import { defaultTreeAdapter } from 'parse5';
import { attribute, textOf, type Element } from './html-nodes.ts';

/** Elements that are seen or heard, not read. */
export const pictures: ReadonlySet<string> = new Set(
  'img picture video audio canvas svg map object embed iframe frame'.split(' '),
);

/** Every font with Chinese has this sign, and no prose contains it; words would belong to one language. */
const sign = '▣';

/** The marker for `element`, such as `[▣ A map of Wuxi]`; null for decoration. */
export function pictureMarker(element: Element): string | null {
  const words = wordsFor(element);
  if (words === null) return null;
  const line = words.replaceAll(/[\s[\]]+/g, ' ').trim();
  // Some programs put the file's name where a description should be.
  const isFile = /^\S+\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|emf|wmf)$/i.test(line);
  return line === '' || isFile ? `[${sign}]` : `[${sign} ${line}]`;
}

/** The alternative text of a picture: empty if it has none, null for one that only fills or decorates a page. */
function wordsFor(element: Element): string | null {
  switch (element.tagName) {
    case 'img': {
      const words = attribute(element, 'alt');
      const isPoint = [attribute(element, 'width'), attribute(element, 'height')].includes('1');
      // By the HTML standard, only an empty alternative means that the picture adds nothing (4.8.4.4.4).
      return isPoint || words === '' ? null : (words ?? '');
    }
    case 'picture': {
      const picture = descendant(element, 'img');
      return picture ? wordsFor(picture) : null;
    }
    case 'svg': {
      const title = descendant(element, 'title');
      const words = attribute(element, 'aria-label') ?? (title ? textOf(title) : '');
      return words !== '' || descendant(element, 'image') ? words : null;
    }
    case 'video':
    case 'audio':
      return attribute(element, 'aria-label') ?? attribute(element, 'title') ?? '';
    default:
      return null;
  }
}

function descendant(element: Element, tag: string): Element | null {
  for (const child of element.childNodes) {
    if (!defaultTreeAdapter.isElementNode(child)) continue;
    if (child.tagName === tag) return child;
    const found = descendant(child, tag);
    if (found) return found;
  }
  return null;
}
