"use strict";
// Language, colors, paper, and the first look.
function inLanguage(name) {
  root.dataset.show = name;
  const main = name === "both" ? root.dataset.first : name;
  root.lang = main === "zh" ? "zh-Hans" : "en";
  document.title = words(document.querySelector("title"));
  for (const button of all("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === name));
  applyFilters();
}

for (const button of all("[data-language]")) {
  button.addEventListener("click", () => {
    inLanguage(button.dataset.language);
    remember("replaceState");
  });
}

byId("theme").addEventListener("click", () => {
  const themes = ["auto", "light", "dark"];
  root.dataset.theme = themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length];
  stored("poolcheck-theme", root.dataset.theme);
});

byId("open-all")?.addEventListener("click", (event) => {
  const button = event.currentTarget;
  const open = button.dataset.open !== "true";
  button.dataset.open = String(open);
  for (const { element, shown } of cards) if (shown) openDetails(element, open);
});

function fromAddress() {
  const hash = location.hash.slice(1);
  if (hash.startsWith("?")) {
    const given = new URLSearchParams(hash.slice(1));
    read(hash.slice(1));
    const language = LANGUAGES.includes(given.get("lang")) ? given.get("lang") : opened;
    inLanguage(language);
    if (given.get("at")) goTo(given.get("at"), null);
  } else if (hash) {
    applyFilters();
    goTo(hash, null);
  } else {
    read("");
    applyFilters();
  }
}

// Where a style cannot open what is folded, it is opened for the paper and closed again.
if (!CSS.supports("selector(::details-content)")) {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
}

if (matchMedia("(max-width: 48rem)").matches) document.querySelector(".facets")?.removeAttribute("open");
enhance(document);
inLanguage(root.dataset.show);
fromAddress();
addEventListener("hashchange", fromAddress);
