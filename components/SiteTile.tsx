/** A site's tile: its bundled mark or the first letter of its name; never a picture from the network. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type GlyphOf, glyphColors, letterTile } from '@/utils/view/site-tile';

/** The bundled marks; undefined until they are loaded, a moment after the first paint. */
export const Glyphs = createContext<GlyphOf | undefined>(undefined);

interface SiteTileProps {
  readonly siteId: string;
  readonly name: string;
  readonly small?: boolean;
  readonly large?: boolean;
}

export function SiteTile({ siteId, name, small = false, large = false }: SiteTileProps) {
  const glyphOf = useContext(Glyphs);
  const size = small ? ' small' : large ? ' large' : '';
  // An empty tile for a moment is calmer than a letter that turns into a mark.
  if (!glyphOf) return <span class={`tile${size}`} aria-hidden="true" />;
  const glyph = glyphOf(siteId);
  if (!glyph) {
    const { letter, color } = letterTile(siteId, name);
    return (
      <span class={`tile letter ${color}${size}`} aria-hidden="true">
        {letter}
      </span>
    );
  }
  const { light, dark } = glyphColors(glyph);
  return (
    <span class={`tile${size}`} style={{ '--glyph-light': light, '--glyph-dark': dark }} aria-hidden="true">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={glyph.path} />
      </svg>
    </span>
  );
}
