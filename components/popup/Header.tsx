/** The popup's title line; the title takes the focus when the popup opens, so that a stray Enter does nothing. */

import { Mark } from '../Mark';

export function Header({ title }: { readonly title: string }) {
  return (
    <header class="header">
      <Mark />
      <h1 tabIndex={-1}>{title}</h1>
    </header>
  );
}
