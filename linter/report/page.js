
"use strict";
(() => {
  const form = document.getElementById("filter");
  const { words, attention } = form.elements;
  let texts;

  // In a large page, what is to be shown is the text of a `noscript`: it costs nothing until somebody looks.
  const unread = (element) => element.querySelector("noscript");
  const show = (element) => {
    const body = unread(element);
    if (body) body.outerHTML = body.textContent;
  };
  document.querySelectorAll(".matrix").forEach(show);
  const entries = [...document.querySelectorAll(".entry")];
  const visible = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) show(target);
  }, { rootMargin: "100%" });
  for (const entry of entries) if (entry.tagName !== "DETAILS" && unread(entry)) visible.observe(entry);
  addEventListener("toggle", (event) => show(event.target), true);
  addEventListener("beforeprint", () => entries.forEach(show));

  const signs = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  const textOf = (entry) =>
    unread(entry)
      ? entry.textContent.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (_, name) => signs[name])
      : entry.textContent;

  const filter = () => {
    texts ??= entries.map((entry) => textOf(entry).toLowerCase());
    const word = words.value.trim().toLowerCase();
    let shown = 0;
    entries.forEach((entry, i) => {
      entry.hidden = (attention.checked && !entry.classList.contains("attention")) || !texts[i].includes(word);
      if (!entry.hidden) ++shown;
    });
    form.querySelector("output").textContent = `${shown} of ${entries.length} entries`;
  };

  // A link into what is not shown, or not read yet, shows it.
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const holder = document.getElementById(id) ?? entries.find((entry) => unread(entry)?.textContent.includes(`id=${id}>`));
    const entry = holder?.closest(".entry");
    if (!entry) return;
    if (entry.hidden) {
      form.reset();
      filter();
    }
    show(entry);
    if (entry.tagName === "DETAILS") entry.open = true;
    document.getElementById(id).scrollIntoView();
  };

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  form.hidden = false;
  document.getElementById("stopped")?.remove();
  if (location.hash) reveal();
})();
