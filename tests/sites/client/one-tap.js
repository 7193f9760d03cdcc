// Saved logins in localStorage: kept when the server hands them over, and offered on the log-in page even if the cookie is gone.
(() => {
  const key = 'one_tap_accounts';
  const { save } = window.page;
  if (save) {
    localStorage.setItem(key, JSON.stringify(save));
    location.replace('/');
    return;
  }
  const box = document.querySelector('#one-tap');
  const shown = new Set([...box.querySelectorAll('[name=user_id]')].map((input) => input.value));
  for (const { id, user, nonce } of JSON.parse(localStorage.getItem(key) ?? '[]')) {
    if (shown.has(id)) continue;
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/api/v1/web/accounts/one_tap_web_login/';
    const fields = { csrfmiddlewaretoken: box.dataset.csrf, user_id: id, login_nonce: nonce };
    for (const [name, value] of Object.entries(fields)) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name, value });
      form.append(input);
    }
    const button = document.createElement('button');
    button.type = 'submit';
    button.textContent = `Continue as ${user}`;
    form.append(button);
    box.append(form);
  }
})();
