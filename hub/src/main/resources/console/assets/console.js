// What HTML and htmx do not do by themselves: live updates while the page is looked at, dialogs, toasts, a few keys.
(() => {
  "use strict";
  const body = document.body;
  document.documentElement.classList.add("scripted");

  // Live: one stream while the page is visible; what changed, parts of the page ask by themselves ("live from:body").
  const live = body.dataset.live;
  let stream = null;
  let missed = false;
  function listen() {
    if (!live || stream || document.hidden) return;
    stream = new EventSource(live);
    stream.addEventListener("ready", () => {
      if (missed) htmx.trigger(body, "live");
      missed = true;
    });
    stream.addEventListener("changed", () => htmx.trigger(body, "live"));
  }
  function hush() {
    if (stream) stream.close();
    stream = null;
  }
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  window.addEventListener("pagehide", hush);
  window.addEventListener("pageshow", listen);
  listen();

  // Whoever is at work in a part of the page does not have it replaced under their hands.
  body.addEventListener("htmx:confirm", (event) => {
    const part = event.target.closest("[data-careful]");
    const cause = event.detail.triggeringEvent; // none: it was time
    const byItself = !cause || cause.type === "live";
    if (part && byItself && part.querySelector("input:checked, details[open], textarea:focus, input:focus, select:focus, button:focus")) {
      event.preventDefault();
    }
  });

  // Rows that were not there before light up once.
  let known = null;
  body.addEventListener("htmx:beforeSwap", () => {
    known = new Set([...document.querySelectorAll("tr[data-id]")].map((row) => row.dataset.id));
  });
  body.addEventListener("htmx:afterSettle", (event) => {
    const cause = event.detail.requestConfig && event.detail.requestConfig.triggeringEvent;
    if (known && cause && cause.type === "live") {
      document.querySelectorAll("tr[data-id]").forEach((row) => {
        if (!known.has(row.dataset.id)) row.classList.add("new-row");
      });
    }
  });

  body.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.dialog);
      if (dialog) dialog.showModal();
      return;
    }
    const closer = event.target.closest("[data-close]");
    if (closer) {
      const box = closer.closest("dialog, .toast");
      if (box instanceof HTMLDialogElement) box.close();
      else if (box) box.remove();
      return;
    }
    const copier = event.target.closest("[data-copy]");
    if (copier) navigator.clipboard.writeText(copier.dataset.copy);
  });

  // A click beside a dialog closes it.
  body.addEventListener("click", (event) => {
    if (event.target instanceof HTMLDialogElement) event.target.close();
  });

  // "All" ticks what is listed.
  body.addEventListener("change", (event) => {
    const all = event.target.closest("[data-tick-all]");
    if (all) {
      document.querySelectorAll(`input[type=checkbox][name="${all.dataset.tickAll}"]`).forEach((box) => {
        box.checked = all.checked;
      });
    }
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });

  // Deeds that cannot be taken back are asked twice.
  body.addEventListener("submit", (event) => {
    const question = event.submitter && event.submitter.dataset.ask;
    if (question && !window.confirm(question)) event.preventDefault();
  });

  // What was unfolded stays so when its part of the page comes anew.
  let unfolded = [];
  body.addEventListener("htmx:beforeSwap", () => {
    unfolded = [...document.querySelectorAll("details[id][open]")].map((each) => each.id);
  });
  body.addEventListener("htmx:afterSwap", () => {
    unfolded.forEach((id) => {
      const part = document.getElementById(id);
      if (part) part.open = true;
    });
  });

  // What was clicked is shown where it can be seen.
  body.addEventListener("htmx:afterSettle", (event) => {
    const cause = event.detail.requestConfig && event.detail.requestConfig.triggeringEvent;
    const shown = document.querySelector("[data-reveal]");
    if (shown && cause && cause.type === "click" && shown.getBoundingClientRect().top > window.innerHeight - 80) {
      shown.scrollIntoView({ block: "start" });
    }
  });

  // A draft is not left by mistake.
  let unsaved = false;
  body.addEventListener("input", (event) => {
    if (event.target.closest("[data-unsaved]")) unsaved = true;
  });
  body.addEventListener("click", (event) => {
    const button = event.target.closest("[data-unsaved] button[name=do]");
    if (button && !button.value.startsWith("select:")) unsaved = button.value !== "save";
    if (event.target.closest("[data-discard]")) unsaved = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      const search = document.querySelector("input[type=search]");
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    }
  });

  // Toasts go by themselves, but not while they are looked at.
  document.querySelectorAll(".toast").forEach((toast) => {
    let timer = setTimeout(() => toast.remove(), 7000);
    toast.addEventListener("mouseenter", () => clearTimeout(timer));
    toast.addEventListener("mouseleave", () => (timer = setTimeout(() => toast.remove(), 3000)));
  });
})();
