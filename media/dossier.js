// The dossier's only script: tells the extension what was pressed and puts its answers in place. No markup is made here.
(() => {
  const vscode = acquireVsCodeApi();
  const main = document.getElementById('dossier');
  vscode.setState({ model: main.dataset.model, registry: main.dataset.registry, revision: main.dataset.revision ?? null });

  /** What the user tries out: fact → value; a field that is empty says nothing. */
  function facts() {
    const use = {};
    for (const field of main.querySelectorAll('[data-fact]')) {
      const value = field.value.trim();
      if (value === '') continue;
      if (field.tagName === 'SELECT') use[field.dataset.fact] = value === 'true';
      else if (field.dataset.number) use[field.dataset.fact] = Number(value);
      else use[field.dataset.fact] = value;
    }
    return use;
  }

  main.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-link]');
    if (link) {
      event.preventDefault();
      vscode.postMessage({ type: 'link', url: link.dataset.link });
      return;
    }
    const button = event.target.closest('button[data-action]');
    if (!button) return;
    const { action } = button.dataset;
    if (action === 'place') vscode.postMessage({ type: 'place', id: button.dataset.place });
    else if (action === 'answer') vscode.postMessage({ type: 'answer', fact: button.dataset.for, value: facts()[button.dataset.for] });
    else vscode.postMessage({ type: action });
  });
  main.addEventListener('change', (event) => {
    if (event.target.matches('[data-fact]')) vscode.postMessage({ type: 'whatIf', use: facts() });
  });
  window.addEventListener('message', ({ data }) => {
    if (data.type === 'whatIf') {
      const status = document.getElementById('what-if');
      if (status) status.textContent = data.text;
    } else if (data.type === 'content') {
      // The extension has escaped it; scripts in it could not run under the content security policy anyway.
      const focused = document.activeElement && document.activeElement.id;
      const values = new Map([...main.querySelectorAll('[data-fact]')].map((field) => [field.id, field.value]));
      main.innerHTML = data.html;
      for (const [id, value] of values) {
        const field = document.getElementById(id);
        if (field) field.value = value;
      }
      if (focused) document.getElementById(focused)?.focus();
    }
  });
})();
