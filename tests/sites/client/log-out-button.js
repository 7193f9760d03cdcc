/** Buttons without an address: only this script knows what they do. */
for (const button of document.querySelectorAll('[data-posts-to]')) {
  button.addEventListener('click', async () => {
    const headers = { 'x-csrf-token': document.querySelector('meta[name=csrf-token]')?.content ?? '' };
    await fetch(button.dataset.postsTo, { method: 'POST', headers });
    location.assign('/');
  });
}
