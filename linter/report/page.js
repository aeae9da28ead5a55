
"use strict";
(() => {
  const form = document.getElementById("filter");
  const { words, attention } = form.elements;
  const entries = [...document.querySelectorAll(".entry")];
  let texts;

  const filter = () => {
    texts ??= entries.map((entry) => entry.textContent.toLowerCase());
    const word = words.value.trim().toLowerCase();
    let shown = 0;
    entries.forEach((entry, i) => {
      entry.hidden = (attention.checked && !entry.classList.contains("attention")) || !texts[i].includes(word);
      if (!entry.hidden) ++shown;
    });
    form.querySelector("output").textContent = `${shown} of ${entries.length} entries`;
  };

  // A link into what is not shown shows everything again.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest(".entry")?.hidden) return;
    form.reset();
    filter();
    target.scrollIntoView();
  };

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  form.hidden = false;
})();
