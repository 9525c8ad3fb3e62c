// Pictures are left out. Where one told the reader something, a marker stands in its place, with the words that
// its maker gave it for those who cannot see it.
import { defaultTreeAdapter } from 'parse5';
import { attribute, textOf, type Element } from './html-nodes.ts';

/** Elements that are seen or heard, and not read. */
export const pictures: ReadonlySet<string> = new Set(
  'img picture video audio canvas svg map object embed iframe frame'.split(' '),
);

/** The sign is in every font that has Chinese, and in no prose; words would be of one language. */
const sign = '▣';

/** What stands in the place of `element`, such as `[▣ A map of Wuxi]`; null where it is decoration. */
export function pictureMarker(element: Element): string | null {
  const words = wordsFor(element);
  if (words === null) return null;
  const line = words.replaceAll(/[\s[\]]+/g, ' ').trim();
  // Programs put the name of the file where words should be.
  const isFile = /^\S+\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|emf|wmf)$/i.test(line);
  return line === '' || isFile ? `[${sign}]` : `[${sign} ${line}]`;
}

/** The words given to a picture, empty where it has none, null for what only fills or decorates a page. */
function wordsFor(element: Element): string | null {
  switch (element.tagName) {
    case 'img': {
      const words = attribute(element, 'alt');
      const isPoint = [attribute(element, 'width'), attribute(element, 'height')].includes('1');
      // HTML says of an empty alternative, and only of that, that the picture adds nothing (4.8.4.4.4).
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
